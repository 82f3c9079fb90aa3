import { systemScope } from '#lib/auth/authorise.ts';
import { type AgentKey, type CheckKey, PEOPLE, type PersonKey } from '#lib/demo/cast.ts';
import { type Random, randomFrom } from '#lib/demo/random.ts';
import { Timeline } from '#lib/demo/timeline.ts';
import type { PersonPrincipal, Scope } from '#lib/domain/access/principal.ts';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { recordEvidence } from '#lib/operations/evidence/record-evidence.ts';
import { newId } from '#lib/platform/ids.ts';
import type { DemoClock } from '#lib/store/demo-clock.ts';

const DAY_MS = 86_400_000;

/** The demo was to be removed while it was made. */
class NoLongerWanted extends Error {
  override readonly name = 'NoLongerWanted';
}

export type WorldParts = {
  readonly workspaceId: string;
  readonly gate: Gate;
  readonly clock: DemoClock;
  /** Of the asks of a whole demo, so many are made. */
  readonly share: number;
  /** The moment the history leads up to. */
  readonly until: Date;
  readonly days: number;
  readonly seed: number;
};

/** The demo while it is made: its clock, its people, its agents, and what is to happen. */
export class DemoWorld {
  readonly workspaceId: string;
  readonly gate: Gate;
  readonly share: number;
  readonly until: number;
  readonly days: number;
  readonly random: Random;
  readonly timeline = new Timeline();
  readonly personIds = new Map<PersonKey, string>();
  readonly keys = new Map<AgentKey, KeyFact>();
  private readonly clock: DemoClock;
  private nowMs: number;
  private revision = 0;

  constructor({ workspaceId, gate, clock, share, until, days, seed }: WorldParts) {
    this.clock = clock;
    this.share = share;
    this.workspaceId = workspaceId;
    this.gate = gate;
    this.until = until.getTime();
    this.days = days;
    this.random = randomFrom(seed);
    this.nowMs = this.at(0, 5);
  }

  get now(): number {
    return this.nowMs;
  }

  /** So many hours into a day; the last day is the one the history ends in. */
  at(day: number, hour: number): number {
    return Math.floor(this.until / DAY_MS) * DAY_MS - (this.days - day) * DAY_MS + hour * 3_600_000;
  }

  /** Moves the clock, here and in the database. Time only goes forwards. */
  async moveTo(ms: number): Promise<void> {
    this.nowMs = Math.max(this.nowMs + 1, Math.round(ms));
    const day = Math.floor((this.nowMs - this.at(0, 0)) / DAY_MS);
    const isOn = await this.clock.tell(new Date(this.nowMs), day);
    if (!isOn) throw new NoLongerWanted('the demo is no longer to be made');
  }

  /** The person at work: just signed in, so that what they sign is proven. */
  as(key: PersonKey): Scope {
    const { workspaceId } = this;
    const principal: PersonPrincipal = {
      type: 'person',
      workspaceId,
      personId: this.personIds.get(key) ?? '',
      ...PEOPLE[key],
      email: '',
      sessionId: newId('session'),
      signedInAt: this.nowMs,
    };
    return { workspaceId, principal, requestId: null };
  }

  asProduct(): Scope {
    return systemScope(this.workspaceId, 'demo');
  }

  /** Waits for a write, and has the next decision follow it. */
  async did<T>(writing: Promise<{ readonly value: T; readonly revision: number }>): Promise<T> {
    const { value, revision } = await writing;
    this.revision = Math.max(this.revision, revision);
    return value;
  }

  /** One decision of the gate, after everything that was done so far. */
  async ask(agent: AgentKey, wish: Omit<DecisionRequest, 'agentId' | 'mode'>): Promise<KeptDecision> {
    const key = this.keys.get(agent);
    if (!key) throw new Error(`${agent} has no key yet`);
    const request: DecisionRequest = { agentId: agent, mode: 'enforce', ...wish };
    return this.gate.decide(key, { request, idempotencyKey: null, minRevision: this.revision });
  }

  async report(agent: AgentKey, decisionId: string, isDone: boolean): Promise<void> {
    const { workspaceId } = this;
    const [status, detail] = isDone ? ['executed', ''] : ['failed', 'The other side did not answer in time.'];
    const callerAgentId = this.keys.get(agent)?.agentId ?? null;
    await this.gate.reportOutcome({
      ...{ workspaceId, decisionId, callerAgentId, detail },
      status: status === 'executed' ? 'executed' : 'failed',
    });
  }

  /** A result of a check, recorded as its source says. */
  async prove(agent: AgentKey, check: CheckKey, passed: number, failed: number): Promise<void> {
    const isLab = check === 'prompt-injection';
    const body = {
      agent,
      check,
      source: isLab ? 'eval-lab' : 'ci',
      method: isLab ? 'independent' : 'automated',
      result: { passed, failed },
      observedAt: new Date(this.nowMs - 60_000).toISOString(),
      buildDigest: buildOf(agent, this.now < this.at(17, 9) ? 1 : 2),
    } as const;
    await this.did(recordEvidence(this.as(isLab ? 'mara' : 'june'), { body }));
  }
}

/** The build an agent runs: a new one comes with the 17th day. */
export function buildOf(agent: AgentKey, number: 1 | 2): string {
  const digits = { agent_ops_payments: '3f', agent_support_desk: '8c', agent_release: 'd1' }[agent];
  return `sha256:${`${digits}${number}7a4`.padEnd(64, `${digits}e20b94c6`)}`;
}
