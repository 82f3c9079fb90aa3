import { useEffect, useState, useSyncExternalStore } from 'react';
import { DraftSaver, type SaverView } from '#components/pacts/draft-saver.ts';
import { type Draft, readDraft, saveDraft } from '#lib/client/pacts.ts';

/** A draft that saves itself while this screen is open; leaving with unsaved text is asked about by the browser. */
export function useDraftSaver(draft: Draft): { readonly saver: DraftSaver; readonly view: SaverView } {
  const pactKey = draft.pact.key;
  const [saver] = useState(
    () =>
      new DraftSaver(draft, {
        save: (content, etag) => saveDraft(pactKey, content, etag),
        read: () => readDraft(pactKey),
      }),
  );
  const view = useSyncExternalStore(saver.subscribe, saver.view, saver.view);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (saver.view().state.kind !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      // Going to another screen must not lose the last words; a refusal is then met on the next visit.
      void saver.flush();
    };
  }, [saver]);
  return { saver, view };
}
