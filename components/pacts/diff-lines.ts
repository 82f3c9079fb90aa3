export type DiffLine = { readonly kind: 'equal' | 'ins' | 'del'; readonly text: string };

/** Lines kept around a change; longer runs of unchanged lines are folded into one. */
const AROUND = 3;
/** Comparing takes the product of both lengths: beyond this, everything between the ends that agree counts as replaced. */
const MOST_CELLS = 4_000_000;

/** The lines that stayed, went and came, with what did not change folded to a few lines around each change. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const old = before === '' ? [] : before.split('\n');
  const now = after.split('\n');
  const head = agreeing(old, now);
  const tail = agreeing(old.slice(head).reverse(), now.slice(head).reverse());
  return folded([
    ...old.slice(0, head).map((text): DiffLine => ({ kind: 'equal', text })),
    ...compare(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map((text): DiffLine => ({ kind: 'equal', text })),
  ]);
}

function agreeing(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, at) => line !== b[at]);
  return differs === -1 ? Math.min(a.length, b.length) : differs;
}

function compare(old: readonly string[], now: readonly string[]): DiffLine[] {
  const isLong = old.length * now.length > MOST_CELLS;
  const common = isLong ? [] : commonLengths(old, now);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [gone, come] = [old[i], now[j]];
    if (gone !== undefined && gone === come && !isLong) {
      lines.push({ kind: 'equal', text: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ kind: 'del', text: gone });
      i += 1;
    } else if (come !== undefined) {
      lines.push({ kind: 'ins', text: come });
      j += 1;
    }
  }
  return lines;
}

/** `[i][j]`: how many lines the rests of both from there on have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    for (let j = now.length - 1; row && j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j]
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function folded(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => line.kind !== 'equal');
  return lines.flatMap((line, at): DiffLine[] => {
    if (isNear(at)) return [line];
    return at === 0 || isNear(at - 1) ? [{ kind: 'equal', text: '…' }] : [];
  });
}
