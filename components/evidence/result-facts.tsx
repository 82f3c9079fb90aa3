'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ResultText } from '#components/evidence/result-text.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Digest, HiddenText } from '#components/ui/fact-text.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { AgeText, MomentText } from '#components/ui/time-text.tsx';
import type { EvidenceResource } from '#lib/client/evidence.ts';

/** Everything that is kept of one result. */
export function ResultFacts({ evidence }: { readonly evidence: EvidenceResource }) {
  const t = useTranslations('evidence.facts');
  const words = useTranslations('evidence');
  const { agent, check, source, countsFrom, observedAt, note, signature } = evidence;
  const none = <span className="text-ink-3">{t('none')}</span>;
  const corrections = [
    { id: 'corrects', label: t('corrects'), of: evidence.corrects },
    { id: 'correctedBy', label: t('correctedBy'), of: evidence.correctedBy },
  ].flatMap(({ of, ...rest }) => (of ? [{ ...rest, value: <EvidenceLink id={of} /> }] : []));
  const items = [
    { id: 'result', label: words('results.result'), value: <ResultText result={evidence.result} /> },
    ...corrections,
    {
      id: 'agent',
      label: words('agent'),
      value: <MonoLink href={`/agents/${agent.key}`} text={agent.key} />,
    },
    {
      id: 'check',
      label: words('check'),
      value: (
        <>
          <span className="font-mono text-mono">{check.key}</span>{' '}
          <span className="text-ink-2">{check.name}</span>
        </>
      ),
    },
    { id: 'method', label: words('methodLabel'), value: words(`method.${evidence.method}`) },
    {
      id: 'source',
      label: words('source'),
      value: source ? <HiddenText text={source.name} /> : words('board.ownWord'),
    },
    { id: 'observed', label: words('results.observed'), value: <Moment at={observedAt} /> },
    { id: 'received', label: t('received'), value: <MomentText at={evidence.receivedAt} as="exact" /> },
    ...(countsFrom === observedAt
      ? []
      : [{ id: 'counts', label: t('countsFrom'), value: <MomentText at={countsFrom} as="exact" /> }]),
    {
      id: 'build',
      label: words('build'),
      value: evidence.buildDigest ? <Digest digest={evidence.buildDigest} /> : none,
    },
    {
      id: 'artifact',
      label: t('artifact'),
      value: evidence.artifactDigest ? <Digest digest={evidence.artifactDigest} /> : none,
    },
    { id: 'signature', label: t('signature'), value: signature ? <Signature text={signature} /> : none },
    { id: 'by', label: t('by'), value: evidence.createdBy.name },
    ...(note
      ? [
          {
            id: 'note',
            label: t('note'),
            value: <HiddenText text={note} className="whitespace-pre-line" />,
          },
        ]
      : []),
    {
      id: 'id',
      label: t('id'),
      value: <span className="font-mono text-mono wrap-anywhere">{evidence.id}</span>,
    },
  ];
  return <KeyValues items={items} />;
}

function EvidenceLink({ id }: { readonly id: string }) {
  return <MonoLink href={`/evidence/${id}`} text={id} />;
}

function MonoLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <Link href={href} className="font-mono text-mono underline underline-offset-2 wrap-anywhere">
      {text}
    </Link>
  );
}

function Moment({ at }: { readonly at: string }) {
  return (
    <>
      <MomentText at={at} as="exact" />, <AgeText at={at} />
    </>
  );
}

function Signature({ text }: { readonly text: string }) {
  const t = useTranslations('evidence.facts');
  return (
    <span className="inline-flex items-center gap-1 font-mono text-ink-2 text-mono">
      {t('checked')} {text.slice(0, 12)}…
      <CopyButton text={text} label={t('copySignature')} />
    </span>
  );
}
