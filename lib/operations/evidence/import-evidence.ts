import type { Scope } from '#lib/domain/access/principal.ts';
import type { Imported, ImportResult } from '#lib/domain/evidence/importers/imported.ts';
import { JUNIT_ATTRIBUTES, readJunit } from '#lib/domain/evidence/importers/junit.ts';
import { readPromptfoo } from '#lib/domain/evidence/importers/promptfoo.ts';
import type { Evidence } from '#lib/domain/evidence/types.ts';
import { type EvidenceInput, fault } from '#lib/operations/evidence/claims.ts';
import { needEvidence } from '#lib/operations/evidence/evidence-parts.ts';
import { assertReportable, saveEvidence } from '#lib/operations/evidence/save-evidence.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { parseXml } from '#lib/platform/xml.ts';
import { read, type Written, write } from '#lib/store/transaction.ts';

type Format = 'promptfoo' | 'junit';
type ImportInput = Pick<EvidenceInput, 'agent' | 'check' | 'source' | 'method' | 'buildDigest'> & {
  readonly format: Format;
  readonly content: string;
  readonly observedAt?: string;
};

const TOOLS: Readonly<Record<Format, string>> = { promptfoo: 'promptfoo', junit: 'JUnit XML' };

/** Records what a file of a tool says, as one result with the file's digest. */
export async function importEvidence(
  scope: Scope,
  { body }: { readonly body: ImportInput },
): Promise<Written<Evidence>> {
  const { format, content, ...about } = body;
  // A file is long to read, so what its result cannot mend is refused first.
  const standIn = { ...about, observedAt: systemClock().toISOString(), result: { passed: 1, failed: 0 } };
  await read(scope, (transaction) => assertReportable(transaction, standIn));
  const imported = readFile(format, content);
  const observedAt = imported.observedAt ?? about.observedAt;
  if (observedAt === undefined)
    throw fault('invalid_request', 'observedAt', 'is needed: the file does not say when it was made');
  const { passed, failed, skipped } = imported;
  const item: EvidenceInput = {
    ...about,
    observedAt,
    result: { passed, failed },
    artifactDigest: sha256(content),
    note: `Imported from ${TOOLS[format]}${skipped > 0 ? `; ${skipped} skipped` : ''}.`,
  };
  return write(scope, async (transaction) => {
    const [id = ''] = await saveEvidence(transaction, [item], () => '');
    return needEvidence(transaction, id);
  });
}

function readFile(format: Format, content: string): Imported {
  // A byte order mark is how some tools begin a file; it is no part of what they say.
  const text = content.replace(/^\uFEFF/, '');
  const result = format === 'promptfoo' ? readPromptfoo(text) : readXml(text);
  if (result.ok) return result.imported;
  throw fault('import_unreadable', 'content', result.message);
}

function readXml(text: string): ImportResult {
  const parsed = parseXml(text, JUNIT_ATTRIBUTES);
  return parsed.ok ? readJunit(parsed.root) : parsed;
}
