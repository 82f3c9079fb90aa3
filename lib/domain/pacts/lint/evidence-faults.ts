import { parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { Fault, LintWorld } from '#lib/domain/pacts/lint/finding.ts';
import type { EvidenceDemand } from '#lib/domain/pacts/types.ts';

/** What keeps a demand for evidence from being evaluated. */
export function evidenceFaults(demand: EvidenceDemand, world: LintWorld): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (code: Fault['code'], field: string, message: string) => faults.push({ code, field, message });
  const check = world.checks.find(({ key }) => key === demand.check);
  if (!check) {
    const name =
      demand.check.trim() === '' ? 'names no check' : `names the check "${demand.check}", which is not here`;
    add('check_unknown', '.check', `asks for evidence and ${name}`);
  } else if (check.isRetired) {
    add('check_retired', '.check', `asks for evidence of "${demand.check}", which is retired`);
  }
  if (demand.methods.length === 0) add('methods_missing', '.methods', 'accepts evidence by no method');
  if ((parseDurationMs(demand.maxAge) ?? 0) <= 0) {
    add('duration_invalid', '.maxAge', `has a window "${demand.maxAge}" that is no duration, such as PT24H`);
  }
  const least = demand.minResult === undefined ? 0n : parseDecimal(demand.minResult);
  if (least === null || least > (parseDecimal(1) ?? 0n)) {
    add('min_result_invalid', '.minResult', `asks for a share of "${demand.minResult}": write it as 0.95`);
  }
  return faults;
}
