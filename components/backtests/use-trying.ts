'use client';

import { useState } from 'react';

/** What is on screen of a draft, and how it is saved before it is tried; `save` answers whether the server holds it. */
export type Editing = { readonly content: unknown; readonly save: () => Promise<boolean> };

/** Saves what is on screen before it is tried, and knows whether it was changed since. */
export function useTrying(editing: Editing | undefined) {
  const [tried, setTried] = useState<unknown>(null);
  const [saving, setSaving] = useState<'idle' | 'saving' | 'failed'>('idle');
  const start = async (then: () => void): Promise<void> => {
    if (editing) {
      setSaving('saving');
      const isSaved = await editing.save();
      setSaving(isSaved ? 'idle' : 'failed');
      if (!isSaved) return;
      setTried(editing.content);
    }
    then();
  };
  return {
    start,
    isSaving: saving === 'saving',
    isUnsaved: saving === 'failed',
    hasChanged: tried !== null && tried !== editing?.content,
  };
}
