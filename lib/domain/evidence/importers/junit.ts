import {
  counted,
  type ImportResult,
  unreadable,
  zonedTime,
} from '#lib/domain/evidence/importers/imported.ts';

/** An element of an XML file, without its text. */
type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
};
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The attributes of an element that are read. */
export const JUNIT_ATTRIBUTES = ['failures', 'errors', 'timestamp'];

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Reads a JUnit XML report: `testsuites` or one `testsuite`, suites within suites. The earliest suite says when it ran. */
export function readJunit(root: XmlElement): ImportResult {
  if (root.name !== 'testsuites' && root.name !== 'testsuite')
    return unreadable(
      `begins with <${root.name.slice(0, 40)}>, where a JUnit report has <testsuites> or <testsuite>`,
    );
  const counts = countsOf(root);
  if (counts === null) return unreadable('has a suite whose failures or errors are no count');
  const times = timesOf(root);
  const observedAt = times.reduce<string | null>(
    (earliest, time) => (earliest === null || time < earliest ? time : earliest),
    null,
  );
  return counted({ ...counts, observedAt });
}

/**
 * Adds up a suite. INVARIANT: a failure that only the suite's own total knows of counts too: a suite that fails before its
 * first case names no case.
 */
function countsOf(suite: XmlElement): Counts | null {
  let sum = NONE;
  for (const child of suite.children) {
    const counts =
      child.name === 'testcase' ? caseOf(child) : child.name === 'testsuite' ? countsOf(child) : NONE;
    if (counts === null) return null;
    sum = {
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    };
  }
  const stated = [suite.attributes.failures, suite.attributes.errors].map(countIn);
  if (stated.includes(null)) return null;
  const failed = stated.reduce<number>((total, count) => total + (count ?? 0), 0);
  return { ...sum, failed: Math.max(sum.failed, failed) };
}

function caseOf(testcase: XmlElement): Counts {
  const has = (...names: readonly string[]) => testcase.children.some(({ name }) => names.includes(name));
  if (has('failure', 'error')) return { ...NONE, failed: 1 };
  return has('skipped') ? { ...NONE, skipped: 1 } : { ...NONE, passed: 1 };
}

function countIn(text: string | undefined): number | null {
  if (text === undefined || text === '') return 0;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function timesOf(suite: XmlElement): string[] {
  const own = zonedTime(suite.attributes.timestamp);
  const within = suite.children.filter(({ name }) => name === 'testsuite').flatMap(timesOf);
  return own === null ? within : [own, ...within];
}
