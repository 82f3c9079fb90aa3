import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { EventFact } from '#lib/domain/audit/events.ts';
import { newId } from '#lib/platform/ids.ts';
import { type DatabaseTransaction, database, Prisma } from '#lib/store/database.ts';

/** What every store function takes first: the open transaction and whose workspace it may touch. */
export type Transaction = { readonly db: DatabaseTransaction; readonly scope: Scope };

/** Something that somebody must be told: `topic` is an event type, `payload` never holds a request's arguments. */
export type Message = {
  readonly topic: string;
  readonly subjectId: string;
  readonly payload: Prisma.InputJsonObject;
};

/** A transaction that changes something. What it records, touches and tells is written just before it commits. */
export type WriteTransaction = Transaction & {
  /** Appends to the record. */
  record(event: EventFact): void;
  /** Names a row that gates and consoles must read again. */
  touch(noun: string, id: string): void;
  /** Says that there was nothing to do, so that nobody has anything to read again. */
  touchNothing(): void;
  /** Puts a message into the outbox. */
  tell(message: Message): void;
  /** Says that the write can narrow or re-base authority: no decision made on older facts will be recorded after it. */
  raiseGuard(): void;
};

/** What a write answers with: its result and the workspace's revision after it. */
export type Written<T> = { readonly value: T; readonly revision: number };

/** Runs reads that belong together, in one transaction that sees one workspace. */
export async function read<T>(scope: Scope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(async (db) => {
    await enter(db, scope);
    return work({ db, scope });
  });
}

/**
 * Runs one write: state, record, change feed and outbox commit together or not at all.
 * INVARIANT: `commit_change` is the last statement, so the workspace's lock is held for one round trip.
 * INVARIANT: every write says what it touches; of one that does not, gates would have to take it that it touched anything.
 */
export async function write<T>(
  scope: Scope,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<Written<T>> {
  return database().$transaction(async (db) => {
    await enter(db, scope);
    const events: EventFact[] = [];
    const touched: [string, string][] = [];
    const messages: Message[] = [];
    let guard = false;
    const value = await work({
      db,
      scope,
      record: (event) => void events.push(event),
      touch: (noun, id) => void touched.push([noun, id]),
      touchNothing: () => void touched.push(['nothing', '']),
      tell: (message) => void messages.push(message),
      raiseGuard: () => {
        guard = true;
      },
    });
    if (touched.length === 0) throw new Error('a write must say what it touches');
    await saveEvents(db, scope, events);
    await saveMessages(db, scope, messages);
    return { value, revision: await commitChange(db, scope.workspaceId, guard, touched) };
  });
}

async function enter(db: DatabaseTransaction, scope: Scope): Promise<void> {
  const person = scope.principal.type === 'person' ? scope.principal.personId : '';
  await db.$queryRaw`SELECT set_config('app.workspaces', ${scope.workspaceId}, true), set_config('app.person', ${person}, true)`;
}

async function saveEvents(
  db: DatabaseTransaction,
  scope: Scope,
  events: readonly EventFact[],
): Promise<void> {
  if (events.length === 0) return;
  await db.event.createMany({
    data: events.map((event) => ({
      workspaceId: scope.workspaceId,
      id: newId('event'),
      type: event.type,
      actorType: scope.principal.type,
      actorId: principalId(scope.principal),
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      payload: event.payload,
      requestId: scope.requestId,
    })),
  });
}

async function saveMessages(
  db: DatabaseTransaction,
  scope: Scope,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return;
  await db.outboxMessage.createMany({
    data: messages.map((message) => ({ workspaceId: scope.workspaceId, id: newId('message'), ...message })),
  });
}

async function commitChange(
  db: DatabaseTransaction,
  workspaceId: string,
  guard: boolean,
  touched: [string, string][],
): Promise<number> {
  const pairs = Prisma.join(touched.map(([noun, id]) => Prisma.sql`ARRAY[${noun}, ${id}]`));
  const rows = await db.$queryRaw<
    { revision: bigint }[]
  >`SELECT commit_change(${workspaceId}, ${guard}, ARRAY[${pairs}]::text[][]) AS revision`;
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new Error('commit_change answered nothing');
  return Number(revision);
}
