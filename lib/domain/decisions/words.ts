import type { Role } from '#lib/domain/access/permissions.ts';

/** "1 approver", "2 trust leads". */
export function peopleWords(count: number, role: Role): string {
  const name = role.replace('_', ' ');
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** A moment as text that is the same everywhere: "2026-11-20 14:00 UTC". */
export function timeWords(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in its largest whole units: "30 min", "1 d 12 h". */
export function lengthWords(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const;
  const parts: string[] = [];
  let rest = ms;
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ');
}

/** A text without the full stop it may end in, to go on after it. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.]+$/, '');
}
