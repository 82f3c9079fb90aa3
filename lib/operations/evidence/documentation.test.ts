import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signedStatement } from '#lib/domain/evidence/signed-statement.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';

test('the statement that docs/evidence.md shows is the one that is checked', () => {
  const stated = {
    ...{ agent: 'agent_ops_payments', check: 'citation-accuracy', method: 'attested' as const },
    ...{ result: { passed: 40, failed: 0 }, observedAt: new Date('2026-11-26T00:10:00Z') },
    ...{ buildDigest: 'sha256:3f2a91c07d5e', artifactDigest: null },
  };
  const page = readFileSync('docs/evidence.md', 'utf8');
  expect(page).toContain(`\n${canonicalJson(signedStatement(stated))}\n`);
});
