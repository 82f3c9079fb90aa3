/** So many places at which something can be done at once; whoever finds none free waits in line. */
export class Places {
  private free: number;
  private readonly line: Set<() => void> = new Set();

  constructor(count: number) {
    this.free = count;
  }

  /** Takes a place and answers how to give it back; null where none came free within so many milliseconds. */
  async take(mostMs: number): Promise<(() => void) | null> {
    if (this.free > 0) this.free -= 1;
    else if (!(await this.wait(mostMs))) return null;
    let isHeld = true;
    return () => {
      if (isHeld) this.giveBack();
      isHeld = false;
    };
  }

  private wait(mostMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => {
      this.line.delete(called);
      resolve(false);
    }, mostMs);
    const called = () => {
      clearTimeout(timer);
      resolve(true);
    };
    this.line.add(called);
    return promise;
  }

  private giveBack(): void {
    const [next] = this.line;
    if (!next) {
      this.free += 1;
      return;
    }
    this.line.delete(next);
    next();
  }
}
