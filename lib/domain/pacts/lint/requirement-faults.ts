import { checkCondition } from '#lib/domain/conditions/condition.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { evidenceFaults } from '#lib/domain/pacts/lint/evidence-faults.ts';
import {
  clauseFinding,
  type Fault,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import type { LimitRequirement, Requirement, TimeRequirement } from '#lib/domain/pacts/types.ts';

const SUM_PATH = /^context(?:\.[A-Za-z_]\w*)+$/;
const DECIMAL = /^\d{1,18}(?:\.\d{1,9})?$/;
const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const isDuration = (text: string) => (parseDurationMs(text) ?? 0) > 0;
const isPositive = (count: number) => Number.isSafeInteger(count) && count >= 1;

function limitFaults(limit: LimitRequirement): readonly Fault[] {
  const faults: Fault[] = [];
  if ((limit.count === undefined) === (limit.sum === undefined)) {
    faults.push({
      code: 'limit_shape',
      field: '',
      message: 'has a limit that needs either a count or a sum, not both',
    });
  }
  if (limit.count !== undefined && !isPositive(limit.count)) {
    faults.push({
      code: 'limit_count_invalid',
      field: '.count',
      message: 'limits a count that is no whole number above 0',
    });
  }
  if (limit.sum !== undefined && !SUM_PATH.test(limit.sum.of)) {
    const message = `sums "${limit.sum.of}": a sum is of a path such as context.amount`;
    faults.push({ code: 'limit_sum_path', field: '.sum.of', message });
  }
  if (limit.sum !== undefined && (!DECIMAL.test(limit.sum.max) || !/[1-9]/.test(limit.sum.max))) {
    faults.push({
      code: 'limit_sum_max',
      field: '.sum.max',
      message: 'limits a sum to what is no decimal above 0, such as 20000.00',
    });
  }
  if (!isDuration(limit.window)) {
    faults.push({
      code: 'duration_invalid',
      field: '.window',
      message: `has a limit whose window "${limit.window}" is no duration, such as P1D`,
    });
  }
  return faults;
}

function timeFaults(time: TimeRequirement, world: LintWorld): readonly Fault[] {
  const faults: Fault[] = [];
  if (time.days.length === 0) {
    faults.push({ code: 'time_days_missing', field: '.days', message: 'names hours but no day' });
  }
  for (const end of ['from', 'to'] as const) {
    if (CLOCK_TIME.test(time[end])) continue;
    faults.push({
      code: 'time_invalid',
      field: `.${end}`,
      message: `names the time "${time[end]}": write it as 09:00`,
    });
  }
  if (CLOCK_TIME.test(time.to) && time.from === time.to) {
    const message = `begins and ends its hours at ${time.to}, which could mean all day or never`;
    faults.push({ code: 'time_invalid', field: '.to', message });
  }
  if (!world.timeZoneIsKnown(time.timeZone)) {
    const message = `names the time zone "${time.timeZone}", which is not known: write it as Europe/Zurich`;
    faults.push({ code: 'time_zone_unknown', field: '.timeZone', message });
  }
  return faults;
}

function requirementFaults(
  requirement: Requirement,
  placed: PlacedClause,
  world: LintWorld,
): readonly Fault[] {
  if (requirement.type === 'limit') return limitFaults(requirement);
  if (requirement.type === 'time') return timeFaults(requirement, world);
  if (requirement.type === 'evidence') return evidenceFaults(requirement, world);
  if (requirement.type === 'condition') {
    const fault = checkCondition(requirement.cel);
    if (fault === null) return [];
    const message = `has a condition that cannot be evaluated: ${fault.message} (column ${fault.column})`;
    return [{ code: 'condition_invalid', field: '.cel', message, column: fault.column }];
  }
  const faults: Fault[] = [];
  if (!isPositive(requirement.quorum)) {
    faults.push({
      code: 'quorum_invalid',
      field: '.quorum',
      message: 'needs at least one person to approve',
    });
  }
  if (placed.clause.consequence.type === 'block') {
    const message = 'asks for an approval but blocks: nobody could ever give it';
    faults.push({ code: 'approval_cannot_be_given', field: '', message });
  }
  return faults;
}

/** What keeps a clause's requirements from being evaluated. */
export function findRequirementFaults(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  const finding = (list: string, at: number, { code, field, message, column }: Fault): Finding => {
    const made = clauseFinding('error', code, placed, `${list}.${at}${field}`, message);
    return column === undefined ? made : { ...made, column };
  };
  const { requires, evidence = [] } = placed.clause;
  return [
    ...requires.flatMap((requirement, at) =>
      requirementFaults(requirement, placed, world).map((fault) => finding('requires', at, fault)),
    ),
    ...evidence.flatMap((demand, at) =>
      evidenceFaults(demand, world).map((fault) => finding('evidence', at, fault)),
    ),
  ];
}
