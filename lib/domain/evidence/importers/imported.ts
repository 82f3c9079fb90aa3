/** What a file says: how many cases passed and failed, and when they ran. */
export type Imported = {
  readonly passed: number;
  /** Failures and errors alike. */
  readonly failed: number;
  readonly skipped: number;
  /** When it ran, if the file says so with its zone. */
  readonly observedAt: string | null;
};
export type ImportResult =
  | { readonly ok: true; readonly imported: Imported }
  | { readonly ok: false; readonly message: string };

/** A file that counts no case says nothing: it may have been filtered to nothing. */
export function counted(imported: Imported): ImportResult {
  if (imported.passed + imported.failed > 0) return { ok: true, imported };
  const why = imported.skipped > 0 ? 'every case was skipped' : 'it holds none';
  return unreadable(`counts no case: ${why}`);
}

export function unreadable(message: string): ImportResult {
  return { ok: false, message };
}

/** A time that names its zone, as RFC 3339 has it; null for anything else: a local time is not known to be anyone's. */
export function zonedTime(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
