import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUNIT_ATTRIBUTES, readJunit } from '#lib/domain/evidence/importers/junit.ts';
import { readPromptfoo } from '#lib/domain/evidence/importers/promptfoo.ts';
import { parseXml } from '#lib/platform/xml.ts';

const file = (name: string) => readFileSync(`${import.meta.dirname}/fixtures/${name}`, 'utf8');

function junit(text: string) {
  const parsed = parseXml(text, JUNIT_ATTRIBUTES);
  return parsed.ok ? readJunit(parsed.root) : parsed;
}

describe('files that the tools made', () => {
  it.each([
    ['promptfoo.json', { passed: 2, failed: 1, skipped: 0, observedAt: '2026-11-26T01:10:13.382Z' }],
    ['promptfoo-passing.json', { passed: 2, failed: 0, skipped: 0, observedAt: '2026-11-26T01:10:19.930Z' }],
    ['promptfoo-errors.json', { passed: 1, failed: 1, skipped: 0, observedAt: '2026-11-26T01:09:36.216Z' }],
    ['pytest.xml', { passed: 3, failed: 2, skipped: 2, observedAt: '2026-11-26T01:09:36.740Z' }],
    ['pytest-passing.xml', { passed: 2, failed: 0, skipped: 0, observedAt: '2026-11-26T01:09:37.029Z' }],
    ['vitest.xml', { passed: 2, failed: 2, skipped: 2, observedAt: '2026-11-26T01:09:38.592Z' }],
  ])('%s is counted as its tool counted it', (name, imported) => {
    const result = name.endsWith('.json') ? readPromptfoo(file(name)) : junit(file(name));
    expect(result).toEqual({ ok: true, imported });
  });

  it.each(['pytest.xml', 'vitest.xml'])('%s is refused wherever it was cut off', (name) => {
    const whole = file(name).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(junit(whole.slice(0, end)).ok).toBe(false);
      }),
    );
  });

  it('promptfoo.json is refused wherever it was cut off', () => {
    const whole = file('promptfoo.json').trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(readPromptfoo(whole.slice(0, end)).ok).toBe(false);
      }),
    );
  });
});

