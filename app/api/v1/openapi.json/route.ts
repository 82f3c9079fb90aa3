import { openApiDocument } from '#lib/api/openapi.ts';

const text = JSON.stringify(openApiDocument());

/** The public API, described by the contracts that it runs on. Public, so that a client can be made before there is a key. */
export function GET(): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
  });
}
