import { expect, test } from 'vitest';
import { Places } from '#lib/platform/places.ts';

test('whoever finds no place free gets the next that is given back, in the order of asking', async () => {
  const places = new Places(2);
  const [first, second] = [await places.take(0), await places.take(0)];
  const order: string[] = [];
  const waiting = ['third', 'fourth'].map(async (name) => {
    const giveBack = await places.take(60_000);
    order.push(name);
    giveBack?.();
  });
  expect(order).toEqual([]);
  first?.();
  await Promise.all(waiting);
  expect(order).toEqual(['third', 'fourth']);
  second?.();
});

test('where none comes free in time there is none, and a place given back twice is one', async () => {
  const places = new Places(1);
  const giveBack = await places.take(0);
  expect(await places.take(1)).toBeNull();
  giveBack?.();
  giveBack?.();
  expect(await places.take(0)).not.toBeNull();
  expect(await places.take(1)).toBeNull();
});
