/** What a gate has done since it started. Counted in memory, read when somebody asks. */
export class GateStats {
  /** Decisions answered, by effect. */
  readonly answered = new Map<string, number>();
  /** Requests refused without a decision, by problem code. */
  readonly refused = new Map<string, number>();
  /** Must stay 0: an answer whose record is not durable. */
  answeredWithoutRecord = 0;
  decidedAgain = 0;
  /** Times a version in shadow was asked, and times that failed. */
  shadowed = 0;
  shadowFailures = 0;
  groups = 0;
  recorded = 0;
  commitMs = 0;

  countAnswer(effect: string): void {
    this.answered.set(effect, (this.answered.get(effect) ?? 0) + 1);
  }

  countRefusal(code: string): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  countGroup(size: number, tookMs: number): void {
    this.groups += 1;
    this.recorded += size;
    this.commitMs += tookMs;
  }
}
