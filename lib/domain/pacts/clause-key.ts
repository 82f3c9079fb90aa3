import type { PactContent } from '#lib/domain/pacts/types.ts';

/** A key made of a title: lower-case words joined by hyphens, at most 63 characters. */
export function keyOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/(\d)[,.](?=\d)/g, '$1')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}

/** A clause key that no other clause has: `daily-sum`, then `daily-sum-2`. */
export function freeClauseKey(content: PactContent, wanted: string, exceptAt?: number): string {
  const taken = new Set(content.clauses.filter((_, at) => at !== exceptAt).map((clause) => clause.key));
  const base = wanted === '' ? 'clause' : wanted.slice(0, 58).replace(/-+$/, '');
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
