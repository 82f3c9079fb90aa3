import { type Configuration, type CountersignOptions, configure } from './configuration.ts';
import { createGuard } from './guard.ts';
import { createOutcomes } from './outcomes.ts';
import { createPolicy } from './policy.ts';
import { createReviews } from './reviews.ts';
import type { Action, CountersignClient, Guarded, OptionsFor, Outcomes, Policy, Reviews } from './types.ts';

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

  guard<Fn extends Action>(action: string, fn: Fn, options?: OptionsFor<Fn>): Guarded<Fn> {
    const { policy, reviews, outcomes } = this;
    return createGuard({ policy, reviews, outcomes, warn: this.#warn }, action, fn, options);
  }
}
