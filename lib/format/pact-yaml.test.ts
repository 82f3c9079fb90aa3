import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { pactYaml } from '#lib/format/pact-yaml.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';

test('a pact’s YAML says exactly the pact, whatever its texts hold', () => {
  fc.assert(
    fc.property(anyPact, fc.string({ unit: 'binary' }), (pact, purpose) => {
      const content = { ...pact, purpose };
      expect(parse(pactYaml(content))).toEqual(content);
    }),
  );
});

test('two pacts that say the same have the same YAML, in whatever order their members stand', () => {
  fc.assert(
    fc.property(anyPact, (pact) => {
      const turned = Object.fromEntries(Object.entries(pact).reverse()) as typeof pact;
      expect(pactYaml(turned)).toBe(pactYaml(pact));
    }),
  );
});
