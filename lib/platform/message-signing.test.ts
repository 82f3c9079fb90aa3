import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newSigningPair, signatureHeaders } from '#lib/platform/message-signing.ts';

type IsGenuine = (publicKey: string, headers: Headers, body: string) => boolean;

const NOW_S = 1_795_258_800;
const body = '{"type":"review.opened"}';
const pair = newSigningPair();
const signed = new Headers(signatureHeaders(pair.privateKey, { id: 'msg_one', timestampS: NOW_S, body }));

/** The function that the documentation tells a receiver to use, as it is written there. */
async function documentedCheck(): Promise<IsGenuine> {
  const page = readFileSync('docs/webhooks.md', 'utf8');
  const source = /```ts\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
  const script = encodeURIComponent(stripTypeScriptTypes(source));
  const { isGenuine } = (await import(/* @vite-ignore */ `data:text/javascript,${script}`)) as {
    readonly isGenuine: IsGenuine;
  };
  return isGenuine;
}

function changed(name: string, value: string): Headers {
  const headers = new Headers(signed);
  headers.set(name, value);
  return headers;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_S * 1000, toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

it('a receiver that does as the documentation says accepts what we sign', async () => {
  const isGenuine = await documentedCheck();
  expect(isGenuine(pair.publicKey, signed, body)).toBe(true);
  const rotated = changed('webhook-signature', `v1,eA== ${signed.get('webhook-signature')}`);
  expect(isGenuine(pair.publicKey, rotated, body)).toBe(true);
});

it.each([
  ['another body', signed, `${body} `],
  ['another id', changed('webhook-id', 'msg_two'), body],
  ['another time', changed('webhook-timestamp', String(NOW_S + 1)), body],
  ['no signature', changed('webhook-signature', ''), body],
  ['a signature of another kind', changed('webhook-signature', 'v1,eA=='), body],
  ['no time', changed('webhook-timestamp', 'never'), body],
])('it refuses %s', async (_, headers, text) => {
  const isGenuine = await documentedCheck();
  expect(isGenuine(pair.publicKey, headers, text)).toBe(false);
});

it('it refuses another endpoint’s key', async () => {
  const isGenuine = await documentedCheck();
  expect(isGenuine(newSigningPair().publicKey, signed, body)).toBe(false);
});

it('it refuses what was signed more than five minutes ago', async () => {
  const isGenuine = await documentedCheck();
  const id = 'msg_old';
  const old = signatureHeaders(pair.privateKey, { id, timestampS: NOW_S - 301, body });
  expect(isGenuine(pair.publicKey, new Headers(old), body)).toBe(false);
});
