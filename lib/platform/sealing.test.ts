import { expect, it } from 'vitest';
import { seal, unseal } from '#lib/platform/sealing.ts';

const SECRET = 'a secret of at least thirty-two characters';

it('opens with the same secret, purpose and owner alone', () => {
  const sealed = seal(SECRET, 'signing', 'whk_1', 'private');
  expect(unseal(SECRET, 'signing', 'whk_1', sealed)).toBe('private');
  expect(() => unseal(`${SECRET}x`, 'signing', 'whk_1', sealed)).toThrow();
  expect(() => unseal(SECRET, 'other', 'whk_1', sealed)).toThrow();
  expect(() => unseal(SECRET, 'signing', 'whk_2', sealed)).toThrow();
});

it('notices a changed byte in nonce, tag and text', () => {
  const sealed = seal(SECRET, 'signing', 'whk_1', 'private');
  for (const part of [1, 2, 3]) {
    const parts = sealed.split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    parts[part] = bytes.toString('base64url');
    expect(() => unseal(SECRET, 'signing', 'whk_1', parts.join('.'))).toThrow();
  }
});

it('never seals the same text to the same bytes', () => {
  expect(seal(SECRET, 'signing', 'whk_1', 'private')).not.toBe(seal(SECRET, 'signing', 'whk_1', 'private'));
});
