type Entry = { readonly at: number; readonly order: number; readonly run: () => Promise<void> };

/** What is to happen, in the order of its time; what happens may bring more about, never in the past. */
export class Timeline {
  private readonly entries: Entry[] = [];
  private count = 0;

  add(at: number, run: () => Promise<void>): void {
    const entry = { at, order: this.count, run };
    this.count += 1;
    let index = this.entries.length;
    while (index > 0 && isAfter(this.entries[index - 1], entry)) index -= 1;
    this.entries.splice(index, 0, entry);
  }

  /** The next that is due before that time, taken out; null where nothing is. */
  take(before: number): Entry | null {
    const first = this.entries[0];
    if (!first || first.at >= before) return null;
    this.entries.shift();
    return first;
  }
}

function isAfter(one: Entry | undefined, other: Entry): boolean {
  return one !== undefined && (one.at > other.at || (one.at === other.at && one.order > other.order));
}
