import { RE2JS } from 're2js';

const LONGEST_PATTERN = 300;
/** Counted repetition is unrolled when compiled, so its product bounds the automaton. */
const LARGEST_REPETITION = 200;
const MOST_PATTERNS = 4_096;
const LONGEST_TEXT = 4_096;

const compiled = new Map<string, RE2JS>();

/** Refuses a pattern that RE2 cannot run, or only at great cost; answers why, or null. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `it has more than ${LONGEST_PATTERN} characters`;
  if (repetitionProduct(pattern) > LARGEST_REPETITION) {
    return `its counted repetitions multiply to more than ${LARGEST_REPETITION}`;
  }
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

function repetitionProduct(pattern: string): number {
  let product = 1;
  for (const [, low, high] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    product *= Math.max(1, Number(low), Number(high || 0));
  }
  return product;
}

/** `text.matches(pattern)`, in time linear in the text, of which there may be only so much. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (text.length > LONGEST_TEXT) throw new Error(`matches() looks at most at ${LONGEST_TEXT} characters`);
  return compilePattern(pattern).matcher(text).find();
}

/** Patterns are literals of written conditions, so this holds the ones in use; the oldest leaves when it is full. */
function compilePattern(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = RE2JS.compile(pattern);
  if (compiled.size >= MOST_PATTERNS) {
    for (const oldest of compiled.keys()) {
      compiled.delete(oldest);
      break;
    }
  }
  compiled.set(pattern, fresh);
  return fresh;
}
