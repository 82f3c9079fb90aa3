import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const CLAUSE_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const isBlank = (text: string) => text.trim() === '';

function pactFinding(code: Finding['code'], path: string, message: string): Finding {
  return { level: 'error', code, path, clause: null, message };
}

/** What the pact as a whole lacks. */
export function findMissingInPact(content: PactContent): readonly Finding[] {
  const findings: Finding[] = [];
  if (isBlank(content.name)) findings.push(pactFinding('name_missing', 'name', 'The pact has no name'));
  if (!Number.isSafeInteger(content.approvalsNeeded) || content.approvalsNeeded < 0) {
    findings.push(
      pactFinding(
        'approvals_needed_invalid',
        'approvalsNeeded',
        'Approvals needed is a whole number, 0 or more',
      ),
    );
  }
  if (content.clauses.length === 0) {
    findings.push(pactFinding('no_clauses', 'clauses', 'The pact has no clause, so it promises nothing'));
  }
  return findings;
}

/** Clause keys that are no keys or are used twice: a key is how a clause is followed from version to version. */
export function findKeyFaults(placed: PlacedClause): readonly Finding[] {
  const { clause, index, content } = placed;
  if (!CLAUSE_KEY.test(clause.key)) {
    const message = 'needs a key of lower-case letters, figures and single hyphens, at most 64';
    return [clauseFinding('error', 'clause_key_invalid', placed, 'key', message)];
  }
  const first = content.clauses.findIndex((other) => other.key === clause.key);
  return first === index
    ? []
    : [
        clauseFinding(
          'error',
          'clause_key_repeated',
          placed,
          'key',
          `has the key of clause ${first + 1}, "${clause.key}"`,
        ),
      ];
}

/** The words and the owner a clause owes its readers. */
export function findMissingInClause(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  const { clause } = placed;
  const findings: Finding[] = [];
  const error = (code: Finding['code'], field: string, message: string, fix?: string) =>
    findings.push(clauseFinding('error', code, placed, field, message, fix));
  if (isBlank(clause.title)) error('title_missing', 'title', 'has no title');
  if (isBlank(clause.obligation)) error('obligation_missing', 'obligation', 'does not say what is promised');
  if (isBlank(clause.owner)) error('owner_missing', 'owner', 'has no owner', 'Name the team that owns it');
  else if (!world.teams.some((team) => team.key === clause.owner)) {
    error('owner_unknown', 'owner', `is owned by "${clause.owner}", which is no team of this workspace`);
  }
  if (isBlank(clause.recourse)) {
    error('recourse_missing', 'recourse', 'does not say what the other party can do when it is broken');
  }
  if (!Number.isSafeInteger(clause.reviewCadenceDays) || clause.reviewCadenceDays < 1) {
    error(
      'cadence_invalid',
      'reviewCadenceDays',
      'is looked at again after a whole number of days, 1 or more',
    );
  }
  return findings;
}
