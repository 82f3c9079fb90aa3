import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function palette(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['ground', 'paper', 'sunk', 'hover'];
const EFFECTS = ['block', 'degrade', 'review', 'settle', 'allow'];

describe.each([
  ['light', ':root'],
  ['dark', '[data-theme="dark"]'],
])('the %s palette', (_, selector) => {
  const colours = palette(selector);
  const of = (name: string) => colours.get(name) ?? '';

  it.each(GROUNDS)('keeps every text colour readable on %s', (ground) => {
    for (const text of ['ink', 'ink-2', 'ink-3', ...EFFECTS]) {
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(EFFECTS)('keeps every text colour readable on the tint of %s', (effect) => {
    for (const text of ['ink', 'ink-2', 'ink-3', effect]) {
      expect(contrast(of(text), of(`${effect}-tint`)), `${text} on ${effect}-tint`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  it('keeps the edge of controls and the focus visible', () => {
    for (const ground of GROUNDS.slice(0, 3)) {
      expect(contrast(of('edge'), of(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(of('focus'), of(ground))).toBeGreaterThanOrEqual(3);
    }
  });
});
