import type * as z from 'zod';
import { askDraftContract } from '#lib/contracts/backtests.ts';

export type MadeUpRequest = z.input<(typeof askDraftContract)['body']>['requests'][number];

/** What is tried on a draft: a request somebody made up, or one that was really made. */
export type TriedRequest =
  | { readonly id: string; readonly request: MadeUpRequest }
  | { readonly id: string; readonly decisionId: string };

/** As many as one question to the server holds. */
export const MOST_TRIED = 20;

const NONE: readonly TriedRequest[] = [];
const listeners = new Set<() => void>();
// A browser may keep nothing at all; then they last as long as the page.
const known = new Map<string, { readonly text: string; readonly tried: readonly TriedRequest[] }>();

/**
 * What was tried on the draft of a pact. It is kept in this browser, by the pact's id: it is its author's own, it must
 * outlive a reload, and it is too long for an address.
 */
export function triedRequests(pactId: string): readonly TriedRequest[] {
  const text = stored(pactId);
  const before = known.get(pactId);
  if (text === null) return before?.tried ?? NONE;
  if (before?.text === text) return before.tried;
  const tried = readTried(text);
  known.set(pactId, { text, tried });
  return tried;
}

export function keepTried(pactId: string, tried: readonly TriedRequest[]): void {
  const text = JSON.stringify(tried);
  known.set(pactId, { text, tried });
  try {
    localStorage.setItem(nameOf(pactId), text);
  } catch {}
  for (const listener of listeners) listener();
}

export function subscribeToTried(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** What cannot be asked about a request, each fault with its path below the request. */
export function faultsOf(
  request: MadeUpRequest,
): readonly { readonly path: string; readonly message: string }[] {
  const { error } = askDraftContract.body.safeParse({ requests: [request] });
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path.slice(2).join('.'), message }));
}

/** What a stored text holds that can still be asked; what cannot is left out. */
export function readTried(text: string): readonly TriedRequest[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isTried).slice(0, MOST_TRIED) : NONE;
  } catch {
    return NONE;
  }
}

function isTried(one: unknown): one is TriedRequest {
  if (typeof one !== 'object' || one === null || !('id' in one) || typeof one.id !== 'string') return false;
  if ('decisionId' in one) return typeof one.decisionId === 'string';
  return 'request' in one && askDraftContract.body.safeParse({ requests: [one.request] }).success;
}

function stored(pactId: string): string | null {
  try {
    return localStorage.getItem(nameOf(pactId));
  } catch {
    return null;
  }
}

function nameOf(pactId: string): string {
  return `countersign-tried-${pactId}`;
}
