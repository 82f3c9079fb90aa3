import { type RefObject, useEffect, useRef } from 'react';

/** A place in the text somebody asked for: a new object each time, so that asking twice jumps twice. */
export type Jump = { readonly path: string; readonly column: number | null };

const FOCUSABLE = 'input, textarea, [contenteditable="true"], button, [role="checkbox"], [tabindex="0"]';

/** Brings the field at a path into view and focus once its form is on screen, or the nearest part around it. */
export function useJump(jump: Jump | null, selected: number): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  // The form of another clause is there only after it was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `selected` says when the form on screen has changed.
  useEffect(() => {
    if (!jump || !root.current) return;
    const place = nearest(root.current, jump.path);
    const control = place?.querySelector<HTMLElement>(FOCUSABLE);
    place?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    if (jump.column !== null && control instanceof HTMLTextAreaElement) {
      control.setSelectionRange(jump.column - 1, jump.column - 1);
    }
  }, [jump, selected]);
  return root;
}

function nearest(root: HTMLElement, path: string): HTMLElement | null {
  const parts = path.split('.');
  while (parts.length > 0) {
    const found = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(parts.join('.'))}"]`);
    if (found) return found;
    parts.pop();
  }
  return null;
}
