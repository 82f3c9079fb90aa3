'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { buttonClasses } from '#components/ui/button-classes.ts';

type CopyButtonProps = {
  readonly text: string;
  /** What is copied, for its name: “Copy the command”. Without `isWordy` only the icon shows. */
  readonly label: string;
  readonly isWordy?: boolean;
};

/** Puts text on the clipboard and says so. */
export function CopyButton({ text, label, isWordy }: CopyButtonProps) {
  const t = useTranslations('ui');
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    writeClipboard(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  const said = state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : label;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={isWordy ? undefined : label}
      title={isWordy ? undefined : said}
      className={buttonClasses(isWordy ? 'plain' : 'quiet', { isSmall: !isWordy })}
    >
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {isWordy ? said : null}
      <span aria-live="polite" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </button>
  );
}

// Browsers offer the clipboard only where the page is secure; elsewhere the caller is told that it failed.
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
