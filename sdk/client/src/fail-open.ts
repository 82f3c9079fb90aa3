import { CountersignError, GateUnavailable, type UnavailableReason } from './errors.ts';
import type { Decision } from './generated/api-types.ts';
import type { DecisionRequest, Tier } from './types.ts';

const OPEN_TIERS: readonly (Tier | undefined)[] = ['low', 'moderate'];

const AWAY: readonly UnavailableReason[] = ['timeout', 'network', 'unavailable'];

/** One action's wish to run while the gate is away. Refused for high and critical, as said here or by the gate. */
export class FailOpen {
  readonly #action: string;
  readonly #warn: (message: string) => void;
  #isRefused = false;

  constructor(action: string, tier: Tier | undefined, warn: (message: string) => void) {
    if (!OPEN_TIERS.includes(tier)) {
      throw new CountersignError(
        'configuration',
        `${action} cannot fail open: that needs resourceTier low or moderate, and it is ${tier ?? 'not given'}.`,
      );
    }
    this.#action = action;
    this.#warn = warn;
    warn(`${action} is set to fail open: it will run without a decision while the gate cannot be reached.`);
  }

  /** The gate knows the tier in force; a caller who says less gains nothing. */
  learn({ tier }: Decision): void {
    this.#isRefused = !OPEN_TIERS.includes(tier);
  }

  /**
   * Whether the call goes on although there is no decision. An answer nobody can read is no absence, and neither is an
   * overload, which the caller could bring about.
   */
  covers(error: unknown, { mode, reviewId }: DecisionRequest): boolean {
    const isAway = error instanceof GateUnavailable && AWAY.includes(error.reason);
    if (!isAway || this.#isRefused || mode === 'dry_run' || reviewId !== undefined) return false;
    this.#warn(
      `FAILING OPEN: ${this.#action} runs without a decision and without a record. ${error.message}`,
    );
    return true;
  }
}
