import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '#lib/platform/strict-json.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('a JSON text', () => {
  it.each([
    ['{"a":[1,-0.5,1e3,true,null,"\\u00e9 \\ud83d\\ude00"],"b":{"a":1}}'],
    ['[{"a":1},{"a":1}]'],
    ['{"a":"a","b":{"a":"{\\"a\\":1,\\"a\\":2}"}}'],
    ['9007199254740991'],
    [nested(32)],
  ])('that is sound is read as JSON reads it: %s', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ['a name that stands twice', '{"a":1,"a":2}', 'a'],
    ['one written in two ways', '{"b":{"a":1,"\\u0061":2}}', 'b.a'],
    ['one deep inside lists', '{"c":[0,{"x":[[],{"y":1, "y" :2}]}]}', 'c.1.x.1.y'],
    ['one after what was closed', '{"a":{"x":1},"b":[{"x":1},{"x":1,"z":{},"x":2}]}', 'b.1.x'],
    ['nesting too deep', `{"a":${nested(32)}}`, `a${'.0'.repeat(31)}`],
    ['nesting far too deep', nested(30_000), '0'.padEnd(63, '.0')],
    ['half a surrogate pair', '{"a":["\\ud800"]}', 'a.0'],
    ['half a pair in a name', '{"a":{"\\udc00":1}}', 'a.\udc00'],
    ['a null character', '{"a":["b\\u0000c"]}', 'a.0'],
    ['a null character in a name', '{"a":{"b\\u0000":1}}', 'a.b\u0000'],
    ['a number without end', '{"a":1e400}', 'a'],
    ['a whole number that would be another one', '{"a":{"amount":9007199254740993}}', 'a.amount'],
    ['the same below zero', '[-9007199254740993]', '0'],
    ['no JSON', '{"a":1}x', ''],
    ['nothing', '', ''],
  ])('with %s is refused, naming where', (_, text, path) => {
    expect(parseStrictJson(text)).toMatchObject({ ok: false, path });
  });
});
