'use client';

import { useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EffectBand, EffectMark } from '#components/ui/effect-mark.tsx';
import { EffectMatrix } from '#components/ui/effect-matrix.tsx';
import { Digest, HiddenText } from '#components/ui/fact-text.tsx';
import { Fuse, FuseFrame } from '#components/ui/fuse.tsx';
import { RecordedMark, Tag } from '#components/ui/marks.tsx';
import { SignatureBlock } from '#components/ui/signature-block.tsx';
import { AgeText, DeadlineText, MomentText } from '#components/ui/time-text.tsx';
import { SIGNATURES } from '#components/widgets/signature-states.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Text that hides something: a zero-width space, a turn of direction, a letter of another script. */
const HIDING = 'pay\u200bment to \u202eDE02\u202c, p\u0430id';

/** All own widgets in all their states, for whoever changes one: what is drawn here is drawn nowhere else anew. */
export function WidgetBoard({ at }: { readonly at: number }) {
  const { resolvedTheme, setTheme } = useTheme();
  const moment = (offsetMs: number) => new Date(at + offsetMs).toISOString();
  return (
    <>
      <div className="flex items-baseline justify-between">
        <h1 className="font-strong text-title">Widgets</h1>
        <Button onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}>Other theme</Button>
      </div>
      <States title="Effect mark">
        {EFFECTS.map((effect) => (
          <EffectMark key={effect} effect={effect} />
        ))}
        <EffectMark effect="review">Held for 2 approvers</EffectMark>
      </States>
      <States title="Effect band">
        {EFFECTS.map((effect) => (
          <div key={effect} className="w-full">
            <EffectBand effect={effect} end={<DeadlineText at={moment(HOUR_MS)} />}>
              <EffectMark effect={effect} />
            </EffectBand>
          </div>
        ))}
      </States>
      <States title="Recorded mark">
        <RecordedMark />
        <RecordedMark sealedAs="4182" />
      </States>
      <States title="Age">
        {[0, 4_000, 18 * MINUTE_MS, 5 * HOUR_MS, 3 * DAY_MS, 400 * DAY_MS].map((ageMs) => (
          <AgeText key={ageMs} at={moment(-ageMs)} />
        ))}
        <AgeText at={moment(-18 * MINUTE_MS)} isBare />
      </States>
      <States title="Deadline">
        {(['clock', 'words', 'in'] as const).map((as) =>
          [-HOUR_MS, 40_000, 29 * MINUTE_MS, 6 * DAY_MS].map((leftMs) => (
            <DeadlineText key={`${as} ${leftMs}`} at={moment(leftMs)} as={as} />
          )),
        )}
      </States>
      <States title="Moment">
        {(['moment', 'time', 'exact'] as const).map((as) => (
          <MomentText key={as} at={moment(0)} as={as} />
        ))}
      </States>
      <States title="Fuse">
        <Fuse from={moment(-HOUR_MS)} until={moment(6 * DAY_MS)} />
        <Fuse from={moment(-6 * DAY_MS)} until={moment(HOUR_MS)} />
        <Fuse from={moment(-3 * DAY_MS)} until={moment(-2 * DAY_MS)} />
        <FuseFrame look="failed">failed 3 h ago</FuseFrame>
        <FuseFrame look="missing">no result yet</FuseFrame>
      </States>
      {SIGNATURES.map(({ title, lines, isComplete }) => (
        <States key={title} title={`Signature block: ${title}`}>
          <div className="w-full">
            <SignatureBlock lines={lines} isComplete={isComplete} />
          </div>
        </States>
      ))}
      <States title="Effect matrix">
        <EffectMatrix
          label="Was, would be"
          cells={[
            { was: 'allow', would: 'allow', count: 1204 },
            { was: 'allow', would: 'review', count: 64 },
            { was: 'review', would: 'block', count: 3 },
            { was: 'block', would: 'unknown', count: 7 },
          ]}
          onOpen={() => undefined}
        />
      </States>
      <States title="Facts">
        <Digest digest={`sha256:${'3f9a1c'.repeat(10)}0b1d`} />
        <HiddenText text={HIDING} />
        <Tag>dry run</Tag>
      </States>
      <States title="Button">
        <Button variant="primary">Submit for review</Button>
        <Button>Compare with v4</Button>
        <Button variant="quiet">YAML</Button>
        <Button variant="stop">Stop</Button>
        <Button isBusy>Saving</Button>
        <Button disabledReason="Only an approver may do this.">Approve</Button>
      </States>
    </>
  );
}

function States({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-6.5">
      <h2 className="border-line-2 border-b pb-1.5 font-strong">{title}</h2>
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2.5 py-3">{children}</div>
    </section>
  );
}
