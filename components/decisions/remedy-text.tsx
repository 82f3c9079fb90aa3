'use client';

import { FigureText } from '#components/decisions/figure-text.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { Reason } from '#lib/client/decisions.ts';

type RemedyTextProps = { readonly remedy: Reason['remedies'][number]; readonly className?: string };

/** A remedy in words. One that names arguments keeps them exactly as they have to be sent. */
export function RemedyText({ remedy, className }: RemedyTextProps) {
  const Text = remedy.kind === 'fix_request' || remedy.kind === 'change' ? HiddenText : FigureText;
  return <Text text={remedy.text} className={className} />;
}
