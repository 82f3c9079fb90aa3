'use client';

import { useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { faultsByField } from '#components/forms/faults-by-field.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

export type FormFailure = {
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  /** How many fields were refused, where nothing else was. */
  readonly refusedFields?: number;
  /** Faults that belong to no field on screen. */
  readonly rest: readonly string[];
};

/**
 * Puts what the server refused where it belongs: each fault on its field by path, everything else above the form. What
 * was typed stays.
 */
export function useProblemErrors<Values extends FieldValues>(form: UseFormReturn<Values>) {
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const show = (error: unknown): void => {
    const problem = error instanceof RequestProblem ? error : null;
    const { onFields, rest } = faultsByField(problem?.errors ?? [], form.getValues());
    for (const [index, fault] of onFields.entries()) {
      const path = fault.path as FieldPath<Values>;
      form.setError(path, { type: 'server', message: fault.message }, { shouldFocus: index === 0 });
    }
    setFailure({
      title: problem?.title ?? '',
      refusedFields: rest.length === 0 ? onFields.length : 0,
      detail: onFields.length > 0 && rest.length === 0 ? '' : (problem?.detail ?? ''),
      requestId: problem?.requestId ?? null,
      rest,
    });
  };
  return { failure, show, clear: () => setFailure(null) };
}
