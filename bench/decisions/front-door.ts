import { openFrontDoor } from '#supervisor/front-door/front-door.ts';

/** The product's front door before one gate. */
const gatePort = Number(process.env.BENCH_GATE_PORT);
await openFrontDoor(Number(process.env.COUNTERSIGN_GATE_PORT), {
  gatePorts: () => [gatePort],
  consolePort: () => null,
});
process.send?.('listening');
process.on('disconnect', () => process.exit(0));
