import type { LiveShadow } from '#lib/domain/shadows/would-have.ts';
import { looksAt, wouldHave } from '#lib/domain/shadows/would-have.ts';
import type { Asked, MissingCounter } from '#lib/gate/attempt.ts';
import type { Counters } from '#lib/gate/counters.ts';
import type { ShadowVerdict } from '#lib/gate/recorder/item.ts';
import type { GateStats } from '#lib/gate/stats.ts';
import type { Logger } from '#lib/platform/logger.ts';

const NOTHING: readonly ShadowVerdict[] = [];
const LONGEST_SUMMARY = 500;

type JudgeParts = { readonly counters: Counters; readonly stats: GateStats; readonly logger: Logger };

/**
 * Asks versions in shadow about live requests.
 * INVARIANT: it never raises and never waits, so no shadow can change or break a live answer; each costs it the few
 * microseconds of one decision more, and a workspace runs a limited number of them.
 */
export class ShadowJudge {
  private readonly parts: JudgeParts;
  /** Shadows whose failure has been logged; each is logged once. */
  private readonly failed = new Set<string>();
  private isLoading = false;

  constructor(parts: JudgeParts) {
    this.parts = parts;
  }

  /** What each shadow that has something to say would have answered. */
  judge(asked: Asked): readonly ShadowVerdict[] {
    const { snapshot, request, gathered, now } = asked;
    const { agent } = gathered.facts;
    if (snapshot.shadows.length === 0 || request.mode !== 'enforce' || !agent) return NOTHING;
    return snapshot.shadows.flatMap((shadow) => {
      try {
        if (now >= shadow.endsAt || !looksAt(shadow, snapshot.policy, agent)) return [];
        return this.ask(shadow, asked);
      } catch (error) {
        return this.failure(shadow, error);
      }
    });
  }

  private ask(shadow: LiveShadow, { snapshot, request, gathered, key, review, now }: Asked): ShadowVerdict {
    const missing: MissingCounter[] = [];
    const askedBy = { callerAgentId: key.agentId, requestDigest: gathered.hashed.digest };
    const readLimit = this.parts.counters.reader(snapshot.workspaceId, missing);
    const would = wouldHave(shadow, snapshot, { request, askedBy, review, now }, readLimit);
    this.parts.stats.shadowed += 1;
    if (missing.length === 0) return verdict(shadow, would.effect, would.summary);
    this.load(snapshot.workspaceId, missing);
    return verdict(shadow, 'unknown', 'How far a limit is used had not been read yet.');
  }

  // One load at a time, beside the path of decisions; a counter that is still missing is asked for by the next request.
  private load(workspaceId: string, missing: readonly MissingCounter[]): void {
    if (this.isLoading) return;
    this.isLoading = true;
    const done = () => {
      this.isLoading = false;
    };
    void this.parts.counters.load(workspaceId, missing).then(done, done);
  }

  private failure(shadow: LiveShadow, error: unknown): ShadowVerdict {
    this.parts.stats.shadowFailures += 1;
    if (!this.failed.has(shadow.id)) {
      this.failed.add(shadow.id);
      this.parts.logger.warn({ err: error, shadow: shadow.id }, 'a version in shadow could not be evaluated');
    }
    return verdict(shadow, 'unknown', 'The version could not be evaluated.');
  }
}

// The text travels in a list that control characters would break.
function verdict({ id }: LiveShadow, would: ShadowVerdict['would'], summary: string): ShadowVerdict {
  return { shadowId: id, would, summary: summary.slice(0, LONGEST_SUMMARY).replace(/\p{Cc}/gu, '\ufffd') };
}
