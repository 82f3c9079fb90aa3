import { type Decimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import type { CheckFact, EvidenceFact, EvidenceFault } from '#lib/domain/decisions/proof-facts.ts';
import {
  type Asked,
  type CompiledRequirement,
  verdict,
} from '#lib/domain/decisions/requirements/requirement.ts';
import type { JsonValue, Remedy } from '#lib/domain/decisions/types.ts';
import { lengthWords } from '#lib/domain/decisions/words.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { newestOf } from '#lib/domain/evidence/newest.ts';
import { isPass, resultWords } from '#lib/domain/evidence/results.ts';
import type { EvidenceDemand } from '#lib/domain/pacts/types.ts';

/** A clock may run behind the one that received the evidence by this much; more, and no age can be told. */
const MOST_SKEW_MS = 5 * 60_000;

type Demand = {
  readonly demand: EvidenceDemand;
  readonly maxAgeMs: number;
  readonly least: Decimal | null;
  readonly expected: string;
};
type Found = { readonly fault: EvidenceFault | null; readonly newest: EvidenceFact | null };

/**
 * The newest result of a check, by an accepted method, must have passed and be no older than the window.
 * INVARIANT: the newest result alone counts, so an older pass never hides a failure, and no age is ever below zero.
 */
export function compileEvidenceRequirement(demand: EvidenceDemand): CompiledRequirement {
  const maxAgeMs = parseDurationMs(demand.maxAge);
  const least = demand.minResult === undefined ? null : parseDecimal(demand.minResult);
  const expected = expectedWords(demand, maxAgeMs);
  const isReadable = maxAgeMs !== null && (demand.minResult === undefined || least !== null);
  return (asked, owner) => {
    if (!isReadable) return unreadable(expected, owner);
    const check = asked.checks.find(({ key }) => key === demand.check);
    if (!check || check.isRetired) return outOfService(demand, expected, owner);
    const whole = { demand, maxAgeMs, least, expected };
    const found = find(whole, asked);
    const observed = observedOf(found.newest, asked.now, whole);
    if (found.newest && found.newest.at > asked.now + MOST_SKEW_MS) return clockIsWrong(expected, observed);
    if (found.fault === null) return verdict('evidence', 'satisfied', { expected, observed });
    const remedies = [remedyOf(whole, asked, check, found)];
    return verdict('evidence', 'unsatisfied', { expected, observed, fault: found.fault }, { remedies });
  };
}

function find({ demand, maxAgeMs, least }: Demand, asked: Asked): Found {
  const accepted = asked.evidence.filter(
    ({ check, method }) => check === demand.check && demand.methods.includes(method),
  );
  const onBuild = demand.sameBuild
    ? accepted.filter(({ build }) => build !== null && build === asked.build)
    : accepted;
  const newest = newestOf(onBuild);
  if (newest === null) {
    const elsewhere = newestOf(accepted);
    return { fault: elsewhere ? 'other_build' : 'missing', newest: elsewhere };
  }
  if (!isPass(newest.result, least)) return { fault: 'failed', newest };
  return { fault: asked.now - newest.at > maxAgeMs ? 'stale' : null, newest };
}

function expectedWords(
  { check, methods, sameBuild, minResult, maxAge }: EvidenceDemand,
  maxAgeMs: number | null,
) {
  const passed = minResult === undefined ? 'passed' : `passed at ${minResult} or better`;
  const within = maxAgeMs === null ? maxAge : lengthWords(maxAgeMs);
  const build = sameBuild ? ', on the build that asks' : '';
  return `${check} ${passed} within ${within}, ${methods.map(methodWords).join(' or ')}${build}`;
}

function methodWords(method: string): string {
  return method.replace('_', '-');
}

function observedOf(newest: EvidenceFact | null, now: number, { demand, least }: Demand): JsonValue {
  if (!newest) return null;
  return {
    evidence: newest.id,
    result: resultWords(newest.result),
    passed: isPass(newest.result, least),
    at: new Date(newest.at).toISOString(),
    age: lengthWords(Math.max(0, now - newest.at)),
    window: demand.maxAge,
    method: newest.method,
    source: newest.source,
    build: newest.build,
  };
}

/** What restores it, in one sentence: which check to run, on which build, and why what is there does not do. */
function remedyOf(
  { demand, maxAgeMs }: Demand,
  asked: Asked,
  check: CheckFact,
  { fault, newest }: Found,
): Remedy {
  const owner = asked.teamName(check.owner);
  const kind = 'evidence';
  if (demand.sameBuild && asked.build === null)
    return {
      kind,
      text: `Ask with the digest of the build that runs; ${check.key} is asked for on it.`,
      owner,
    };
  const on = demand.sameBuild && asked.build !== null ? ` on build ${shortDigest(asked.build)}` : '';
  const window = `window ${lengthWords(maxAgeMs)}`;
  const age = newest ? lengthWords(Math.max(0, asked.now - newest.at)) : '';
  switch (fault) {
    case 'stale':
      return { kind, text: `Run ${check.key}${on}; the last pass is ${age} old, ${window}.`, owner };
    case 'failed':
      return {
        kind,
        text: `Mend what ${check.key} found and run it again${on}; it failed ${age} ago${newest ? ` (${resultWords(newest.result)})` : ''}.`,
        owner,
      };
    case 'other_build':
      return {
        kind,
        text: `Run ${check.key}${on}; the last result is of ${newest?.build ? `build ${shortDigest(newest.build)}` : 'no named build'}.`,
        owner,
      };
    default: {
      const methods = demand.methods.map(methodWords).join(' or ');
      return { kind, text: `Run ${check.key}${on}; there is no ${methods} result yet.`, owner };
    }
  }
}

function shortDigest(digest: string): string {
  return `${digest.replace('sha256:', '').slice(0, 8)}…`;
}

function outOfService({ check }: EvidenceDemand, expected: string, owner: string) {
  const text = `Name a check that is in service instead of ${check} in this clause.`;
  const facts = { expected, observed: null, fault: 'missing' } as const;
  return verdict('evidence', 'unsatisfied', facts, { remedies: [{ kind: 'pact', text, owner }] });
}

function clockIsWrong(expected: string, observed: JsonValue) {
  const text =
    'Set the clock of the machine the gate runs on: evidence lies in its future, so no age can be told.';
  const remedies = [{ kind: 'wait', text, owner: 'whoever runs the gate' }] as const;
  return verdict('evidence', 'error', { expected, observed }, { remedies });
}

function unreadable(expected: string, owner: string) {
  const remedies = [
    { kind: 'pact', text: `Correct the evidence of this clause: ${expected}.`, owner },
  ] as const;
  return verdict('evidence', 'error', { expected, observed: null }, { remedies });
}
