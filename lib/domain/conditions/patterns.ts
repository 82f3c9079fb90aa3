import { RE2JS } from 're2js';

const LONGEST_PATTERN = 300;
/** Counted repetition is unrolled when compiled, so its product bounds the automaton. */
const LARGEST_REPETITION = 200;
const MOST_PATTERNS = 4_096;

const compiled = new Map<string, RE2JS>();

/** Why a pattern is refused, or null. */
export function checkPattern(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `A pattern has at most ${LONGEST_PATTERN} characters.`;
  if (repetitionProduct(pattern) > LARGEST_REPETITION) {
    return `The counted repetitions of a pattern multiply to at most ${LARGEST_REPETITION}.`;
  }
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return `Not a pattern that runs in linear time: ${error instanceof Error ? error.message : 'unreadable'}.`;
  }
}

function repetitionProduct(pattern: string): number {
  let product = 1;
  for (const [, low, high] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    product *= Math.max(1, Number(low), Number(high || 0));
  }
  return product;
}

/** `text.matches(pattern)`, in time linear in the text. */
export function matchesPattern(text: string, pattern: string): boolean {
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
