import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, MAX_BODY_BYTES, parseBodyText } from '#lib/api/parse-input.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads and parses a request's JSON body; stops at the limit instead of buffering more. */
export function readBody(request: IncomingMessage): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    request.resume();
    return Promise.reject(bodyTooLarge());
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) reject(bodyTooLarge());
    else chunks.push(chunk);
  });
  request.on('end', () => {
    try {
      resolve(parse(chunks, request.headers['content-type'] ?? null));
    } catch (error) {
      reject(error);
    }
  });
  request.on('error', reject);
  request.on('aborted', () => reject(new Problem('invalid_json', 'The body broke off.')));
  return promise;
}

function parse(chunks: readonly Buffer[], contentType: string | null): unknown {
  const [first] = chunks;
  const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks);
  return parseBodyText(decode(bytes), contentType);
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Problem('invalid_json', 'The body is not UTF-8.', { cause });
  }
}
