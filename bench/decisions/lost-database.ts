import { parseApiKey } from '#lib/auth/api-key.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { type FragileLine, openFragileLine } from '#lib/testing/fragile-line.ts';
import { askGate, endOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { seedBench, startBenchDatabase } from './bench-database.ts';

/** How long anybody waited for a refusal while the database was gone, against the two seconds that are promised. */
export type LostRow = { readonly name: string; readonly asked: number; readonly longestMs: number };

const LOST_FOR_MS = 3000;
const ASKERS = 8;
const PAUSE_MS = 20;

/** The longest wait with the database cut off, and with one that accepts everything and says nothing. */
export async function measureLostDatabase(): Promise<LostRow[]> {
  const database = await startBenchDatabase();
  const { key } = await seedBench(database.appUrl);
  const line = await openFragileLine(database.appUrl);
  const gate = await openReadyGate(line.url);
  try {
    const caller = await gate.findKey(parseApiKey(key)?.id ?? '');
    if (!caller) throw new Error('the gate does not know the key');
    const cut = await whileLost('cut off', () => line.cut(), { gate, caller, line });
    return [cut, await whileLost('silent', () => line.silence(), { gate, caller, line })];
  } finally {
    await gate.close();
    await line.close();
    await database.stop();
  }
}

type Asked = { readonly gate: Gate; readonly caller: KeyFact; readonly line: FragileLine };

async function whileLost(name: string, lose: () => void, { gate, caller, line }: Asked): Promise<LostRow> {
  lose();
  const waits: number[] = [];
  const overAt = performance.now() + LOST_FOR_MS;
  const ask = async () => {
    while (performance.now() < overAt) {
      const startedAt = performance.now();
      await endOf(askGate(gate, caller, { context: { amount: 1 } }));
      waits.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  await Promise.all(Array.from({ length: ASKERS }, ask));
  line.mend();
  await until(() => gate.state().isReady);
  return { name: `database ${name}`, asked: waits.length, longestMs: Math.round(Math.max(...waits)) };
}
