import type { PolicyPair } from '#lib/domain/backtests/tested-policies.ts';
import type { RecordedDecision, ReviewLoad } from '#lib/domain/backtests/types.ts';
import type { Decision, ReviewDemands } from '#lib/domain/decisions/types.ts';

const MANY = 10_000;

/** Reviews that would be opened: a request that is asked again while its review waits opens no second one. */
class Openings {
  private readonly until = new Map<string, number>();

  /** Whether holding this request opens a review. */
  opens({ request, facts, now }: RecordedDecision, demands: ReviewDemands | null): boolean {
    if (!demands || request.reviewId !== undefined) return false;
    const open = this.until.get(facts.requestDigest);
    if (open !== undefined && open > now) return false;
    if (this.until.size >= MANY) this.forget(now);
    this.until.set(facts.requestDigest, now + demands.expiresInMs);
    return true;
  }

  private forget(now: number): void {
    for (const [digest, until] of this.until) if (until <= now) this.until.delete(digest);
  }
}

/** What reviews ask of each team, by what was answered and by what would be. */
export class ReviewLoads {
  private readonly before = new Openings();
  private readonly after = new Openings();
  private readonly more = new Map<string | null, number>();

  add(recorded: RecordedDecision, would: Decision, pair: PolicyPair): void {
    if (!recorded.demands && !would.demands) return;
    if (this.before.opens(recorded, recorded.demands)) this.count(ownersBefore(recorded, pair), -1);
    if (this.after.opens(recorded, would.demands)) this.count(ownersAfter(would), 1);
  }

  list(): readonly ReviewLoad[] {
    return [...this.more]
      .filter(([, more]) => more !== 0)
      .map(([team, more]) => ({ team, more }))
      .sort((a, b) => Math.abs(b.more) - Math.abs(a.more));
  }

  private count(teams: ReadonlySet<string | null>, by: 1 | -1): void {
    for (const team of teams) this.more.set(team, (this.more.get(team) ?? 0) + by);
  }
}

function ownersAfter({ clauses, causes }: Decision): ReadonlySet<string | null> {
  const postures = causes.flatMap((cause) => (cause.kind === 'posture' ? [cause.owner] : []));
  const held = clauses.filter(({ effect }) => effect === 'review').map(({ owner }) => owner);
  return new Set([...held, ...postures]);
}

function ownersBefore({ demands, facts }: RecordedDecision, pair: PolicyPair): ReadonlySet<string | null> {
  const owners = (demands?.causes ?? []).map(({ ref }) => {
    const [kind, pactId = '', version, clause = ''] = ref.split(':');
    if (kind === 'clause') return pair.clauseOwner(pactId, Number(version), clause);
    return facts.posture.effect === 'allow' ? null : facts.posture.owner;
  });
  return new Set(owners);
}
