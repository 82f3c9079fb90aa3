import { describe, expect, it } from 'vitest';
import { paymentsStarter } from '#lib/domain/pacts/starters.ts';
import type { PactVersion, Signature } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { voidedApprovals } from '#lib/domain/pacts/voided-approvals.ts';

const AT = new Date('2026-01-31T14:00:00Z');
const text = paymentsStarter({ agentKeys: ['agent_one'], owner: 'payments-ops' });
const retitled: PactContent = {
  ...text,
  clauses: text.clauses.map((clause, at) => (at === 1 ? { ...clause, title: 'Another title' } : clause)),
};

const version = (number: number, content: PactContent, over: Partial<PactVersion> = {}): PactVersion => ({
  ...{ pactId: 'pct_1', number, content, digest: `sha256:${number}`, authorId: `author-${number}` },
  ...{ note: '', restoredFrom: null, submittedAt: AT, status: 'sent_back', isSolo: false },
  ...{ isNarrowing: false, ratifyBy: null, ratifiedAt: null, activatedAt: null, activatedById: null },
  ...{ endedAt: AT, reason: 'Too high.' },
  ...over,
});
const approval = (personId: string, number: number, over: Partial<Signature> = {}): Signature => ({
  ...{ personId, kind: 'approval', digest: `sha256:${number}`, at: AT },
  ...over,
});

describe('voidedApprovals', () => {
  it('names who approved the text before, which text that was, and whose edit of which clause ended it', () => {
    const before = { version: version(1, text), signatures: [approval('dana', 1)] };
    expect(voidedApprovals(version(2, retitled, { status: 'in_review' }), [before])).toEqual([
      { personId: 'dana', number: 1, digest: 'sha256:1', at: AT, editorId: 'author-2', clauses: [2] },
    ]);
  });

  it('keeps to the edit that came next, whatever was edited after it', () => {
    const sentBack = [
      { version: version(2, retitled), signatures: [] },
      { version: version(1, text), signatures: [approval('dana', 1)] },
    ];
    const found = voidedApprovals(version(3, text, { status: 'in_review' }), sentBack);
    expect(found.map(({ editorId, clauses }) => [editorId, clauses])).toEqual([['author-2', [2]]]);
  });

  it('blames nobody while nothing was submitted after the version was sent back', () => {
    const own = version(1, text);
    const found = voidedApprovals(own, [{ version: own, signatures: [approval('dana', 1)] }]);
    expect(found).toMatchObject([{ personId: 'dana', editorId: null, clauses: [] }]);
  });

  it('counts no signature of another kind and none of another text', () => {
    const signatures = [
      approval('dana', 1, { kind: 'ratification' }),
      approval('omar', 1, { digest: 'sha256:9' }),
    ];
    expect(voidedApprovals(version(2, retitled), [{ version: version(1, text), signatures }])).toEqual([]);
  });
});
