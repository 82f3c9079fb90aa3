import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Budgets, faultsOf, type RouteLoad } from '#scripts/first-load/judge.ts';

// Weighs what each page of the production build loads before it can be used, against `bench/console/first-load.json`.
// With `--write` the file takes what was measured: to add a page, or to lower a number once a page became lighter.

const ROOT = join(import.meta.dirname, '..');
const BUILD = process.env.COUNTERSIGN_BUILD_DIR ?? '.next';
const BUDGETS = join(ROOT, 'bench/console/first-load.json');

type RouteStats = { readonly route: string; readonly firstLoadChunkPaths: readonly string[] };

const weighed = new Map<string, { readonly bytes: number; readonly text: string }>();

function chunk(path: string) {
  const known = weighed.get(path);
  if (known) return known;
  const content = readFileSync(join(ROOT, path));
  const found = { bytes: gzipSync(content).length, text: content.toString('utf8') };
  weighed.set(path, found);
  return found;
}

function measured(): RouteLoad[] {
  const stats: RouteStats[] = JSON.parse(
    readFileSync(join(ROOT, BUILD, 'diagnostics/route-bundle-stats.json'), 'utf8'),
  );
  return stats
    .map(({ route, firstLoadChunkPaths }) => {
      const chunks = firstLoadChunkPaths.map(chunk);
      const kilobytes = Math.ceil(chunks.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
      return { route, kilobytes, text: chunks.map(({ text }) => text).join('\n') };
    })
    .sort((left, right) => left.route.localeCompare(right.route));
}

const loads = measured();
if (process.argv.includes('--write')) {
  const budgets = Object.fromEntries(loads.map(({ route, kilobytes }) => [route, kilobytes]));
  writeFileSync(BUDGETS, `${JSON.stringify(budgets, null, 2)}\n`);
}
const budgets: Budgets = JSON.parse(readFileSync(BUDGETS, 'utf8'));
const faults = faultsOf(loads, budgets);
for (const { route, kilobytes } of loads) {
  process.stdout.write(`${String(kilobytes).padStart(4)} kB of ${budgets[route] ?? '–'}  ${route}\n`);
}
for (const fault of faults) process.stdout.write(`FAILED  ${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
