'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/input.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import type { OverrideAnswer } from '#lib/client/overrides.ts';
import { REVIEW_VERDICTS } from '#lib/domain/overrides/types.ts';

export type WordedAnswer = 'deny' | 'revoke' | 'review';
type Verdict = (typeof REVIEW_VERDICTS)[number];

type WordsFormProps = {
  readonly kind: WordedAnswer;
  readonly isBusy: boolean;
  readonly onSend: (answer: OverrideAnswer) => void;
  readonly onClose: () => void;
};

/** The answers that want words: why not, why it ends, whether it was justified. */
export function WordsForm({ kind, isBusy, onSend, onClose }: WordsFormProps) {
  const t = useTranslations('overrides');
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const missing =
    kind === 'review' && verdict === null
      ? t('verdictNeeded')
      : text.trim() === ''
        ? t('wordsNeeded')
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    if (kind === 'review' && verdict) onSend({ answer: 'review', verdict, text });
    if (kind !== 'review') onSend({ answer: kind, text });
  };
  return (
    <form className="mt-3 grid gap-3 border-line-2 border-t pt-3.5" onSubmit={submit}>
      {kind === 'review' ? (
        <RadioChoice<Verdict>
          label={t('verdictLabel')}
          isRow
          value={verdict}
          onChange={setVerdict}
          options={REVIEW_VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        />
      ) : null}
      <FieldFrame label={t(`words.${kind}`)} help={t(`wordsHelp.${kind}`)}>
        {(frame) => (
          <TextArea
            {...frame}
            autoFocus={kind !== 'review'}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </FieldFrame>
      <div className="flex flex-wrap gap-2.25">
        <Button onClick={onClose}>{t('back')}</Button>
        <Button
          type="submit"
          variant={kind === 'revoke' ? 'stop' : 'primary'}
          isBusy={isBusy}
          disabledReason={missing}
        >
          {t(`send.${kind}`)}
        </Button>
      </div>
    </form>
  );
}
