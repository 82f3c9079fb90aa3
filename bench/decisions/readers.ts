import { systemScope } from '#lib/auth/authorise.ts';
import { listDecisions } from '#lib/operations/decisions/list-decisions.ts';

const PEOPLE = 2;

/** Two people who load page after page of the decisions table, as the console reads it. */
async function turnPages(): Promise<void> {
  const scope = systemScope(process.env.BENCH_WORKSPACE ?? '', 'bench');
  let cursor: string | undefined;
  while (process.connected) {
    const page = await listDecisions(scope, { query: { limit: 50, cursor } });
    cursor = page.next ?? undefined;
  }
}

process.send?.('listening');
process.on('disconnect', () => process.exit(0));
await Promise.all(Array.from({ length: PEOPLE }, turnPages));
