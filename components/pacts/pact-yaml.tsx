'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { pactYaml } from '#lib/format/pact-yaml.ts';

/** A pact's text as YAML. */
export function PactYaml({ content }: { readonly content: PactContent }) {
  const t = useTranslations('pacts.yaml');
  const text = pactYaml(content);
  return (
    <div className="grid gap-2.5">
      <div>
        <CopyButton text={text} label={t('copy')} isWordy />
      </div>
      <section
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto border border-line bg-sunk p-3"
      >
        <pre className="font-mono text-mono">{text}</pre>
      </section>
    </div>
  );
}
