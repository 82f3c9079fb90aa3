import { type Role, roleAllows, roleCovers } from '#lib/domain/access/permissions.ts';
import type { Told, ToldTeam } from '#lib/domain/notices/types.ts';

/** Who is told of a message, as its rule names them. */
export type Audience =
  /** Every member, and every team's channels. */
  | { readonly type: 'everyone' }
  /** A team by its key: its members and channels, or its backup's where it has neither. */
  | { readonly type: 'team'; readonly key: string }
  /** An address that belongs to no member yet; told by mail alone. */
  | { readonly type: 'address'; readonly email: string }
  /** Whoever may answer the review, and the teams that own its clauses. */
  | { readonly type: 'answerers' }
  /** Whoever may approve the version, its author left out. */
  | { readonly type: 'approvers' }
  | { readonly type: 'author' }
  /** Whoever had approved the version. */
  | { readonly type: 'signers' }
  /** Who asked for the override, or broke the glass; not of what they ended themselves. */
  | { readonly type: 'requester' }
  /** Whoever may grant the override, its requester left out. */
  | { readonly type: 'granters' }
  /** Whoever may review the broken glass, its requester left out, and the team that was named for it. */
  | { readonly type: 'reviewers' }
  /** Who started the shadow. */
  | { readonly type: 'starter' };

/** What the thing that a message is about says of who is to be told. */
export type SubjectFacts = {
  /** Who may answer the review. */
  readonly answererIds: readonly string[];
  /** The teams that own the clauses it was held by. */
  readonly clauseOwners: readonly string[];
  /** Who wrote the version. */
  readonly authorId: string | null;
  /** Who had approved the version. */
  readonly signerIds: readonly string[];
  /** Who asked for the override. */
  readonly requesterId: string | null;
  /** Who ended it; null where it ended by itself. */
  readonly endedById: string | null;
  /** The key of the team that reviews it afterwards. */
  readonly reviewTeam: string | null;
  /** Whether it was taken without a second person, and owes a review. */
  readonly owesReview: boolean;
  /** Who started the shadow. */
  readonly starterId: string | null;
  /** Whether the thing is over, so that nobody has to act on it any more. */
  readonly isOver: boolean;
};

/** Of a thing that nothing is known of. */
export const NO_FACTS: SubjectFacts = {
  answererIds: [],
  clauseOwners: [],
  authorId: null,
  signerIds: [],
  requesterId: null,
  endedById: null,
  reviewTeam: null,
  owesReview: false,
  starterId: null,
  isOver: false,
};

/** Everybody there is, and what the message's own subject adds. */
export type Circle = {
  readonly members: readonly Told[];
  readonly teams: readonly ToldTeam[];
  /** The role that grants overrides in this workspace. */
  readonly overrideRole: Role;
} & SubjectFacts;

/** Where a message goes: people by the bell and by mail, other addresses by mail, teams by Slack. */
export type Reach = {
  readonly personIds: readonly string[];
  readonly emails: readonly string[];
  readonly slackTeamIds: readonly string[];
};

/** Whom an audience comes to. The same for every channel; nobody is named twice. */
export function reachOf(audience: readonly Audience[], circle: Circle): Reach {
  const reached = audience.map((one) => reach(one, circle));
  const emails = reached.flatMap((one) => one.emails).map((email) => email.toLowerCase());
  return {
    personIds: unique(reached.flatMap((one) => one.personIds)),
    emails: unique(emails),
    slackTeamIds: unique(reached.flatMap((one) => one.slackTeamIds)),
  };
}

function reach(audience: Audience, circle: Circle): Reach {
  switch (audience.type) {
    case 'everyone':
      return join([people(circle.members), ...circle.teams.map((team) => channels(team))]);
    case 'team':
      return team(audience.key, circle);
    case 'address':
      return { personIds: [], emails: [audience.email], slackTeamIds: [] };
    case 'answerers':
      return join([
        people(circle.members.filter(({ personId }) => circle.answererIds.includes(personId))),
        ...circle.clauseOwners.map((key) => team(key, circle)),
      ]);
    case 'reviewers': {
      const able = people(circle.members.filter((member) => isAmong('reviewers', member, circle)));
      return circle.reviewTeam === null ? able : join([able, team(circle.reviewTeam, circle)]);
    }
    default:
      return people(circle.members.filter((member) => isAmong(audience.type, member, circle)));
  }
}

function isAmong(
  type: 'approvers' | 'author' | 'signers' | 'requester' | 'granters' | 'reviewers' | 'starter',
  { personId, role }: Told,
  { authorId, signerIds, requesterId, endedById, starterId, overrideRole }: Circle,
): boolean {
  switch (type) {
    case 'author':
      return personId === authorId;
    case 'signers':
      return signerIds.includes(personId);
    case 'requester':
      return personId === requesterId && personId !== endedById;
    case 'starter':
      return personId === starterId;
    case 'approvers':
      return roleAllows(role, 'pact:approve') && personId !== authorId;
    case 'granters':
      return roleAllows(role, 'override:grant') && roleCovers(role, overrideRole) && personId !== requesterId;
    case 'reviewers':
      return roleAllows(role, 'override:review') && personId !== requesterId;
  }
}

/** A team that nobody can be told through hands over to its backup; a backup hands over to nobody. */
function team(key: string, circle: Circle): Reach {
  const found = circle.teams.find((one) => one.key === key);
  if (!found) return NOBODY;
  const own = ofTeam(found, circle);
  const backup = isNobody(own) && circle.teams.find((one) => one.key === found.backupTeam);
  return backup ? ofTeam(backup, circle) : own;
}

function ofTeam(found: ToldTeam, { members }: Circle): Reach {
  return join([
    people(members.filter(({ personId }) => found.memberIds.includes(personId))),
    channels(found),
  ]);
}

function channels({ id, email, hasSlack }: ToldTeam): Reach {
  return { personIds: [], emails: email === null ? [] : [email], slackTeamIds: hasSlack ? [id] : [] };
}

function people(members: readonly Told[]): Reach {
  return {
    personIds: members.map(({ personId }) => personId),
    emails: members.map(({ email }) => email),
    slackTeamIds: [],
  };
}

const NOBODY: Reach = { personIds: [], emails: [], slackTeamIds: [] };

function isNobody({ personIds, emails, slackTeamIds }: Reach): boolean {
  return personIds.length + emails.length + slackTeamIds.length === 0;
}

function join(parts: readonly Reach[]): Reach {
  return {
    personIds: parts.flatMap((part) => part.personIds),
    emails: parts.flatMap((part) => part.emails),
    slackTeamIds: parts.flatMap((part) => part.slackTeamIds),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
