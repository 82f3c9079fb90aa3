import { expect, it } from 'vitest';
import { chosenByGroup, TOPIC_GROUPS, topicsOf, withTopics } from '#components/webhooks/topic-groups.ts';
import { WEBHOOK_TOPICS } from '#lib/domain/webhooks/types.ts';

it('every topic there is belongs to one group, so that each can be chosen', () => {
  expect(TOPIC_GROUPS.flatMap(topicsOf).toSorted()).toEqual(WEBHOOK_TOPICS.toSorted());
});

it('a group of which every topic is chosen is whole, and one without any is left out', () => {
  expect(chosenByGroup(['stop.frozen', 'stop.killed', 'stop.lifted', 'review.opened'])).toEqual([
    { group: 'review', topics: ['review.opened'], isWhole: false },
    { group: 'stop', topics: ['stop.frozen', 'stop.killed', 'stop.lifted'], isWhole: true },
  ]);
});

it('putting in and taking out touches the named topics alone', () => {
  const chosen = withTopics(['pact.activated'], topicsOf('stop'), true);
  expect(chosen).toEqual(['pact.activated', 'stop.frozen', 'stop.killed', 'stop.lifted']);
  expect(withTopics(chosen, ['stop.killed'], false)).toEqual([
    'pact.activated',
    'stop.frozen',
    'stop.lifted',
  ]);
});
