import { connect, type Socket } from 'node:net';

/** What is sent, over and over, on each of so many connections that are kept open. */
export type LoadOrder = {
  readonly port: number;
  /** Whole requests; each connection begins with another one and goes round. */
  readonly requests: readonly string[];
  readonly connections: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
};

export type LoadResult = {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Answers that were not 200. Any of these makes the figures worthless. */
  readonly failures: number;
};

const HEADERS_END = Buffer.from('\r\n\r\n');

/** One connection that asks, waits for the whole answer, and asks again. */
class Caller {
  private readonly socket: Socket;
  private readonly requests: readonly string[];
  private next: number;
  private sentAt = 0;
  private missing = -1;
  private held: Buffer = Buffer.alloc(0);
  private readonly done: (tookMs: number, isOk: boolean) => boolean;
  private isOk = true;

  constructor(order: LoadOrder, index: number, done: (tookMs: number, isOk: boolean) => boolean) {
    this.requests = order.requests;
    this.next = index;
    this.done = done;
    this.socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true }, () => this.ask());
    this.socket.on('data', (bytes) => this.take(bytes));
    this.socket.on('error', () => this.done(0, false));
  }

  end(): void {
    this.socket.destroy();
  }

  private ask(): void {
    const request = this.requests[this.next % this.requests.length] ?? '';
    this.next += 1;
    this.sentAt = performance.now();
    this.socket.write(request);
  }

  private take(bytes: Buffer): void {
    if (this.missing < 0) {
      this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
      const end = this.held.indexOf(HEADERS_END);
      if (end === -1) return;
      const head = this.held.toString('latin1', 0, end);
      this.isOk = head.startsWith('HTTP/1.1 200');
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      this.missing = length - (this.held.length - end - HEADERS_END.length);
    } else this.missing -= bytes.length;
    if (this.missing > 0) return;
    this.held = Buffer.alloc(0);
    this.missing = -1;
    if (this.done(performance.now() - this.sentAt, this.isOk)) this.ask();
  }
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>();
  const times: number[] = [];
  let failures = 0;
  const countFrom = performance.now() + order.warmUpMs;
  const until = countFrom + order.durationMs;
  const callers = Array.from({ length: order.connections }, (_, index) => {
    return new Caller(order, index, (tookMs, isOk) => {
      const now = performance.now();
      if (!isOk) failures += 1;
      if (now >= countFrom && now < until) times.push(tookMs);
      return now < until && failures < 1000;
    });
  });
  setTimeout(() => {
    for (const caller of callers) caller.end();
    resolve(summarise(times, failures, order.durationMs));
  }, order.warmUpMs + order.durationMs);
  return promise;
}

function summarise(times: number[], failures: number, durationMs: number): LoadResult {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    answers: times.length,
    perSecond: times.length / (durationMs / 1000),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    failures,
  };
}

// The generator is a process of its own, so that it takes no turn of the event loop it measures.
process.on('message', async (order: LoadOrder) => {
  process.send?.(await run(order));
});
