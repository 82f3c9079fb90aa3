'use client';

import { useEffect } from 'react';
import { NOTHING_PRESSED, pressKey, type Shortcut } from '#components/ui/prepare-shortcuts.ts';
import { shortcutsAreOn } from '#lib/client/preferences.ts';

type Reach = 'page' | 'console';
type Registered = { readonly reach: Reach; readonly shortcuts: readonly Shortcut[] };

// Where keys are somebody's own: what is typed, and what has opened above the page.
const OWN_KEYS =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]:not([data-shortcuts]), [role="alertdialog"]';

/** Which shortcuts work on what is on screen; those of a page before those of the frame. */
class ShortcutBoard {
  #registered: readonly Registered[] = [];
  #pressed = NOTHING_PRESSED;

  enter(entry: Registered): () => void {
    if (this.#registered.length === 0) document.addEventListener('keydown', this.#press);
    this.#registered = [...this.#registered, entry];
    return () => {
      this.#registered = this.#registered.filter((other) => other !== entry);
      if (this.#registered.length === 0) document.removeEventListener('keydown', this.#press);
    };
  }

  list(reach: Reach): readonly Shortcut[] {
    return this.#registered.filter((entry) => entry.reach === reach).flatMap(({ shortcuts }) => shortcuts);
  }

  #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Shift' || event.repeat || !shortcutsAreOn() || isOwn(event.target)) return;
    const known = [...this.list('page'), ...this.list('console')];
    const { pressed, shortcut } = pressKey(known, this.#pressed, event.key, event.timeStamp);
    this.#pressed = pressed;
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
}

function isOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OWN_KEYS) !== null;
}

/** What the sheet of shortcuts lists. */
export const shortcutBoard = new ShortcutBoard();

/**
 * Makes keys do something while the component stands on screen. They are left alone while somebody types and while
 * anything is open above the page (a dialog that wants them says `data-shortcuts`), and they can be turned off.
 * INVARIANT: no single key approves, activates or lifts anything.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], reach: Reach = 'page'): void {
  useEffect(() => shortcutBoard.enter({ reach, shortcuts }), [reach, shortcuts]);
}
