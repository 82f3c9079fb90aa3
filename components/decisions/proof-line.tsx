'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Proof, ReadProof } from '#components/decisions/proof.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { Fuse, FuseFrame } from '#components/ui/fuse.tsx';
import { useAgeWords } from '#components/ui/time-text.tsx';
import { ageOf } from '#lib/format/ages.ts';
import { shortDigest } from '#lib/format/digests.ts';

type ProofLineProps = {
  readonly read: ReadProof;
  /** When it was decided: the fuse stands as it stood then. */
  readonly at: string;
};

/** The evidence a requirement found, with its age then and what was wrong with it. */
export function ProofLine({ read: { proof, fault }, at }: ProofLineProps) {
  const t = useTranslations('decisions.proof');
  if (proof === null) return <FuseFrame look="missing">{t('missing')}</FuseFrame>;
  return (
    <>
      <Standing proof={proof} fault={fault} at={at} />
      <span className="block text-ink-2">
        <Link href={`/evidence/${proof.evidence}`} className="relative underline underline-offset-2">
          {proof.result}
        </Link>
        {proof.method === null ? null : ` · ${t(`method.${proof.method}`)}`}
        {' · '}
        {proof.source === null ? t('ownWord') : <HiddenText text={proof.source} />}
        {proof.build ? (
          <span className="font-mono text-mono">
            {' · '}
            {shortDigest(proof.build).groups}
          </span>
        ) : null}
      </span>
    </>
  );
}

type StandingProps = { readonly proof: Proof; readonly fault: ReadProof['fault']; readonly at: string };

function Standing({ proof, fault, at }: StandingProps) {
  const t = useTranslations('decisions.proof');
  const words = useAgeWords();
  const age = words(ageOf(Date.parse(at) - Date.parse(proof.at)));
  if (fault === 'failed') return <FuseFrame look="failed">{t('failed', { age })}</FuseFrame>;
  if (fault === 'other_build') return <FuseFrame look="missing">{t('otherBuild')}</FuseFrame>;
  if (proof.until === null) return <FuseFrame look={fault ?? 'fresh'}>{t('old', { age })}</FuseFrame>;
  return <Fuse from={proof.at} until={proof.until} at={at} />;
}
