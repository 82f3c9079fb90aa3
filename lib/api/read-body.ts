import { bodyTooLarge, MAX_BODY_BYTES, parseBodyText } from '#lib/api/parse-input.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/** Reads and parses the JSON body of a fetch request; stops at the limit instead of buffering more. */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  if (!request.body) return {};
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw bodyTooLarge(maxBytes);
    }
    chunks.push(part.value);
  }
  return parseBodyText(decode(Buffer.concat(chunks)), request.headers.get('content-type'));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('invalid_json', 'The body is not UTF-8.', { cause });
  }
}
