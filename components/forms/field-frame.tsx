import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';

/** What a control inside a field takes, so that its label, help and error are its own. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

type FieldFrameProps = {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string;
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly children: (props: ControlProps) => ReactNode;
};

/** Label, control, help and error, tied together for those who do not see them. */
export function FieldFrame({ label, help, error, isOptional, className, children }: FieldFrameProps) {
  const t = useTranslations('ui');
  const id = useId();
  const [helpId, errorId] = [`${id}-help`, `${id}-error`];
  const describedBy = [help && helpId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classNames('grid min-w-0 content-start gap-1', className)}>
      <label id={`${id}-label`} htmlFor={id} className="text-ink-2 text-mono">
        {label}
        {isOptional ? <span className="text-ink-3"> · {t('optional')}</span> : null}
      </label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': describedBy })}
      {help ? (
        <div id={helpId} className="text-ink-3 text-table">
          {help}
        </div>
      ) : null}
      {error ? (
        <div id={errorId} className="text-block text-table">
          {error}
        </div>
      ) : null}
    </div>
  );
}