describe('a JUnit report', () => {
  it.each([
    [
      'a suite that failed before its first case',
      '<testsuite tests="0" failures="0" errors="1"></testsuite>',
      { passed: 0, failed: 1 },
    ],
    [
      'suites within suites, whose totals are not added twice',
      '<testsuites failures="1"><testsuite failures="1"><testsuite failures="1"><testcase name="a"><failure/></testcase><testcase name="b"/></testsuite></testsuite></testsuites>',
      { passed: 1, failed: 1 },
    ],
    [
      'a case that failed and was skipped',
      '<testsuite><testcase name="a"><skipped/><failure/></testcase></testsuite>',
      { passed: 0, failed: 1 },
    ],
    [
      'output that looks like markup',
      '<testsuite><testcase name="a"><system-out><![CDATA[<!DOCTYPE html><failure/>]]></system-out></testcase></testsuite>',
      { passed: 1, failed: 0 },
    ],
    [
      'an attribute with a bracket',
      '<testsuite><testcase name="a > b"/></testsuite>',
      { passed: 1, failed: 0 },
    ],
  ])('counts %s', (_, text, counts) => {
    expect(junit(text)).toMatchObject({ ok: true, imported: { ...counts, observedAt: null } });
  });

  it('takes the earliest of its times, and none that names no zone', () => {
    const suite = (timestamp: string) =>
      `<testsuite timestamp="${timestamp}"><testcase name="a"/></testsuite>`;
    const timeOf = (...times: string[]) => {
      const result = junit(`<testsuites>${times.map(suite).join('')}</testsuites>`);
      return result.ok && result.imported.observedAt;
    };
    expect(timeOf('2026-11-26T10:00:00+01:00', '2026-11-26T09:30:00Z')).toBe('2026-11-26T09:00:00.000Z');
    expect(timeOf('2026-11-26T10:00:00')).toBeNull();
    expect(timeOf('yesterday')).toBeNull();
  });

  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]><testsuite><testcase name="&lol2;"/></testsuite>`;
  it.each([
    ['a billion laughs', laughs, /document type declaration/],
    [
      'a declaration in small letters',
      '<!doctype x><testsuite><testcase name="a"/></testsuite>',
      /document type declaration/,
    ],
    [
      'an entity from elsewhere',
      '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite>&x;</testsuite>',
      /document type declaration/,
    ],
    [
      'a declaration after the root',
      '<testsuite><testcase name="a"/></testsuite><!DOCTYPE x>',
      /document type declaration/,
    ],
    [
      'suites without end',
      `${'<testsuite>'.repeat(20_000)}${'</testsuite>'.repeat(20_000)}`,
      /nested deeper than 32/,
    ],
    ['a comment that does not end', '<testsuite><!-- <testcase name="a"/></testsuite>', /cut off/],
    ['output that does not end', '<testsuite><system-out><![CDATA[ </system-out></testsuite>', /cut off/],
    ['two roots', '<testsuite><testcase name="a"/></testsuite><testsuite/>', /one root/],
    ['another root', '<coverage><testsuite/></coverage>', /begins with <coverage>/],
    ['a page of a proxy', '<html><body>Sign in</body></html>', /begins with <html>/],
    ['no XML', 'ok 1 - passes', /XML/],
    ['nothing', '', /XML|root/],
    ['no case', '<testsuites/>', /counts no case: it holds none/],
    [
      'skipped cases alone',
      '<testsuite><testcase name="a"><skipped/></testcase></testsuite>',
      /every case was skipped/,
    ],
    ['a total that is no count', '<testsuite failures="-1"><testcase name="a"/></testsuite>', /no count/],
    ['a name that is everybody’s', '<__proto__><testcase name="a"/></__proto__>', /./],
  ])('that is %s is refused in a sentence', (_, text, message) => {
    const result = junit(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.message).toMatch(message);
  });

  it('that is anything at all is read or refused, and never throws', () => {
    const pieces = fc.constantFrom(
      '<testsuite>',
      '</testsuite>',
      '<testcase name="a"/>',
      '<failure>',
      '</failure>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&x;',
      '<',
      '>',
      '"',
      ' failures="2"',
      '<?xml?>',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          expect(junit(text)).toHaveProperty('ok');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a promptfoo file', () => {
  const made = JSON.parse(file('promptfoo.json'));
  const bent = (change: (copy: typeof made) => void) => {
    const copy = structuredClone(made);
    change(copy);
    return readPromptfoo(JSON.stringify(copy));
  };

  it.each<[string, Parameters<typeof bent>[0], RegExp]>([
    [
      'whose totals were bent',
      (copy) => {
        copy.results.stats.failures = 0;
      },
      /do not add up/,
    ],
    [
      'whose failure was turned into a pass',
      (copy) => {
        for (const row of copy.results.results) row.success = true;
      },
      /do not add up/,
    ],
    [
      'with a result that says nothing',
      (copy) => {
        delete copy.results.results[0].success;
      },
      /without success/,
    ],
    [
      'without results',
      (copy) => {
        copy.results = [];
      },
      /no output of promptfoo/,
    ],
    [
      'of no case',
      (copy) => {
        copy.results.results = [];
        copy.results.stats = { successes: 0, failures: 0, errors: 0 };
      },
      /counts no case/,
    ],
  ])('%s is refused', (_, change, message) => {
    const result = bent(change);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.message).toMatch(message);
  });

  it.each(['null', '[]', '"text"', '{}', '[[[[', ''])('%j is refused', (text) => {
    expect(readPromptfoo(text).ok).toBe(false);
  });

  it('without a time leaves the time to whoever sends it', () => {
    const result = bent((copy) => {
      delete copy.results.timestamp;
    });
    expect(result).toMatchObject({ ok: true, imported: { observedAt: null } });
  });
});
