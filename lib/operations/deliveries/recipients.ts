import { roleAllows } from '#lib/domain/access/permissions.ts';
import { mayAnswerCause } from '#lib/domain/reviews/answering.ts';
import type { OutboxMessage } from '#lib/store/outbox.ts';
import { findVersion } from '#lib/store/pact-versions.ts';
import { listReachable, type Reachable } from '#lib/store/recipients.ts';
import { findAnswerers } from '#lib/store/review-answers.ts';
import * as reviews from '#lib/store/reviews.ts';
import * as teams from '#lib/store/teams.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The e-mail addresses of whoever must act on the message; none where nobody has to. */
export async function mailAddresses(transaction: Transaction, message: OutboxMessage): Promise<string[]> {
  return [...new Set((await addresses(transaction, message)).map((address) => address.toLowerCase()))].sort();
}

async function addresses(transaction: Transaction, message: OutboxMessage): Promise<string[]> {
  switch (message.topic) {
    case 'review.opened':
      return forReview(transaction, message.subjectId);
    case 'review.escalated':
      return typeof message.payload.to === 'string' ? forTeam(transaction, message.payload.to) : [];
    case 'pact.submitted':
      return forVersion(transaction, message);
    case 'member.invited':
      return typeof message.payload.email === 'string' ? [message.payload.email] : [];
    default:
      return [];
  }
}

/** Everybody who may answer for one of the causes, and the teams that own the clauses. */
async function forReview(transaction: Transaction, reviewId: string): Promise<string[]> {
  const review = await reviews.find(transaction, reviewId);
  if (!review) return [];
  const { causes } = review.demands;
  const reachable = await listReachable(transaction);
  const ids = reachable.map((person) => person.personId);
  const people = await findAnswerers(transaction, ids, review.agent.owner.id);
  const answerers = reachable.filter(({ personId }) => {
    const person = people.get(personId);
    return person !== undefined && causes.some((cause) => mayAnswerCause(cause, person));
  });
  const found = answerers.map((person) => person.email);
  for (const owner of new Set(causes.flatMap((cause) => cause.owner ?? []))) {
    found.push(...(await forTeam(transaction, owner, reachable)));
  }
  return found;
}

/** The team's own address and its members; those of its backup where it has neither. */
async function forTeam(
  transaction: Transaction,
  key: string,
  known?: readonly Reachable[],
): Promise<string[]> {
  const reachable = known ?? (await listReachable(transaction));
  const team = await teams.find(transaction, key);
  if (!team) return [];
  const own = addressesOf(team, reachable);
  const backup = own.length === 0 && team.backupTeam ? await teams.find(transaction, team.backupTeam) : null;
  return backup ? addressesOf(backup, reachable) : own;
}

type TeamAddress = { readonly email: string | null; readonly members: readonly { readonly id: string }[] };

function addressesOf(team: TeamAddress, reachable: readonly Reachable[]): string[] {
  const ids = new Set(team.members.map((member) => member.id));
  const members = reachable.filter((person) => ids.has(person.personId)).map((person) => person.email);
  return team.email === null ? members : [team.email, ...members];
}

/** Everybody who may approve the version, its author left out. */
async function forVersion(
  transaction: Transaction,
  { subjectId, payload }: OutboxMessage,
): Promise<string[]> {
  const version = await findVersion(transaction, subjectId, Number(payload.number));
  const reachable = await listReachable(transaction);
  return reachable
    .filter(({ role, personId }) => roleAllows(role, 'pact:approve') && personId !== version?.authorId)
    .map((person) => person.email);
}
