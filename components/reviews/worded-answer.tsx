'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/input.tsx';

/** The answers that want words. */
export type Worded = 'deny' | 'steer' | 'recall';

type WordedAnswerProps = {
  readonly kind: Worded;
  readonly isBusy: boolean;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
};

/** Asks for the words of an answer; they stay until it is recorded. Escape goes back. */
export function WordedAnswer({ kind, isBusy, onSend, onClose }: WordedAnswerProps) {
  const t = useTranslations('reviews');
  const [text, setText] = useState('');
  const isMissing = kind !== 'recall' && text.trim() === '';
  return (
    <form
      className="grid gap-3 pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) onSend(text);
      }}
    >
      <FieldFrame label={t(`words.${kind}`)} help={t(`wordsHelp.${kind}`)}>
        {(frame) => (
          <TextArea
            {...frame}
            autoFocus
            rows={3}
            value={text}
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text === '') onClose();
            }}
          />
        )}
      </FieldFrame>
      <div className="flex flex-wrap gap-2.25">
        <Button onClick={onClose}>{t('back')}</Button>
        <Button
          type="submit"
          variant="primary"
          isBusy={isBusy}
          disabledReason={isMissing ? t('wordsNeeded') : undefined}
        >
          {t(`send.${kind}`)}
        </Button>
      </div>
    </form>
  );
}
