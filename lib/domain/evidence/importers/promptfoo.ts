import {
  counted,
  type ImportResult,
  unreadable,
  zonedTime,
} from '#lib/domain/evidence/importers/imported.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads what `promptfoo eval -o results.json` writes. A case that erred is a case that did not pass. */
export function readPromptfoo(content: string): ImportResult {
  let file: unknown;
  try {
    file = JSON.parse(content);
  } catch {
    return unreadable('is not whole JSON');
  }
  const results = isObject(file) ? file.results : null;
  if (!isObject(results) || !Array.isArray(results.results) || !isObject(results.stats))
    return unreadable('is no output of promptfoo eval: results.results and results.stats are missing');
  const rows: readonly unknown[] = results.results;
  const outcomes = rows.map((row) => (isObject(row) ? row.success : null));
  if (!outcomes.every((outcome) => typeof outcome === 'boolean'))
    return unreadable('has a result without success');
  const passed = outcomes.filter((outcome) => outcome).length;
  const { successes, failures, errors = 0 } = results.stats;
  // INVARIANT: totals and rows say the same, or neither is believed.
  if (passed !== successes || outcomes.length - passed !== Number(failures) + Number(errors))
    return unreadable('has totals that its results do not add up to');
  const observedAt = zonedTime(results.timestamp);
  return counted({ passed, failed: outcomes.length - passed, skipped: 0, observedAt });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
