import { compileCondition, conditionReads } from '#lib/domain/conditions/condition.ts';
import { readPath } from '#lib/domain/decisions/requirements/read-path.ts';
import { type CompiledRequirement, verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import type { ConditionVariables } from '#lib/domain/decisions/requirements/variables.ts';
import type { JsonValue } from '#lib/domain/decisions/types.ts';
import type { ConditionRequirement } from '#lib/domain/pacts/types.ts';

type Read = { readonly name: string; readonly path: readonly string[] };

/** A CEL expression that must be true. */
export function compileConditionRequirement({ cel }: ConditionRequirement): CompiledRequirement {
  const condition = compileCondition(cel);
  const reads = conditionReads(cel).map((name): Read => ({ name, path: name.split('.') }));
  return (asked, owner) => {
    const result = condition.evaluate(asked.variables);
    const facts = { expected: cel, observed: observe(asked.variables, reads) };
    if (result.ok && result.value) return verdict('condition', 'satisfied', facts);
    if (result.ok) {
      const text = `Ask with arguments for which ${cel} holds; ${observedWords(facts.observed, reads)}.`;
      return verdict('condition', 'unsatisfied', facts, { remedies: [{ kind: 'change', text, owner }] });
    }
    const text = `Ask with arguments for which ${cel} can be evaluated: ${result.message}.`;
    return verdict('condition', 'error', facts, { remedies: [{ kind: 'fix_request', text, owner }] });
  };
}

// One path is shown as its value, several as an object; what is missing is left out.
function observe(variables: ConditionVariables, reads: readonly Read[]): JsonValue {
  const [only] = reads;
  if (reads.length === 1 && only !== undefined) return readPath(variables, only.path) ?? null;
  const found: Record<string, JsonValue> = {};
  for (const { name, path } of reads) {
    const value = readPath(variables, path);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function observedWords(observed: JsonValue, reads: readonly Read[]): string {
  if (reads.length === 0) return 'it does not hold';
  return reads.length === 1
    ? `${reads[0]?.name} was ${JSON.stringify(observed)}`
    : `they were ${JSON.stringify(observed)}`;
}
