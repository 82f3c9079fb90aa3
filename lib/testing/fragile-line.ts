import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a database that a test can cut, silence and mend. */
export type FragileLine = {
  readonly url: string;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Keeps connections open, but nothing comes through any more. */
  silence(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Opens a line to the database of the address. */
export async function openFragileLine(databaseUrl: string): Promise<FragileLine> {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  let isSilent = false;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => near.destroy());
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('data', (bytes) => isSilent || far.write(bytes));
    far.on('data', (bytes) => isSilent || near.write(bytes));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => pairs.delete(pair));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  const endAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      endAll();
    },
    silence: () => {
      isSilent = true;
    },
    mend: () => {
      // What was lost in the silence is lost: those connections cannot be used any more.
      if (isSilent) endAll();
      isCut = false;
      isSilent = false;
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
