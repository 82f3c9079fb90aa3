import type { Tier } from '#lib/domain/actions/types.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import type { DecisionRequest, JsonValue } from '#lib/domain/decisions/types.ts';
import { isActionName, matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { groupDigits } from '#lib/domain/pacts/wording.ts';
import { withFact } from '#lib/domain/probes/base-request.ts';
import { type Facet, isAmount, isUnit, type ReadClause, stepOf } from '#lib/domain/probes/facets.ts';
import { spellingsOf } from '#lib/domain/probes/spellings.ts';
import type { ProbeFinding, ProbeKind } from '#lib/domain/probes/types.ts';

/** One thing to try. Where it is allowed although it should not be, `finding` is what is found. */
export type Change = {
  readonly kind: ProbeKind;
  readonly tried: string;
  readonly request: DecisionRequest;
  readonly times?: number;
  /** Null where being allowed is what a reader expects. */
  readonly finding: ProbeFinding | null;
};

/** What changes are made from. */
export type Ground = {
  readonly clause: Clause;
  readonly read: ReadClause;
  /** A request that keeps the clause. */
  readonly kept: DecisionRequest;
  /** One that it applies to and holds; null where none was found. */
  readonly held: DecisionRequest | null;
  readonly declared: ReadonlySet<string>;
  readonly catalogueTier: Tier;
};

const PARTS = 10;
const CURRENCIES = ['EUR', 'USD', 'CHF', 'GBP', 'JPY', 'KWD'] as const;
const NAMED_CURRENCY = /\b(EUR|USD|CHF|GBP|JPY|SEK|NOK|DKK|PLN|CZK|AUD|CAD)\b/;

/** Everything that is tried on a clause. */
export function changesOf(ground: Ground): readonly Change[] {
  const { read, kept, held } = ground;
  const escaping = held ?? kept;
  return [
    { kind: 'as_promised', tried: 'what the clause asks for', request: kept, finding: null },
    ...[...read.must.values()].flatMap((facet) => leftOut(facet, kept, 'must')),
    ...[...read.when.values()].flatMap((facet) => leftOut(facet, escaping, 'when')),
    ...[...read.must.values()].flatMap((facet) => amounts(facet, ground)),
    ...[...read.when.values()].flatMap((facet) => edges(facet, kept)),
    ...currencies(ground),
    ...[...read.when.values()].flatMap((facet) =>
      spelledOtherwise(facet.path, facet.values, escaping, 'when'),
    ),
    ...[...read.must.values()].flatMap((facet) => spelledOtherwise(facet.path, facet.not, kept, 'not')),
    ...(held ? [...raised(ground, held), ...similarActions(ground, held)] : []),
    ...undeclaredActions(ground),
  ];
}

function leftOut({ path, isAbsent }: Facet, request: DecisionRequest, part: 'when' | 'must'): Change[] {
  if (isAbsent) return [];
  const moved = `Leave ${path} out of “only when” and put it into what must hold: what is not given is then held.`;
  const change = (kind: ProbeKind, tried: string, value: JsonValue | undefined): Change => {
    const asked = value === null ? `${path} != null` : `has(${path})`;
    const fix = part === 'when' ? moved : `Ask for it: ${asked} && …`;
    const finding = { message: `With ${tried} it is allowed.`, fix };
    return { kind, tried, request: withFact(request, path, value), finding };
  };
  return [change('missing_key', `no ${path}`, undefined), change('null_value', `${path} null`, null)];
}

/** Around the figure an amount is held against, and past it in other ways. */
function amounts(facet: Facet, { read, kept, clause }: Ground): Change[] {
  const { path, high, low } = facet;
  const changes = edges(facet, kept);
  if (!high || high.value <= 0) return changes;
  const over = high.value + stepOf(path, high.value);
  changes.push({
    kind: 'amount_as_text',
    tried: `${path} as the text “${plain(over)}”`,
    request: withFact(kept, path, plain(over)),
    finding: {
      message: `${figure(over)} is allowed when it is written as text.`,
      fix: `Compare it as a number: double(${path}) <= ${plain(high.value)}.`,
    },
  });
  if (!isAmount(path)) return changes;
  if (!low)
    changes.push({
      kind: 'negative_amount',
      tried: `${path} ${figure(-high.value)}`,
      request: withFact(kept, path, -high.value),
      finding: {
        message: `An amount below zero is allowed: ${figure(-high.value)}.`,
        fix: `Ask for more than nothing as well: ${path} > 0.`,
      },
    });
  const part = high.isInclusive ? high.value : high.value - stepOf(path, high.value);
  if (!read.sums.has(path))
    changes.push({
      kind: 'split_amount',
      tried: `${PARTS} times ${figure(part)}`,
      request: withFact(kept, path, part),
      times: PARTS,
      finding: {
        message: `${PARTS} times ${figure(part)} pass where one of ${figure(part * PARTS)} does not.`,
        fix: `Add a daily sum of ${path} to “${clause.title || clause.key}”.`,
      },
    });
  return changes;
}

// Exactly at a figure, and the smallest step to each side of it. What is past it is held by the clause itself.
function edges({ path, low, high, values }: Facet, kept: DecisionRequest): Change[] {
  if (values) return [];
  return [low, high].flatMap((bound): Change[] => {
    if (!bound) return [];
    const step = stepOf(path, bound.value);
    const at = (kind: ProbeKind, value: number): Change => ({
      ...{
        kind,
        tried: `${path} ${figure(value)}`,
        request: withFact(kept, path, exact(value)),
        finding: null,
      },
    });
    return [
      at('limit_below', bound.value - step),
      at('limit_exact', bound.value),
      at('limit_above', bound.value + step),
    ];
  });
}

function currencies({ clause, read, kept, held }: Ground): Change[] {
  const looked = [...read.when.values(), ...read.must.values()].filter(({ path }) => isUnit(path));
  const named = NAMED_CURRENCY.exec(`${clause.title} ${clause.obligation}`)?.[1];
  const hasAmount = [...read.must.values()].some(({ path, high }) => high !== null && isAmount(path));
  if (looked.length === 0) {
    if (named === undefined || !hasAmount) return [];
    const other = CURRENCIES.find((one) => one !== named) ?? 'USD';
    const request = withFact(kept, 'context.currency', other);
    const message = `It promises ${named} and looks at no currency: the same amount in ${other} is allowed.`;
    const fix = `Ask for the currency as well: context.currency == '${named}'.`;
    return [{ kind: 'other_currency', tried: `the amount in ${other}`, request, finding: { message, fix } }];
  }
  return looked.flatMap(({ path, values }): Change[] => {
    const other = CURRENCIES.find((one) => !values?.includes(one));
    if (!values || other === undefined) return [];
    const request = withFact(held ?? kept, path, other);
    const message = `It guards ${values.join(', ')} alone: what it would hold is allowed in ${other}.`;
    const fix = `Let the clause apply to every ${path}, and say in what must hold which ones are meant.`;
    return [{ kind: 'other_currency', tried: `${path} ${other}`, request, finding: { message, fix } }];
  });
}

function spelledOtherwise(
  path: string,
  values: readonly JsonValue[] | null,
  request: DecisionRequest,
  part: 'when' | 'not',
): Change[] {
  return (values ?? []).flatMap((value) => {
    if (typeof value !== 'string') return [];
    return spellingsOf(value).map(({ kind, text, words }): Change => {
      const message =
        part === 'when'
          ? `With ${words} as ${path} the clause does not apply, and it is allowed.`
          : `With ${words} as ${path} it is not the value that is ruled out, and it is allowed.`;
      const fix =
        part === 'when'
          ? `Let the clause apply whatever ${path} says, and put the comparison into what must hold.`
          : `Say which values of ${path} may be, not which may not: ${path} in ['…'].`;
      return {
        kind,
        tried: `${path} ${words}`,
        request: withFact(request, path, text),
        finding: { message, fix },
      };
    });
  });
}

function raised({ catalogueTier }: Ground, held: DecisionRequest): Change[] {
  return TIERS.slice(TIERS.indexOf(catalogueTier) + 1).map((tier) => ({
    kind: 'tier_raised',
    tried: `what it holds, called ${tier} by the caller`,
    request: { ...held, resourceTier: tier },
    finding: {
      message: `A caller who calls it ${tier} passes the clause by, and it is allowed.`,
      fix: 'Name no tiers in the clause, or every tier from the action’s own upwards.',
    },
  }));
}

/** Names that look like the action and that the clause does not reach. */
function similarActions({ clause, declared, kept }: Ground, held: DecisionRequest): Change[] {
  const { action } = kept;
  const names = [`${action}s`, action.replaceAll('-', '_'), capitalised(action), action.replace(':', ':x-')];
  return [...new Set(names)]
    .filter((name) => name !== action && isActionName(name) && !declared.has(name))
    .filter((name) => !clause.scope.actions.some((pattern) => matchesAction(pattern, name)))
    .map((name) => ({
      kind: 'similar_action',
      tried: `the action ${name}, which nobody declared`,
      request: { ...held, action: name },
      finding: {
        message: `What it holds is allowed under the name ${name}.`,
        fix: 'Let the posture hold what nobody declared: actions that are not in the catalogue are high.',
      },
    }));
}

/** What a pattern lets in that nobody has ever declared. */
function undeclaredActions({ clause, declared, kept }: Ground): Change[] {
  if (!clause.authorises) return [];
  return clause.scope.actions
    .filter((pattern) => pattern.endsWith('*'))
    .map((pattern) => ({ pattern, name: `${pattern.slice(0, -1)}unheard-of` }))
    .filter(({ name }) => isActionName(name) && !declared.has(name))
    .map(({ pattern, name }) => ({
      kind: 'similar_action',
      tried: `the action ${name}, which nobody declared`,
      request: { ...kept, action: name },
      finding: {
        message: `${pattern} authorises whatever begins so, declared or not: ${name} is allowed.`,
        fix: `Name the actions it authorises instead of ${pattern}.`,
      },
    }));
}

function capitalised(action: string): string {
  return action.replace(/:(.)/, (_, letter: string) => `:${letter.toUpperCase()}`);
}

function exact(value: number): number {
  return Number(value.toPrecision(15));
}

function plain(value: number): string {
  return String(exact(value));
}

function figure(value: number): string {
  return groupDigits(plain(value));
}
