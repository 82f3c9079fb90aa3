import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';

/** The least a durable answer can cost: one row of 1.5 KB for each request, committed in groups, then the answer. */
const ANSWER = JSON.stringify({ allowed: true, text: 'x'.repeat(1000) });
const ROW = 'x'.repeat(1500);

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();

let waiting: ServerResponse[] = [];
let isCommitting = false;

async function commit(): Promise<void> {
  if (isCommitting || waiting.length === 0) return;
  isCommitting = true;
  const group = waiting;
  waiting = [];
  await client.query({
    name: 'insert',
    text: 'INSERT INTO bench_row (text) SELECT unnest($1::text[])',
    values: [group.map(() => ROW)],
  });
  for (const response of group) {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(ANSWER),
    });
    response.end(ANSWER);
  }
  isCommitting = false;
  void commit();
}

const server = createServer((request, response) => {
  request.on('data', () => undefined);
  request.on('end', () => {
    waiting.push(response);
    setImmediate(() => void commit());
  });
});
server.listen(Number(process.env.COUNTERSIGN_GATE_PORT), '127.0.0.1', () => process.send?.('listening'));
process.on('disconnect', () => process.exit(0));
