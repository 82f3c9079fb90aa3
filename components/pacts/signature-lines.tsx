'use client';

import { useTranslations } from 'next-intl';
import type { Version } from '#components/pacts/pact-document.tsx';
import type { SignatureLine } from '#components/ui/signature-block.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { shortDigest } from '#lib/format/digests.ts';

const OPEN = ['in_review', 'approved'] as const;

/** Everybody who signed a version, and the lines that still wait for somebody. */
export function useSignatureLines(version: Version): readonly SignatureLine[] {
  const t = useTranslations('pacts');
  const role = useTranslations('ui.role');
  const author: SignedLine = {
    id: 'author',
    at: version.submittedAt,
    signedBy: version.author.name,
    role: t('sign.wrote'),
    when: <MomentText at={version.submittedAt} />,
  };
  const isVoid = (personId: string) =>
    version.voidedApprovals.some(({ number, person }) => number === version.number && person.id === personId);
  const standing = version.signatures.filter(({ kind, person }) => kind !== 'approval' || !isVoid(person.id));
  const signed = standing.map(
    (signature): SignedLine => ({
      at: signature.at,
      id: `${signature.kind}-${signature.person.id}`,
      signedBy: signature.person.name,
      role: signature.role
        ? t(`sign.${signature.kind}As`, { role: role(signature.role as 'owner') })
        : t(`sign.${signature.kind}`),
      when: <MomentText at={signature.at} />,
    }),
  );
  const lines = [...voided(version, t), author, ...signed, ...activation(version, t)];
  return [...lines.sort((one, other) => one.at.localeCompare(other.at)), ...awaited(version, t)];
}

/** Whether everybody who must sign has: nothing is owed, and two people stand behind it. */
export function isFullySigned({ approvals, isSolo, isNarrowing, ratifiedAt, status }: Version): boolean {
  if (status === 'sent_back') return false;
  return isSolo || isNarrowing ? ratifiedAt !== null : approvals.given >= approvals.needed;
}

type SignedLine = SignatureLine & { readonly at: string };

type Translate = ReturnType<typeof useTranslations<'pacts'>>;

function voided(version: Version, t: Translate): SignedLine[] {
  return version.voidedApprovals.map(({ person, number, digest, at, editor, clauses }) => {
    const edit = { name: editor?.name ?? '', clauses: clauses.join(', '), count: clauses.length };
    const how = editor === null ? 'sentBack' : clauses.length === 0 ? 'voidedText' : 'voidedClauses';
    return {
      at,
      id: `voided-${number}-${person.id}`,
      signedBy: person.name,
      role: t('sign.approvedText', { number, digest: shortDigest(digest).groups }),
      when: <MomentText at={at} />,
      voidedBy: t(`sign.${how}`, edit),
    };
  });
}

function activation(version: Version, t: Translate): SignedLine[] {
  if (!version.activatedBy || !version.activatedAt) return [];
  const how = version.isSolo ? 'activatedSolo' : version.isNarrowing ? 'activatedNarrowing' : 'activated';
  return [
    {
      id: 'activated',
      at: version.activatedAt,
      signedBy: version.activatedBy.name,
      role: t(`sign.${how}`),
      mark: version.isSolo && version.ratifiedAt === null ? t('solo') : undefined,
      when: <MomentText at={version.activatedAt} />,
    },
  ];
}

function awaited(version: Version, t: Translate): SignatureLine[] {
  const isOpen = OPEN.some((status) => status === version.status);
  const missing = version.approvals.needed - version.approvals.given;
  if (isOpen && missing > 0) {
    const others = version.approvals.eligible
      .filter((person) => person.id !== version.author.id)
      .map((person) => person.name);
    const who = others.length > 0 ? t('sign.from', { names: others.join(', ') }) : t('sign.nobodyElse');
    return [{ id: 'awaited', signedBy: null, awaits: t('sign.missing', { count: missing }), role: who }];
  }
  if (version.status === 'active' && (version.isSolo || version.isNarrowing) && version.ratifiedAt === null) {
    return [{ id: 'ratify', signedBy: null, awaits: t('sign.secondPerson'), role: t('sign.toRatify') }];
  }
  return [];
}
