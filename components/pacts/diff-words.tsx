type Segment = { readonly kind: 'equal' | 'ins' | 'del'; readonly text: string };

/** A text with what was taken out struck through and what came in underlined; read aloud as deletion and insertion. */
export function Words({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map((segment, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the segments of one text never move.
    if (segment.kind === 'equal') return <span key={index}>{segment.text}</span>;
    const Tag = segment.kind === 'ins' ? 'ins' : 'del';
    return (
      <Tag
        // biome-ignore lint/suspicious/noArrayIndexKey: the segments of one text never move.
        key={index}
        className={
          segment.kind === 'ins'
            ? `bg-allow-tint no-underline shadow-[inset_0_-1.5px_0_var(--allow)] ${isAfterDeletion(segments, index) ? 'ml-1' : ''}`
            : 'text-ink-3 line-through decoration-block'
        }
      >
        {segment.text}
      </Tag>
    );
  });
}

// The word that went and the word that came stand without a space between them.
function isAfterDeletion(segments: readonly Segment[], index: number): boolean {
  return segments[index - 1]?.kind === 'del';
}
