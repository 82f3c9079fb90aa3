import { expect, it } from 'vitest';
import { deliveryFault } from '#components/webhooks/delivery-error.ts';

it.each([
  ['The receiver answered 503.', { key: 'answered', status: '503' }],
  ['The receiver answered 302.', { key: 'redirected', status: '302' }],
  ['connect ECONNREFUSED 192.0.2.7:443', { key: 'refused' }],
  ['getaddrinfo ENOTFOUND hooks.northwind.example', { key: 'unknownHost' }],
  ['The operation was aborted due to timeout', { key: 'timeout' }],
  ['socket hang up', { key: 'reset' }],
  ['self-signed certificate in certificate chain', { key: 'certificate' }],
  ['The webhook was removed.', { key: 'text', text: 'The webhook was removed.' }],
])('a person can read what “%s” means', (error, fault) => {
  expect(deliveryFault(error)).toEqual(fault);
});
