import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Gate } from '#lib/gate/gate.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const seconds = new Histogram({
  name: 'countersign_gate_request_seconds',
  help: 'Time to answer a decision, from its first byte read to its answer handed over.',
  buckets: [0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.05, 0.2, 0.5, 1, 2],
  registers: [registry],
});

/** Notes how long one decision took. */
export function observeDecision(tookMs: number): void {
  seconds.observe(tookMs / 1000);
}

const decisions = gauge('countersign_gate_decisions_total', 'Decisions answered, by effect.', ['effect']);
const refusals = gauge('countersign_gate_refusals_total', 'Requests refused without a decision.', ['code']);
const plain = {
  answeredWithoutRecord: gauge('countersign_gate_answered_without_record', 'Must stay at zero.', []),
  decidedAgain: gauge('countersign_gate_decided_again_total', 'Decisions made again on newer facts.', []),
  groups: gauge('countersign_gate_commits_total', 'Groups of decisions committed.', []),
  recorded: gauge('countersign_gate_recorded_total', 'Decisions in those groups.', []),
  shadowed: gauge('countersign_gate_shadowed_total', 'Times a version in shadow was asked.', []),
  shadowFailures: gauge('countersign_gate_shadow_failures_total', 'Times asking one failed.', []),
  commitMs: gauge('countersign_gate_commit_milliseconds_total', 'Time those commits took.', []),
};
const queued = gauge('countersign_gate_queued', 'Decisions that wait to be recorded.', []);
const staleness = gauge('countersign_gate_staleness_milliseconds', 'Age of the oldest confirmation.', []);

function gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
  return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
}

/** Everything in the text format of Prometheus. */
export async function renderMetrics(gate: Gate): Promise<{ readonly body: string; readonly type: string }> {
  const { stats } = gate;
  const state = gate.state();
  for (const [effect, count] of stats.answered) decisions.set({ effect }, count);
  for (const [code, count] of stats.refused) refusals.set({ code }, count);
  plain.answeredWithoutRecord.set(stats.answeredWithoutRecord);
  plain.decidedAgain.set(stats.decidedAgain);
  plain.groups.set(stats.groups);
  plain.recorded.set(stats.recorded);
  plain.commitMs.set(stats.commitMs);
  plain.shadowed.set(stats.shadowed);
  plain.shadowFailures.set(stats.shadowFailures);
  queued.set(state.queued);
  staleness.set(state.stalenessMs);
  return { body: await registry.metrics(), type: registry.contentType };
}
