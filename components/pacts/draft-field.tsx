'use client';

import type { ReactNode } from 'react';
import { type ControlProps, FieldFrame } from '#components/forms/field-frame.tsx';
import { useFindingsAt } from '#components/pacts/draft-context.tsx';

type DraftFieldProps = {
  /** Where the field stands in the text, as findings name it. */
  readonly path: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly children: (props: ControlProps) => ReactNode;
};

/** A field of the draft with whatever was found at it. */
export function DraftField({ path, label, help, isOptional, className, children }: DraftFieldProps) {
  const { errors, warnings } = useFindingsAt(path);
  const notes =
    warnings.length > 0 ? (
      <>
        {help}
        {warnings.map((warning) => (
          <span key={warning} className="block text-degrade">
            {warning}
          </span>
        ))}
      </>
    ) : (
      help
    );
  return (
    <div data-path={path} className={className}>
      <FieldFrame label={label} help={notes} isOptional={isOptional} error={errors.join('. ') || undefined}>
        {children}
      </FieldFrame>
    </div>
  );
}

/** What was found at a part that is no field of its own. */
export function FindingNotes({ path }: { readonly path: string }) {
  const { errors, warnings } = useFindingsAt(path, true);
  return (
    <>
      {errors.map((text) => (
        <p key={text} className="text-block text-table">
          {text}
        </p>
      ))}
      {warnings.map((text) => (
        <p key={text} className="text-degrade text-table">
          {text}
        </p>
      ))}
    </>
  );
}
