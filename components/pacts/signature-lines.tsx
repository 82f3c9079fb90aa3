'use client';

import { useTranslations } from 'next-intl';
import type { Version } from '#components/pacts/pact-document.tsx';
import type { SignatureLine } from '#components/ui/document-page.tsx';
import { MomentText } from '#components/ui/time-text.tsx';

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
  const signed = version.signatures.map(
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
  const lines = [author, ...signed, ...activation(version, t)];
  return [...lines.sort((one, other) => one.at.localeCompare(other.at)), ...awaited(version, t)];
}

type SignedLine = SignatureLine & { readonly at: string };

type Translate = ReturnType<typeof useTranslations<'pacts'>>;

function activation(version: Version, t: Translate): SignedLine[] {
  if (!version.activatedBy || !version.activatedAt) return [];
  const mark = version.isSolo
    ? t('sign.activatedSolo')
    : version.isNarrowing
      ? t('sign.activatedNarrowing')
      : t('sign.activated');
  return [
    {
      id: 'activated',
      at: version.activatedAt,
      signedBy: version.activatedBy.name,
      role: mark,
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
