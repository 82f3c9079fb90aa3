const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 200;

/** Runs that a guesser tries first; a password made of little else is refused. */
const OBVIOUS = [
  'password',
  'passwort',
  'countersign',
  'qwertyuiop',
  'qwerty',
  'asdfgh',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'trustno1',
  'secret',
  'changeme',
  '1234567890',
  '123456',
  '0987654321',
  'abcdef',
];

/** How many characters must be left once the obvious ones are taken out. */
const MIN_REST = 6;

/** Why the password is refused, in words; null where it will do. */
export function passwordRefusal(password: string, email: string): string | null {
  if ([...password].length < MIN_PASSWORD_LENGTH)
    return `must have at least ${MIN_PASSWORD_LENGTH} characters`;
  if (password.length > MAX_PASSWORD_LENGTH) return `may have at most ${MAX_PASSWORD_LENGTH} characters`;
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return 'repeats too few characters';
  const own = email.toLowerCase().split('@');
  const rest = [...own, ...OBVIOUS]
    .filter((run) => run.length >= 4)
    .reduce((left, run) => left.replaceAll(run, ''), lower)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (rest.length < MIN_REST)
    return 'is among the first that would be guessed: it is mostly a common word, a run of keys or your address';
  return null;
}
