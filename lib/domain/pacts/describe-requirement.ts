import {
  type Comparison,
  type ComparisonOp,
  type Literal,
  readComparisons,
} from '#lib/domain/pacts/comparison.ts';
import type {
  EvidenceDemand,
  LimitRequirement,
  Requirement,
  TimeRequirement,
} from '#lib/domain/pacts/types.ts';
import {
  countInWords,
  DAY_NAMES,
  durationWords,
  groupDigits,
  joinWords,
  pathInWords,
  peopleInWords,
} from '#lib/domain/pacts/wording.ts';

const HOLDS: Readonly<Record<ComparisonOp, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
};
const OPPOSITE: Readonly<Record<ComparisonOp, ComparisonOp>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const literalInWords = (literal: Literal) => {
  if (literal.type === 'number') return groupDigits(literal.text);
  return literal.type === 'string' && literal.text.trim() === '' ? 'empty' : literal.text;
};

/** A comparison in words, or what is true when it does not hold. */
export function comparisonInWords(comparison: Comparison, isOpposite: boolean): string {
  const fact = pathInWords(comparison.path);
  if (comparison.kind === 'given')
    return `${fact} is ${comparison.isNegated === isOpposite ? 'given' : 'not given'}`;
  if (comparison.kind === 'one_of') {
    const list = joinWords(comparison.literals.map(literalInWords), 'or');
    return `${fact} is ${isOpposite ? `not ${list}` : list}`;
  }
  const op = isOpposite ? OPPOSITE[comparison.op] : comparison.op;
  return `${fact} ${HOLDS[op]} ${literalInWords(comparison.literal)}`;
}

/** When a condition does not hold, in words; one that is more than simple comparisons is quoted as it stands. */
function conditionFailure(cel: string): string {
  const comparisons = readComparisons(cel);
  if (comparisons === null) return `\`${cel}\` is not true`;
  return joinWords(
    comparisons.map((comparison) => comparisonInWords(comparison, true)),
    'or',
  );
}

function limitFailure(limit: LimitRequirement): string {
  const per = { agent: 'for one agent', action: 'for one action', workspace: 'in the whole workspace' }[
    limit.per
  ];
  const within = `within ${durationWords(limit.window)} ${per}`;
  if (limit.sum === undefined) return `there would be more than ${countInWords(limit.count ?? 0)} ${within}`;
  const summed = pathInWords(limit.sum.of);
  return `${summed} would add up to over ${groupDigits(limit.sum.max)} ${within}`;
}

function timeFailure(time: TimeRequirement): string {
  const days = joinWords(
    time.days.map((day) => DAY_NAMES[day]),
    'or',
  );
  const isOvernight = time.from > time.to;
  const hours = `${time.from} to ${time.to}${isOvernight ? ' of the next day' : ''}`;
  return `it is not ${days}, ${hours} (${time.timeZone})`;
}

const METHODS: Readonly<Record<EvidenceDemand['methods'][number], string>> = {
  self_reported: 'self-reported',
  automated: 'automated',
  independent: 'independent',
  attested: 'attested',
};

/** How a check's evidence must have come about, to follow what is said of the check. */
function demandInWords({ methods, maxAge, sameBuild, minResult }: EvidenceDemand): string {
  const at = minResult === undefined ? '' : ` at ${minResult} or better`;
  const names = methods.map((one) => METHODS[one]);
  const by = names.length === 0 ? 'by no method' : joinWords(names, 'or');
  return `passed${at} within ${durationWords(maxAge)}, ${by}${sameBuild ? ', on the build that asks' : ''}`;
}

/** What proves a promise, in words: "citation-accuracy passed within 24 hours, automated or independent, on the build that asks". */
export function evidenceInWords(demand: EvidenceDemand): string {
  return `${demand.check || 'no check'} ${demandInWords(demand)}`;
}

/** What is true when that proof is lacking, to follow "if". */
export function evidenceFailure(demand: EvidenceDemand): string {
  return `${demand.check || 'no check'} has not ${demandInWords(demand)}`;
}

/** What is true when the requirement does not hold, to follow "if"; null for one that never holds by itself. */
export function requirementFailure(requirement: Requirement): string | null {
  switch (requirement.type) {
    case 'condition':
      return conditionFailure(requirement.cel);
    case 'limit':
      return limitFailure(requirement);
    case 'time':
      return timeFailure(requirement);
    case 'evidence':
      return evidenceFailure(requirement);
    case 'approval':
      return null;
  }
}

/** A requirement by itself, in a few words: what a list of changes calls it. */
export function nameRequirement(requirement: Requirement): string {
  if (requirement.type === 'approval')
    return `an approval by ${peopleInWords(requirement.role, requirement.quorum)}`;
  if (requirement.type === 'condition') return `the condition \`${requirement.cel}\``;
  if (requirement.type === 'evidence') return `the evidence "${evidenceInWords(requirement)}"`;
  return requirement.type === 'limit'
    ? `the limit "not if ${limitFailure(requirement)}"`
    : `the hours "not if ${timeFailure(requirement)}"`;
}
