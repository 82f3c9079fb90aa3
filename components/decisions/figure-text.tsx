'use client';

import { useTranslations } from 'next-intl';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { useAgeWords } from '#components/ui/time-text.tsx';
import { durationParts } from '#lib/format/ages.ts';
import { figureParts } from '#lib/format/figures.ts';

/** A recorded sentence as a person would write it: figures grouped, `in P1D` as “per day”. */
export function FigureText({ text, className }: { readonly text: string; readonly className?: string }) {
  return <HiddenText text={useFigureWords()(text)} className={className} />;
}

/** The same, as text. */
function useFigureWords(): (text: string) => string {
  const t = useTranslations('decisions.per');
  const words = useAgeWords();
  const spell = (iso: string) => durationParts(iso).map(words).join(' ') || iso;
  return (text) =>
    figureParts(text).reduce((written, part) => {
      if (!part.isDuration) return written + part.text;
      const [only, ...rest] = durationParts(part.text);
      const isOne = only?.count === 1 && rest.length === 0;
      return isOne && written.endsWith(' in ')
        ? `${written.slice(0, -' in '.length)} ${t(only.unit)}`
        : written + spell(part.text);
    }, '');
}
