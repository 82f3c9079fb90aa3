import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { NOTICE_TOPICS } from '#lib/domain/notices/rules.ts';
import { NOTICE_ARGUMENTS, noticeFacts, noticeKind, noticeValues } from '#lib/format/notice-values.ts';
import notices from '#messages/en/notices.json' with { type: 'json' };

const asGiven = (at: string) => at;

/** Says a sentence of the catalogue; whatever is missing in it or for it throws. */
const say = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: notices as Record<string, unknown>,
  onError: (error) => {
    throw error;
  },
}) as unknown as (key: string, values?: Record<string, string>) => string;

describe('the words of notices', () => {
  it.each([...NOTICE_TOPICS, 'team.test_sent'])('are there for %s, whatever its message lacks', (topic) => {
    const values = noticeValues({}, asGiven);
    for (const part of ['title', 'text', 'act']) expect(say(`topic.${topic}.${part}`, values)).not.toBe('');
    expect(say(`subject.${noticeKind(topic)}`, values)).not.toBe('');
  });

  it.each(NOTICE_TOPICS)('name every fact of %s', (topic) => {
    const full = noticeValues(Object.fromEntries(NOTICE_ARGUMENTS.map((name) => [name, 'x'])), asGiven);
    for (const name of noticeFacts(topic, full)) expect(say(`fact.${name}`)).not.toBe('');
  });

  it('are made of texts, numbers, lists and times, and of nothing else', () => {
    const payload = {
      agents: ['agent_a', 'agent_b'],
      maxUses: 3,
      isBreakGlass: true,
      endsAt: '2026-11-26T10:00:00.000Z',
      reason: '2026-11-26T10:00:00.000Z',
      tier: { nested: 'left out' },
      context: 'an argument nobody asked for',
    };
    const values = noticeValues(payload, () => 'a time');
    expect(values).toMatchObject({
      agents: 'agent_a, agent_b',
      maxUses: '3',
      isBreakGlass: 'true',
      endsAt: 'a time',
      reason: '2026-11-26T10:00:00.000Z',
      tier: '',
      agent: 'agent_a, agent_b',
    });
    expect(JSON.stringify(values)).not.toContain('nobody asked for');
  });

  it('leave out the facts that a message says nothing of', () => {
    expect(noticeFacts('override.requested', noticeValues({ reason: 'A customer waits' }, asGiven))).toEqual([
      'reason',
    ]);
    expect(noticeFacts('review.approved', noticeValues({ tier: 'high' }, asGiven))).toEqual([]);
  });
});
