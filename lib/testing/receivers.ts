import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail as the server got it. */
export type ReceivedMail = { readonly to: readonly string[]; readonly text: string };

/** A real SMTP server on loopback that keeps what it is sent. */
export async function startMailServer(): Promise<{
  readonly url: string;
  readonly mails: ReceivedMail[];
  close(): Promise<void>;
}> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        mails.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, mails, close };
}

/** One request as the receiver got it. */
export type ReceivedPost = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A real HTTP receiver on loopback that keeps what it is sent and answers as told. */
export async function startReceiver(
  answer: () => { status: number; headers?: Record<string, string> },
): Promise<{
  readonly url: string;
  readonly posts: ReceivedPost[];
  close(): Promise<void>;
}> {
  const posts: ReceivedPost[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    const { status, headers } = answer();
    response.writeHead(status, headers).end('received');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/hook`, posts, close };
}
