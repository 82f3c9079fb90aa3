import { useRefusal } from '#components/layout/me-context.tsx';
import type { SourceResource } from '#lib/client/evidence.ts';
import { type SourcePowers, wideningFields } from '#lib/domain/evidence/source-rules.ts';

export type Widening = {
  /** Why the signed-in person may not make more count as proof; undefined where they may. */
  readonly refusal: string | undefined;
  /** Whether a choice would make more count as proof, and is not theirs to make. */
  readonly isWithheld: (choice: Partial<SourcePowers>) => boolean;
};

/** Which choices about a source are the signed-in person's to make. The server decides; this says it before they try. */
export function useWidening(source: SourceResource | undefined): Widening {
  const refusal = useRefusal()('pact:activate');
  const before = source ? { ...source, owner: source.owner.key } : null;
  const begin: SourcePowers = before ?? {
    ...{ highestMethod: 'automated', apiKeyId: null, publicKey: null, owner: '' },
  };
  const isWithheld = (choice: Partial<SourcePowers>) =>
    refusal !== undefined && wideningFields(before, { ...begin, ...choice }).length > 0;
  return { refusal, isWithheld };
}
