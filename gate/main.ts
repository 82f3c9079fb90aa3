import { KeyCheck } from '#gate/authenticate.ts';
import { createGateServer } from '#gate/server.ts';
import { readGateSettings } from '#gate/settings.ts';
import { openGate } from '#lib/gate/gate.ts';
import { createLogger } from '#lib/platform/logger.ts';

const GRACE_MS = 5_000;

const logger = createLogger('gate');
const settings = readGateSettings(process.env);
const gate = openGate({ databaseUrl: settings.databaseUrl, logger });
const server = createGateServer({ gate, keys: new KeyCheck(gate), productUrl: settings.productUrl });

server.listen(settings.port, settings.host, () => {
  logger.info({ address: server.address(), gate: gate.id }, 'gate is listening');
  process.send?.('listening');
});

let isEnding = false;

/** Takes no new requests, records and answers those that are under way, then ends. */
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  await gate.close();
  server.closeIdleConnections();
  await closed;
  process.exit(0);
}

process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
process.on('disconnect', () => void end());
