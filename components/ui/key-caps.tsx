/** Keys to press, one after the other. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.split(' ').map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the keys of one shortcut never move.
          key={index}
          className="min-w-5 rounded-s border border-line-2 bg-ground px-1 text-center font-mono text-fine text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
