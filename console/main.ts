import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { createLogger } from '#lib/platform/logger.ts';

const ROOT = join(import.meta.dirname, '..');
const STOP_GRACE_MS = 5_000;

const logger = createLogger('console');
const port = Number(process.env.COUNTERSIGN_CONSOLE_PORT);
if (!Number.isInteger(port) || port < 1) throw new Error('COUNTERSIGN_CONSOLE_PORT is not set');

const dev = process.env.NODE_ENV === 'development';
const server = createServer();
const app = next({
  dev,
  dir: ROOT,
  hostname: '127.0.0.1',
  port,
  httpServer: server,
  ...(dev && { turbopack: true }),
});
await app.prepare();
const handle = app.getRequestHandler();
const handleUpgrade = app.getUpgradeHandler();
server.keepAliveTimeout = 65_000;
server.on('request', (request, response) => void handle(request, response));
server.on('upgrade', (request, socket, head) => void handleUpgrade(request, socket, head));
server.listen(port, '127.0.0.1', () => process.send?.('ready'));

process.once('SIGTERM', () => {
  setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS).unref();
  server.close(() => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  });
  server.closeIdleConnections();
});
