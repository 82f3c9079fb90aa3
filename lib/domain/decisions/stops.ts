import type { Facts, OtherCause, StopFact } from '#lib/domain/decisions/types.ts';
import { withoutStop } from '#lib/domain/decisions/words.ts';

/** Step 1: every stop in force on the workspace, the agent, one it acts for, or the action. */
export function stopCauses(facts: Facts): readonly OtherCause[] {
  return facts.stops.map((stop) => ({
    kind: 'stop',
    stop,
    remedies: [{ kind: 'lift', text: wayOut(stop), owner: stop.by }],
  }));
}

function wayOut(stop: StopFact): string {
  const reason = withoutStop(stop.reason);
  if (stop.mode === 'kill')
    return `${stop.by} killed it: ${reason}. A kill is final; register a new agent where the work goes on.`;
  return `Ask ${stop.by}, or whoever may lift stops, to lift the freeze: ${reason}.`;
}
