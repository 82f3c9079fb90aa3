import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for a password on the terminal without showing it; null where there is no terminal or nothing was typed. */
export async function askPassword(): Promise<string | null> {
  if (!stdin.isTTY || !stderr.isTTY) return null;
  stderr.write('Password (leave empty for a one-time link): ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  try {
    return (await lines.question('')) || null;
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
