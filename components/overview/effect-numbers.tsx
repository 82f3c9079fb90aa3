'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import type { NowResource } from '#lib/client/overview.ts';
import { formatCount } from '#lib/format/numbers.ts';

const SHOWN = ['allow', 'settle', 'review', 'degrade', 'block'] as const;

/** Effects as numbers, each opening its decisions. Lowered ones are shown as themselves, never as allowed. */
export function EffectNumbers({ effects }: { readonly effects: NowResource['effects'] }) {
  const t = useTranslations('now');
  const total = SHOWN.reduce((sum, effect) => sum + effects[effect], 0);
  if (total === 0) return <p className="py-3 text-ink-2">{t('noDecisions')}</p>;
  return (
    <dl className="figures flex flex-wrap gap-x-7 gap-y-3 py-3">
      {SHOWN.filter((effect) => effects[effect] > 0).map((effect) => (
        <div key={effect} className="relative flex flex-col-reverse">
          <dt>
            <Link
              href={`/decisions?effect=${effect}`}
              className="after:absolute after:inset-0 hover:underline"
            >
              <EffectMark effect={effect} />
            </Link>
          </dt>
          <dd className="font-strong text-figure tracking-[-0.02em]">{formatCount(effects[effect])}</dd>
        </div>
      ))}
    </dl>
  );
}
