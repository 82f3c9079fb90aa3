import { refusal, settleReview } from './ask.ts';
import { CountersignError, GateUnavailable, NotAllowed } from './errors.ts';
import { FailOpen } from './fail-open.ts';
import type { Decision, OutcomeStatus } from './generated/api-types.ts';
import type {
  Action,
  DecisionRequest,
  Guarded,
  GuardOptions,
  OptionsFor,
  Outcomes,
  Policy,
  Reviews,
} from './types.ts';

export type GuardParts = {
  readonly policy: Policy;
  readonly reviews: Reviews;
  readonly outcomes: Outcomes;
  readonly warn: (message: string) => void;
};

type Run<Args extends unknown[], Result> = (...args: Args) => Result | Promise<Result>;

const LONGEST_KEY = 150;

/**
 * The function behind its question. INVARIANT: `fn` runs only after a decision that was read in full, is no dry run, says
 * `allowed` and names an effect that this caller can carry out, about these very arguments; or, where that was asked for
 * and the gate is away, without one.
 */
export function createGuard<Fn extends Action>(
  parts: GuardParts,
  action: string,
  fn: Fn,
  options: OptionsFor<Fn> = {},
): Guarded<Fn> {
  // The compiler cannot see that a function takes its own parameters and answers with its own result.
  const run = fn as unknown as Run<Parameters<Fn>, Awaited<ReturnType<Fn>>>;
  return guarded(parts, action, run, options);
}

function guarded<Args extends unknown[], Result>(
  parts: GuardParts,
  action: string,
  fn: Run<Args, Result>,
  options: GuardOptions<Args, Result>,
): (...args: Args) => Promise<Result> {
  const failOpen = options.failOpen ? new FailOpen(action, options.resourceTier, parts.warn) : null;
  return async function asking(this: unknown, ...args: Args): Promise<Result> {
    const asked = requestFor(action, options, args);
    const first = await parts.policy.evaluate(asked, { signal: options.signal }).catch((error: unknown) => {
      if (!failOpen?.covers(error, asked)) throw error;
      return null;
    });
    if (first) failOpen?.learn(first);
    const decision = first && (await settleReview(parts, asked, first, options));
    const run = decision ? runnerFor(decision, asked, fn, options) : fn;
    // INVARIANT: nothing is awaited between this comparison and the run.
    if (hasChanged(asked, options, args)) throw await refuseChanged(parts, decision);
    if (!decision) return run.apply(this, args);
    return reporting(parts, decision.id, async () => run.apply(this, args));
  };
}

/** The question about these arguments, made of plain values that later changes to the arguments cannot reach. */
function requestFor<Args extends unknown[], Result>(
  action: string,
  options: GuardOptions<Args, Result>,
  args: Args,
): DecisionRequest & { readonly idempotencyKey: string } {
  const { agentId, resourceTier, buildDigest, workflow, session, delegatedBy, mode } = options;
  const idempotencyKey = options.idempotencyKey?.(...args) ?? crypto.randomUUID();
  if (idempotencyKey.length > LONGEST_KEY) {
    throw new CountersignError('configuration', `An idempotency key has at most ${LONGEST_KEY} characters.`);
  }
  return {
    ...{ agentId, action, resourceTier, buildDigest, workflow, session, delegatedBy, mode, idempotencyKey },
    ...subjectOf(options, args),
    reviewId: options.reviewId?.(...args),
    ...(options.onDegrade && { supports: ['degrade'] as const }),
  };
}

function subjectOf<Args extends unknown[], Result>(
  { context, resource }: GuardOptions<Args, Result>,
  args: Args,
): Pick<DecisionRequest, 'context' | 'resource'> {
  const subject = {
    context: typeof context === 'function' ? context(...args) : context,
    resource: typeof resource === 'function' ? resource(...args) : resource,
  };
  return JSON.parse(JSON.stringify(subject)) as typeof subject;
}

/** Whether the arguments are no longer those that were asked about, however long a person took to answer. */
function hasChanged<Args extends unknown[], Result>(
  { context, resource }: DecisionRequest,
  options: GuardOptions<Args, Result>,
  args: Args,
): boolean {
  return JSON.stringify(subjectOf(options, args)) !== JSON.stringify({ context, resource });
}

async function refuseChanged(
  parts: Pick<GuardParts, 'outcomes' | 'warn'>,
  decision: Decision | null,
): Promise<NotAllowed> {
  if (decision) await report(parts, decision.id, 'skipped', 'The arguments changed.');
  return new NotAllowed('The arguments changed between the question and the run.', decision, {
    code: 'arguments_changed',
  });
}

/** What may run: the function or its narrower form. */
function runnerFor<Args extends unknown[], Result>(
  decision: Decision,
  asked: DecisionRequest,
  fn: Run<Args, Result>,
  { onDegrade }: GuardOptions<Args, Result>,
): Run<Args, Result> {
  if (asked.mode === 'dry_run' || decision.mode !== 'enforce') {
    throw new NotAllowed(`Dry run, nothing was run. ${decision.summary}`, decision, { code: 'dry_run' });
  }
  if (decision.allowed !== true) throw refusal(decision);
  switch (decision.effect) {
    case 'allow':
    case 'settle':
      return fn;
    case 'degrade':
      if (onDegrade) return (...args) => onDegrade(decision, ...args);
      throw new NotAllowed(`${decision.summary} There is no onDegrade to carry it out.`, decision);
    default:
      throw new GateUnavailable('unreadable', 'The gate named an effect that this client does not know.');
  }
}

async function reporting<Result>(
  parts: Pick<GuardParts, 'outcomes' | 'warn'>,
  decisionId: string,
  run: () => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await run();
  } catch (error) {
    // The name alone: a message can hold what the arguments held.
    await report(parts, decisionId, 'failed', error instanceof Error ? error.name : '');
    throw error;
  }
  await report(parts, decisionId, 'executed', '');
  return result;
}

/** A lost report is said, and changes nothing about what the function did. */
async function report(
  { outcomes, warn }: Pick<GuardParts, 'outcomes' | 'warn'>,
  decisionId: string,
  status: OutcomeStatus,
  detail: string,
): Promise<void> {
  try {
    await outcomes.report(decisionId, status, detail);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(`the outcome of ${decisionId} (${status}) was not recorded. ${why}`);
  }
}
