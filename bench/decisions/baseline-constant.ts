import { createServer } from 'node:http';

/** The least an HTTP answer of this size can cost: reads the body, answers a constant. */
const ANSWER = JSON.stringify({ allowed: true, text: 'x'.repeat(1000) });

const server = createServer((request, response) => {
  request.on('data', () => undefined);
  request.on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(ANSWER),
    });
    response.end(ANSWER);
  });
});
server.listen(Number(process.env.COUNTERSIGN_GATE_PORT), '127.0.0.1', () => process.send?.('listening'));
process.on('disconnect', () => process.exit(0));
