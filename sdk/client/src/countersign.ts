import { type Configuration, type CountersignOptions, configure } from './configuration.ts';
import { createGuard } from './guard.ts';
import { createOutcomes } from './outcomes.ts';
import { createPolicy } from './policy.ts';
import { createReviews } from './reviews.ts';
import type { CountersignClient, Guarded, GuardOptions, Outcomes, Policy, Reviews } from './types.ts';

/** A client of one Countersign, for one key. Holds no connection and no state between calls. */
export class Countersign implements CountersignClient {
  readonly policy: Policy;
  readonly reviews: Reviews;
  readonly outcomes: Outcomes;
  readonly #warn: Configuration['warn'];

  constructor(options: CountersignOptions = {}) {
    const configuration = configure(options);
    this.policy = createPolicy(configuration);
    this.reviews = createReviews(configuration);
    this.outcomes = createOutcomes(configuration);
    this.#warn = configuration.warn;
  }

  guard<Args extends unknown[], Result>(
    action: string,
    fn: (...args: Args) => Result | Promise<Result>,
    options?: GuardOptions<NoInfer<Args>, NoInfer<Result>>,
  ): Guarded<Args, Result> {
    const { policy, reviews, outcomes } = this;
    return createGuard({ policy, reviews, outcomes, warn: this.#warn }, action, fn, options);
  }
}
