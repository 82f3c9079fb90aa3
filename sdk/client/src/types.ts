import type {
  BatchSemantics,
  DecideBody,
  Decision,
  JsonValue,
  Outcome,
  OutcomeStatus,
  Review,
} from './generated/api-types.ts';

export type Effect = Decision['effect'];
export type Tier = Decision['tier'];
export type Reason = Decision['reasons'][number];
export type Resource = NonNullable<DecideBody['resource']>;
export type JsonObject = { readonly [name: string]: JsonValue };

/** What is asked; `agentId` may be left to the client, and so may the idempotency key. */
export type DecisionRequest = Omit<DecideBody, 'agentId'> & { readonly agentId?: string | undefined };

export type CallOptions = { readonly signal?: AbortSignal | undefined };
export type BatchOptions = CallOptions & { readonly semantics?: BatchSemantics | undefined };
export type WaitOptions = CallOptions & {
  /** How long to wait at most; without it, until the review has ended. */
  readonly timeoutMs?: number | undefined;
};

/** Asking, without running anything. */
export type Policy = {
  /** One decision, allowed or not. Throws when there is none: unreachable, unreadable, or a problem. */
  evaluate(request: DecisionRequest, options?: CallOptions): Promise<Decision>;
  /** Up to 100 decisions, in the order asked; a short-circuit answers with the first of them. */
  evaluateBatch(requests: readonly DecisionRequest[], options?: BatchOptions): Promise<readonly Decision[]>;
};

export type Reviews = {
  get(reviewId: string, options?: CallOptions): Promise<Review>;
  /** Answers once the review is no longer pending. Throws `ReviewPending` when `timeoutMs` ends first. */
  wait(reviewId: string, options?: WaitOptions): Promise<Review>;
};

export type Outcomes = {
  report(decisionId: string, status: OutcomeStatus, detail?: string, options?: CallOptions): Promise<Outcome>;
};

type Plain<Args extends unknown[], Value> = Value | ((...args: Args) => Value);

export type GuardOptions<Args extends unknown[], Result> = Pick<
  DecisionRequest,
  'agentId' | 'resourceTier' | 'buildDigest' | 'workflow' | 'session' | 'delegatedBy' | 'mode'
> & {
  /** What the conditions see. A function of the arguments alone: it is called again before the action runs. */
  readonly context?: Plain<Args, JsonObject> | undefined;
  readonly resource?: Plain<Args, Resource> | undefined;
  /** A review that was approved meanwhile, to be used for this call. */
  readonly reviewId?: ((...args: Args) => string | undefined) | undefined;
  /** One key for one intent, at most 150 characters; made anew for each call when left out. */
  readonly idempotencyKey?: ((...args: Args) => string) | undefined;
  /** `throw` (the default) raises `ReviewPending`; `wait` waits for the answer and asks again. */
  readonly onReview?: 'throw' | 'wait' | undefined;
  readonly waitTimeoutMs?: number | undefined;
  /** Told once when `wait` begins: the decision names the review and where a person answers it. */
  readonly onHeld?: ((decision: Decision) => void) | undefined;
  /** Runs in place of the function when it is allowed under narrower controls; without it, that is a refusal. */
  readonly onDegrade?: ((decision: Decision, ...args: Args) => Result | Promise<Result>) | undefined;
  /** Runs when the gate cannot be reached, with a warning. Needs `resourceTier` low or moderate. */
  readonly failOpen?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Any function that can be guarded. */
export type Action = (...args: never[]) => unknown;
export type OptionsFor<Fn extends Action> = GuardOptions<Parameters<Fn>, Awaited<ReturnType<Fn>>>;
export type Guarded<Fn extends Action> = (...args: Parameters<Fn>) => Promise<Awaited<ReturnType<Fn>>>;

/** What `Countersign` offers and its test double as well. */
export type CountersignClient = {
  readonly policy: Policy;
  readonly reviews: Reviews;
  readonly outcomes: Outcomes;
  /** The function, asked for before each call: it is touched only when the answer is an allow. */
  guard<Fn extends Action>(action: string, fn: Fn, options?: OptionsFor<Fn>): Guarded<Fn>;
};
