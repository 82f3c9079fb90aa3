'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsInteger, useQueryState } from 'nuqs';
import type { Version } from '#components/pacts/pact-document.tsx';
import { diffQuery } from '#lib/client/pacts.ts';

export type Compared = {
  /** The version, its changes being those against the one chosen. */
  readonly version: Version;
  readonly error: Error | null;
  readonly compareWith: (number: number) => void;
};

/** The version against another one; which one is in the address. */
export function useCompared(version: Version): Compared {
  const [against, setAgainst] = useQueryState('against', parseAsInteger);
  const isOther = against !== null && against > 0 && against !== version.diff.against;
  const id = { pactKey: version.pact.key, number: version.number };
  const other = useQuery({ ...diffQuery(id, against ?? 0), enabled: isOther });
  return {
    version: isOther && other.data ? { ...version, diff: other.data } : version,
    error: isOther ? other.error : null,
    compareWith: (number) => void setAgainst(number === version.diff.against ? null : number),
  };
}
