export type Segment = { readonly kind: 'equal' | 'ins' | 'del'; readonly text: string };

/** Texts longer than this many words are shown as replaced whole: comparing takes the product of both lengths. */
const MOST_WORDS = 600;

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** `lengths[i][j]`: how many words the rests of both texts from there on have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] =
        before[i] === after[j]
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function joinRuns(steps: readonly Segment[]): readonly Segment[] {
  const runs: Segment[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.kind === step.kind) runs[runs.length - 1] = { kind: step.kind, text: last.text + step.text };
    else runs.push(step);
  }
  return runs;
}

/** The words that stayed, went and came. Equal and deleted segments spell the old text, equal and inserted ones the new. */
export function diffWords(before: string, after: string): readonly Segment[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const steps: Segment[] = [];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) {
    if (before === after) return [{ kind: 'equal', text: before }];
    return [
      { kind: 'del' as const, text: before },
      { kind: 'ins' as const, text: after },
    ].filter((one) => one.text !== '');
  }
  const lengths = commonLengths(old, now);
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const come = now[j];
    if (gone !== undefined && gone === come) {
      steps.push({ kind: 'equal', text: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      steps.push({ kind: 'del', text: gone });
      i += 1;
    } else if (come !== undefined) {
      steps.push({ kind: 'ins', text: come });
      j += 1;
    }
  }
  return joinRuns(steps);
}
