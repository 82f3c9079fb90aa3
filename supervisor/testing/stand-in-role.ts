import { createServer } from 'node:http';

const { COUNTERSIGN_GATE_PORT: gatePort, COUNTERSIGN_CONSOLE_PORT: consolePort } = process.env;
const role = gatePort ? 'gate' : consolePort ? 'console' : 'worker';
const port = Number(gatePort ?? consolePort ?? 0);

const server = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ role, pid: process.pid, url: request.url, headers: request.headers }));
});
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
