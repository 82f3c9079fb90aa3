'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Bucket, brushed, bucketAt } from '#components/charts/prepare-stack.ts';

type Chosen = { readonly anchor: number; readonly at: number };
const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: 10, PageDown: -10 };

/**
 * Chooses buckets by drawing over them, or by the arrows: with Shift they widen what is chosen, Enter takes it and
 * Escape lets it go.
 */
export function useBrush(
  buckets: readonly Bucket[],
  onBrush: (range: { fromMs: number; toMs: number }) => void,
) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isDrawing, setIsDrawing] = useState(false);
  const take = (of: Chosen) => {
    const range = brushed(buckets, of.anchor, of.at);
    setChosen(null);
    if (range) onBrush(range);
  };
  const pointed = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return bucketAt((event.clientX - box.left) / box.width, buckets.length);
  };
  return {
    chosen,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDrawing(true);
        setChosen({ anchor: pointed(event), at: pointed(event) });
      },
      onPointerMove: (event: PointerEvent) => {
        const at = pointed(event);
        setChosen((before) => (isDrawing && before ? { ...before, at } : { anchor: at, at }));
      },
      onPointerUp: () => {
        setIsDrawing(false);
        if (isDrawing && chosen) take(chosen);
      },
      onPointerLeave: () => !isDrawing && setChosen(null),
      onPointerCancel: () => {
        setIsDrawing(false);
        setChosen(null);
      },
      onBlur: () => setChosen(null),
      onKeyDown: (event: KeyboardEvent) => {
        const next = pressed(event, chosen, buckets.length);
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (next === 'take') return chosen ? take(chosen) : undefined;
        setChosen(next);
      },
    },
  };
}

function pressed(
  event: KeyboardEvent,
  chosen: Chosen | null,
  count: number,
): Chosen | null | 'take' | undefined {
  if (event.key === 'Enter') return 'take';
  if (event.key === 'Escape') return chosen ? null : undefined;
  const last = count - 1;
  const before = chosen?.at ?? (event.key === 'ArrowRight' ? -1 : count);
  const move = MOVES[event.key];
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? last : move === undefined ? undefined : before + move;
  if (to === undefined) return undefined;
  const at = Math.min(last, Math.max(0, to));
  return { anchor: event.shiftKey ? (chosen?.anchor ?? at) : at, at };
}
