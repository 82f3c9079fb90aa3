/** Every name that a sentence about a notice may use; what a message lacks is empty, so no sentence ever fails. */
export const NOTICE_ARGUMENTS = [
  ...[
    'action',
    'actions',
    'agent',
    'agentName',
    'agents',
    'answerText',
    'answeredBy',
    'author',
    'by',
    'causes',
  ],
  ...[
    'check',
    'checks',
    'checkOwner',
    'clause',
    'clauseTitle',
    'closesAt',
    'digest',
    'endReason',
    'endedBy',
    'endsAt',
    'hasAnswer',
    'hasClause',
  ],
  ...[
    'expiresAt',
    'isBreakGlass',
    'key',
    'maxUses',
    'name',
    'number',
    'owner',
    'pact',
    'reason',
    'requestedBy',
  ],
  ...[
    'reviewDueAt',
    'reviewTeam',
    'reviewedBy',
    'target',
    'targetKey',
    'targetType',
    'tier',
    'to',
    'verdict',
  ],
] as const;
export type NoticeArgument = (typeof NOTICE_ARGUMENTS)[number];
export type NoticeValues = Readonly<Record<NoticeArgument, string>>;

type Payload = { readonly [name: string]: unknown };

/** What a message says, as texts for its sentences. Times are those whose name ends in `At`. */
export function noticeValues(payload: Payload, formatTime: (at: string) => string): NoticeValues {
  const values = NOTICE_ARGUMENTS.map((name) => [name, textOf(name, payload[name], formatTime)]);
  const known = Object.fromEntries(values) as NoticeValues;
  return {
    ...known,
    agent: known.agent || known.agents,
    check: known.check || known.checks,
    hasAnswer: String(known.answeredBy !== ''),
    hasClause: String(known.clause !== ''),
  };
}

function textOf(name: string, value: unknown, formatTime: (at: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => textOf('', one, formatTime)).join(', ');
  if (typeof value !== 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  const isTime = name.endsWith('At') && !Number.isNaN(Date.parse(value));
  return isTime ? formatTime(value) : value;
}

/** What besides its sentence a message that asks for something says, in this order. */
const FACTS: Readonly<Record<string, readonly NoticeArgument[]>> = {
  'review.opened': ['tier', 'owner', 'causes', 'digest'],
  'review.escalated': ['tier', 'owner', 'causes', 'digest'],
  'pact.submitted': ['author'],
  'evidence.expiring': ['clauseTitle', 'owner', 'checkOwner'],
  'evidence.stale': ['clauseTitle', 'owner', 'checkOwner'],
  'override.requested': ['reason', 'actions', 'maxUses', 'endsAt'],
  'override.broke_glass': ['reason', 'actions', 'maxUses', 'reviewTeam', 'reviewDueAt'],
  'override.review_overdue': ['reason', 'reviewTeam'],
};

/** The facts of a message; those it says nothing of are left out. */
export function noticeFacts(topic: string, values: NoticeValues): readonly NoticeArgument[] {
  return (FACTS[topic] ?? []).filter((name) => values[name] !== '');
}

/** What a notice is of, for `notices.subject.<kind>`: the part of its topic before the dot. */
export function noticeKind(topic: string): string {
  return topic.slice(0, topic.indexOf('.'));
}
