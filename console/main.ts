import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';

const dev = process.env.NODE_ENV === 'development';
const ROOT = join(import.meta.dirname, '..');
const STOP_GRACE_MS = dev ? 0 : 3_000;

const port = Number(process.env.COUNTERSIGN_CONSOLE_PORT);
if (!Number.isInteger(port) || port < 1) throw new Error('COUNTERSIGN_CONSOLE_PORT is not set');

const server = createServer();
const app = next({
  dev,
  dir: ROOT,
  hostname: '127.0.0.1',
  port,
  ...(dev && { turbopack: true }),
});
await app.prepare();
const handle = app.getRequestHandler();
const handleUpgrade = app.getUpgradeHandler();
server.keepAliveTimeout = 65_000;
server.on('request', (request, response) => {
  // A layout is told no address by Next; whoever must sign in first is to come back to it.
  request.headers['x-countersign-target'] = request.url ?? '/';
  if (isReadable(request.url ?? '/')) void handle(request, response);
  else response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Not an address.\n');
});
server.on('upgrade', (request, socket, head) => void handleUpgrade(request, socket, head));
server.listen(port, '127.0.0.1', () => process.send?.('ready'));

process.once('SIGTERM', () => {
  // The front door took its last request before this; what is still open is a browser's idle or live connection.
  const end = () => process.exit(0);
  setTimeout(end, STOP_GRACE_MS).unref();
  server.close(() => void app.close().finally(end));
  server.closeIdleConnections();
});

/** Next fails on an address whose escapes are no text. */
function isReadable(target: string): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
