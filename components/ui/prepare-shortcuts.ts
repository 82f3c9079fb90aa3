export type Shortcut = {
  /** Keys in order, as the browser names them, apart by a space: `j`, `?`, `g r`. A large letter is its own key. */
  readonly keys: string;
  /** What it does, verb and object, for the sheet that lists them. */
  readonly label: string;
  readonly run: () => void;
};

/** Keys of one shortcut must follow each other within this. */
export const SEQUENCE_MS = 1_200;

export type Pressed = {
  /** The keys of a sequence that has begun. */
  readonly keys: string;
  readonly atMs: number;
};

export const NOTHING_PRESSED: Pressed = { keys: '', atMs: 0 };

type Answer = { readonly pressed: Pressed; readonly shortcut: Shortcut | null };

/**
 * What one more key means: a shortcut, the beginning of one, or nothing. Of two with the same keys the earlier in the
 * list wins. A key that does not continue a sequence may begin another.
 */
export function pressKey(shortcuts: readonly Shortcut[], before: Pressed, key: string, atMs: number): Answer {
  const begun = before.keys !== '' && atMs - before.atMs <= SEQUENCE_MS ? `${before.keys} ${key}` : key;
  for (const keys of new Set([begun, key])) {
    const shortcut = shortcuts.find((known) => known.keys === keys);
    if (shortcut) return { pressed: NOTHING_PRESSED, shortcut };
    if (shortcuts.some((known) => known.keys.startsWith(`${keys} `)))
      return { pressed: { keys, atMs }, shortcut: null };
  }
  return { pressed: NOTHING_PRESSED, shortcut: null };
}
