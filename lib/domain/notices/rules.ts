import type { Audience, SubjectFacts } from '#lib/domain/notices/audience.ts';
import type { ItemPattern, NoticeMessage, NoticePayload } from '#lib/domain/notices/types.ts';

/** What a message settles for whoever was told before: its own item, or the items that fit one of these patterns. */
export type Settles = 'nothing' | 'item' | readonly ItemPattern[];

/** Who is told of a topic, what it is about, and what it brings to an end. */
export type NoticeRule = {
  /** Whether somebody has to act. What only informs is done with once it is read. */
  readonly asks: boolean;
  /** Whether it is told also where it was over before anybody was told: they are to know, whether or not they have to act. */
  readonly isToldLate?: boolean;
  readonly item: (message: NoticeMessage) => string;
  /** The page that settles it. */
  readonly href: (message: NoticeMessage) => string;
  readonly audience: (payload: NoticePayload) => readonly Audience[];
  readonly settles: (message: NoticeMessage, facts: SubjectFacts) => Settles;
};

const nobody = () => [];
const nothing = () => 'nothing' as const;
const own = () => 'item' as const;

/** A text of the payload; empty where it is none, so that a message from elsewhere never stops the routing. */
function textOf(payload: NoticePayload, name: string): string {
  const value = payload[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function teams(...names: readonly string[]) {
  return (payload: NoticePayload): Audience[] =>
    names.flatMap((name) => {
      const key = textOf(payload, name);
      return key === '' ? [] : [{ type: 'team', key }];
    });
}

function only(type: Exclude<Audience['type'], 'team' | 'address'>) {
  return (): Audience[] => [{ type }];
}

/** New evidence settles what was told of the same agent and check, where the clause accepts its method. */
function provenBy({ proves }: NoticePayload): ItemPattern[] {
  const proven = Array.isArray(proves) ? proves.map(String) : [];
  return proven.map((one) => {
    const [agent = '', check = '', method = ''] = one.split(':');
    return { begins: `evidence:${agent}:`, ends: `:${check}`, method };
  });
}

const review = {
  item: ({ subjectId }: NoticeMessage) => `review:${subjectId}`,
  href: ({ subjectId }: NoticeMessage) => `/reviews/${subjectId}`,
};
const version = {
  item: ({ subjectId, payload }: NoticeMessage) => `pact:${subjectId}:${textOf(payload, 'number')}`,
  href: ({ payload }: NoticeMessage) =>
    `/pacts/${textOf(payload, 'key')}/versions/${textOf(payload, 'number')}`,
};
const evidence = {
  item: ({ payload }: NoticeMessage) =>
    ['evidence', ...['agent', 'pact', 'clause', 'check'].map((name) => textOf(payload, name))].join(':'),
  href: ({ payload }: NoticeMessage) => `/evidence?agent=${encodeURIComponent(textOf(payload, 'agent'))}`,
};
const override = {
  item: ({ subjectId }: NoticeMessage) => `override:${subjectId}`,
  href: ({ subjectId }: NoticeMessage) => `/overrides/${subjectId}`,
};
const stop = {
  item: ({ subjectId }: NoticeMessage) => `stop:${subjectId}`,
  href: ({ payload }: NoticeMessage) => {
    if (textOf(payload, 'target') === 'agent') return `/agents/${textOf(payload, 'targetKey')}`;
    return textOf(payload, 'target') === 'action' ? '/actions' : '/';
  },
  asks: false,
  audience: only('everyone'),
  settles: nothing,
};

const asksAnswerers = { ...review, asks: true, settles: nothing };
const endsReview = { ...review, asks: false, audience: nobody, settles: own };
const tellsAuthor = {
  ...version,
  asks: false,
  audience: only('author'),
  settles: own,
};
const asksOwners = { ...evidence, asks: true, audience: teams('owner', 'checkOwner'), settles: nothing };
const tellsRequester = { ...override, asks: false, audience: only('requester'), settles: own };
/** The end of an exception settles its request. What a broken glass owes stays open until it is reviewed. */
const endsOverride = {
  ...tellsRequester,
  settles: (_: NoticeMessage, { owesReview }: SubjectFacts) => (owesReview ? 'nothing' : 'item'),
} as const;

const RULES = {
  'review.opened': { ...asksAnswerers, audience: only('answerers') },
  'review.escalated': { ...asksAnswerers, audience: teams('to') },
  'review.approved': endsReview,
  'review.denied': endsReview,
  'review.steered': endsReview,
  'review.recalled': endsReview,
  'review.expired': endsReview,
  'pact.submitted': { ...version, asks: true, audience: only('approvers'), settles: nothing },
  'pact.approved': tellsAuthor,
  // Sending back ends the approvals, so whoever gave one hears of it too.
  'pact.sent_back': { ...tellsAuthor, audience: () => [{ type: 'author' }, { type: 'signers' }] },
  'pact.activated': { ...tellsAuthor, audience: nobody },
  'evidence.expiring': asksOwners,
  'evidence.stale': asksOwners,
  'evidence.recorded': {
    item: ({ subjectId }) => `evidence-recorded:${subjectId}`,
    href: () => '/evidence',
    asks: false,
    audience: nobody,
    settles: ({ payload }) => provenBy(payload),
  },
  'override.requested': { ...override, asks: true, audience: only('granters'), settles: nothing },
  'override.granted': tellsRequester,
  'override.denied': tellsRequester,
  'override.broke_glass': {
    ...override,
    asks: true,
    isToldLate: true,
    audience: only('everyone'),
    settles: nothing,
  },
  'override.revoked': endsOverride,
  'override.expired': endsOverride,
  'override.exhausted': endsOverride,
  'override.review_overdue': { ...override, asks: true, audience: only('reviewers'), settles: nothing },
  'override.reviewed': tellsRequester,
  'shadow.ended': {
    item: ({ subjectId }) => `shadow:${subjectId}`,
    href: version.href,
    asks: false,
    audience: only('starter'),
    settles: nothing,
  },
  'stop.frozen': stop,
  'stop.killed': stop,
  'stop.lifted': stop,
} as const satisfies Readonly<Record<string, NoticeRule>>;

export type NoticeTopic = keyof typeof RULES;
export const NOTICE_TOPICS = Object.keys(RULES) as NoticeTopic[];

/** Topics that only inform: their notices are settled by reading them. */
export const NEWS_TOPICS: readonly NoticeTopic[] = NOTICE_TOPICS.filter((topic) => !RULES[topic].asks);

/** The rule of a topic; null for what nobody is shown, such as an invitation. */
export function ruleOf(topic: string): NoticeRule | null {
  return Object.hasOwn(RULES, topic) ? RULES[topic as NoticeTopic] : null;
}

/** Who is told of the message, on every channel there is. */
export function audienceOf({ topic, payload }: NoticeMessage): readonly Audience[] {
  if (topic === 'member.invited') {
    const email = textOf(payload, 'email');
    return email === '' ? [] : [{ type: 'address', email }];
  }
  return ruleOf(topic)?.audience(payload) ?? [];
}
