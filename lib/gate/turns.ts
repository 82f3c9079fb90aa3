/** Lets one after another at what only one can do at a time, by name, within this process. */
export class Turns {
  private readonly taken = new Map<string, Promise<void>>();

  /** Resolves when whoever has the turn now gives it back; null while nobody has it. */
  current(name: string): Promise<void> | null {
    return this.taken.get(name) ?? null;
  }

  /** Takes the turn, which must be free, and answers how to give it back. */
  take(name: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.taken.set(name, promise);
    return () => {
      if (this.taken.get(name) === promise) this.taken.delete(name);
      resolve();
    };
  }
}
