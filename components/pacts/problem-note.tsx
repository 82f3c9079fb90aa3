'use client';

import { FormFailureNote } from '#components/forms/form.tsx';
import { RequestProblem } from '#lib/client/request-problem.ts';

/** Why an act was refused, beside the button that tried it. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  if (!error) return <FormFailureNote failure={null} />;
  const problem = error instanceof RequestProblem ? error : null;
  const rest = (problem?.errors ?? []).map((fault) => fault.message);
  return (
    <FormFailureNote
      failure={{
        title: problem?.title ?? '',
        detail: rest.length > 0 ? '' : (problem?.detail ?? ''),
        requestId: problem?.requestId ?? null,
        rest,
      }}
    />
  );
}
