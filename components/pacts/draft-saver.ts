import type { Draft } from '#lib/client/pacts.ts';
import { mayRetry } from '#lib/client/query-client.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody else saved first; nothing is written until a person has chosen. */
  | { readonly kind: 'conflict'; readonly theirs: Draft };

export type SaverView = {
  readonly content: PactContent;
  /** The text last known to be on the server. */
  readonly saved: PactContent;
  readonly savedAt: string;
  readonly etag: string;
  readonly state: SaveState;
  /** The text that lost when two people wrote at once, until a person lets it go. */
  readonly aside: Aside | null;
};

/** A text that was not chosen, and who wrote it; null for whoever sits here. */
export type Aside = { readonly content: PactContent; readonly by: string | null };

type Wire = {
  readonly save: (content: PactContent, etag: string) => Promise<Draft>;
  readonly read: () => Promise<Draft>;
};

const DELAY_MS = 1_200;
const RETRY_MS = 5_000;

/**
 * Keeps a draft on the server while it is being typed: one save at a time, each naming the draft it replaces.
 * INVARIANT: what was typed is dropped by nothing but `forget`: a text that was not chosen is set aside.
 */
export class DraftSaver {
  #view: SaverView;
  readonly #wire: Wire;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;

  constructor(draft: Draft, wire: Wire) {
    this.#wire = wire;
    this.#view = { ...known(draft), content: draft.content, state: { kind: 'saved' }, aside: null };
  }

  readonly view = (): SaverView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly edit = (content: PactContent): void => {
    const { state } = this.#view;
    const stays = state.kind === 'conflict' || state.kind === 'saving';
    this.#set({ content, state: stays ? state : { kind: 'unsaved' } });
    if (!stays) this.#saveIn(DELAY_MS);
  };

  /** Saves what waits; answers whether the server now holds what is on screen. */
  readonly flush = async (): Promise<boolean> => {
    this.#cancel();
    await this.#running;
    this.#cancel();
    if (this.#isDirty() && this.#view.state.kind !== 'conflict') await this.#save();
    return this.#view.state.kind === 'saved';
  };

  /** Writes this text over theirs. */
  readonly keepMine = (): Promise<void> => this.settle(this.#view.content);

  /** Writes a text made of both. */
  readonly settle = async (content: PactContent): Promise<void> => {
    const { state } = this.#view;
    if (state.kind !== 'conflict') return;
    const { theirs } = state;
    const aside = { content: theirs.content, by: theirs.author.name };
    this.#set({ ...known(theirs), content, state: { kind: 'unsaved' }, aside });
    await this.flush();
  };

  /** Goes on with theirs. */
  readonly takeTheirs = (): void => {
    const { state, content } = this.#view;
    if (state.kind !== 'conflict') return;
    const { theirs } = state;
    this.#set({
      ...known(theirs),
      content: theirs.content,
      state: { kind: 'saved' },
      aside: { content, by: null },
    });
  };

  /** Brings the text back that was set aside; the one on screen is set aside for it. */
  readonly bringBack = (): void => {
    const { aside, content } = this.#view;
    if (!aside) return;
    this.#set({ aside: { content, by: null } });
    this.edit(aside.content);
  };

  readonly forget = (): void => this.#set({ aside: null });

  /** The draft is gone: nothing is saved any more. */
  readonly close = (): void => {
    this.#cancel();
    this.#set({ state: { kind: 'saved' } });
  };

  #isDirty(): boolean {
    return this.#view.state.kind !== 'saved';
  }

  #saveIn(ms: number): void {
    this.#cancel();
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #save(): Promise<void> {
    this.#running = this.#attempt().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #attempt(): Promise<void> {
    const { content, etag } = this.#view;
    this.#set({ state: { kind: 'saving' } });
    try {
      const draft = await this.#wire.save(content, etag);
      this.#settle({ ...known(draft), saved: content }, content);
    } catch (error) {
      await this.#refused(error);
    }
  }

  #settle(facts: Pick<SaverView, 'saved' | 'savedAt' | 'etag'>, sent: PactContent): void {
    const isCurrent = this.#view.content === sent;
    this.#set({ ...facts, state: isCurrent ? { kind: 'saved' } : { kind: 'unsaved' } });
    if (!isCurrent) this.#saveIn(DELAY_MS);
  }

  async #refused(error: unknown): Promise<void> {
    if (error instanceof RequestProblem && error.code === 'draft_changed') return this.#meetTheirs();
    this.#set({ state: { kind: 'failed', error } });
    if (mayRetry(error)) this.#saveIn(RETRY_MS);
  }

  async #meetTheirs(): Promise<void> {
    try {
      const theirs = await this.#wire.read();
      if (isSameValue(theirs.content, this.#view.content)) this.#settle(known(theirs), this.#view.content);
      else this.#set({ state: { kind: 'conflict', theirs } });
    } catch (error) {
      this.#set({ state: { kind: 'failed', error } });
    }
  }

  #set(change: Partial<SaverView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function known(draft: Draft): Pick<SaverView, 'saved' | 'savedAt' | 'etag'> {
  return { saved: draft.content, savedAt: draft.updatedAt, etag: draft.etag };
}
