/** What one page loads before it can be used, compressed, and the code itself. */
export type RouteLoad = { readonly route: string; readonly kilobytes: number; readonly text: string };

/** Page → the most it may load, in kB compressed. The numbers only go down. */
export type Budgets = Readonly<Record<string, number>>;

const CONSOLE_KB = 320;
const PUBLIC_KB = 180;
/** Two builds of the same sources differ by so much: the names of their chunks are compressed with them. */
const NOISE_KB = 3;
/** A page this much lighter than its number has its number lowered. */
const SLACK_KB = 8;

/** Pages that are above the ceiling and held at their own number; none is added. */
const STILL_HEAVY = [
  '/pacts/[key]/draft',
  '/pacts/[key]/versions/[number]',
  '/pacts/new',
  '/settings/workspace',
];

const PUBLIC = /^\/(docs|sign-in|trust|verify|countersign|_not-found)(\/|$)/;

/** What is loaded when it is used and never before, by a word that only its own code holds. */
const LATER: Readonly<Record<string, string>> = {
  CodeMirror: 'cm-activeLine',
  Recharts: 'recharts-wrapper',
  zod: 'invalid_union',
};

/** Everything that is wrong with what the pages load. */
export function faultsOf(loads: readonly RouteLoad[], budgets: Budgets): string[] {
  return loads.flatMap((load) => [...weightFaults(load, budgets[load.route]), ...laterFaults(load)]);
}

function weightFaults({ route, kilobytes }: RouteLoad, budget: number | undefined): string[] {
  const ceiling = PUBLIC.test(route) ? PUBLIC_KB : CONSOLE_KB;
  if (kilobytes > ceiling && !STILL_HEAVY.includes(route))
    return [`${route} loads ${kilobytes} kB; no such page may load more than ${ceiling}`];
  if (budget === undefined) return [`${route} has no number yet: run node scripts/first-load.ts --write`];
  if (kilobytes <= ceiling - NOISE_KB && STILL_HEAVY.includes(route))
    return [`${route} is below the ceiling: take it off the list of heavy pages`];
  if (kilobytes > budget + NOISE_KB) return [`${route} loads ${kilobytes} kB; ${budget} allowed`];
  if (kilobytes < budget - SLACK_KB)
    return [`${route} loads ${kilobytes} kB; lower its number from ${budget}`];
  return [];
}

function laterFaults({ route, text }: RouteLoad): string[] {
  return Object.entries(LATER)
    .filter(([, word]) => text.includes(word))
    .map(([name]) => `${route} loads ${name} at once; it is loaded when it is used`);
}
