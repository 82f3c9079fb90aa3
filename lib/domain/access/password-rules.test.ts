import { describe, expect, it } from 'vitest';
import { passwordRefusal } from '#lib/domain/access/password-rules.ts';

describe('a password', () => {
  it.each(['river stone lantern', 'Xk2!pq9vLm#4', 'zwölf Zeichen lang', '正しい馬電池ホチキス番号十二'])(
    '%s will do',
    (password) => {
      expect(passwordRefusal(password, 'dana@example.com')).toBeNull();
    },
  );

  it.each([
    ['river stone', 'is too short'],
    ['x'.repeat(201), 'is too long'],
    ['aaaaaaaaaaaaaaaa', 'repeats one character'],
    ['abababababababab', 'repeats two characters'],
    ['Password1234!', 'is a common word with figures'],
    ['countersign!!', 'is the name of the product'],
    ['qwertyuiop123', 'is a run of keys'],
    ['dana@example.com', 'is the address'],
    ['example.com-1', 'is half of the address'],
  ])('%s is refused: it %s', (password) => {
    expect(passwordRefusal(password, 'dana@example.com')).not.toBeNull();
  });
});
