import type { RecordItem } from '#lib/gate/recorder/item.ts';

const SEPARATOR = '\u001e';

/** The call that records a group; its parameters come from `encodeGroup`. */
const RECORD_STATEMENT = {
  name: 'record_decisions',
  text: `SELECT record_decisions(${Array.from({ length: 25 }, (_, index) => `$${index + 1}`).join(', ')}) AS verdicts`,
};

/** The same for a group that versions in shadow looked at; its last parameters come from `encodeShadows`. */
const RECORD_SHADOWED_STATEMENT = {
  name: 'record_shadowed_decisions',
  text: `SELECT record_shadowed_decisions(${Array.from({ length: 29 }, (_, index) => `$${index + 1}`).join(', ')}) AS verdicts`,
};

/** The call that records a decision by itself which contends for nothing; its parameters come from `encodeOne`. */
const RECORD_ONE_STATEMENT = {
  name: 'record_decision',
  text: `SELECT ARRAY[record_decision(${Array.from({ length: 14 }, (_, index) => `$${index + 1}`).join(', ')})] AS verdicts`,
};

/** The statement that records a group, with its parameters. */
export function statementFor(items: readonly RecordItem[]) {
  const [first] = items;
  if (first && items.length === 1 && isUncontended(first))
    return { ...RECORD_ONE_STATEMENT, values: encodeOne(first) };
  if (items.some((item) => item.shadows.length > 0))
    return { ...RECORD_SHADOWED_STATEMENT, values: [...encodeGroup(items), ...encodeShadows(items)] };
  return { ...RECORD_STATEMENT, values: encodeGroup(items) };
}

function isUncontended({ idempotency, uses, opens, isSighting, shadows }: RecordItem): boolean {
  return idempotency === null && uses.length === 0 && opens === null && !isSighting && shadows.length === 0;
}

function encodeOne(item: RecordItem): (string | number | null)[] {
  return [
    item.workspaceId,
    item.guard,
    item.id,
    item.at,
    item.agentId,
    item.action,
    item.tier,
    item.effect,
    item.mode,
    item.requestDigest,
    item.reviewId,
    item.keyId,
    item.revision,
    item.record,
  ];
}

/** A decision that holds what the database cannot: it alone is refused, not its group. */
class Unrecordable extends Error {
  override readonly name = 'Unrecordable';
}

/** Refuses a decision whose text would break the lists it travels in. JSON text escapes such characters by itself. */
export function assertRecordable(item: RecordItem): void {
  const texts = [item.agentId, item.action, item.idempotency?.key ?? '', item.reviewId ?? '', item.record];
  for (const use of item.uses) texts.push(use.grantRef, use.total);
  for (const text of texts) {
    if (text.includes(SEPARATOR) || text.includes('\u0000'))
      throw new Unrecordable('a control character cannot be recorded');
  }
}

/** The parameters of `record_decisions` for a group, in its order. */
function encodeGroup(items: readonly RecordItem[]): (string | null)[] {
  const list = (part: (item: RecordItem) => string | number) => items.map(part).join(SEPARATOR);
  const workspaces = [...new Set(items.map((item) => item.workspaceId))].sort().join(',');
  const hasKeys = items.some((item) => item.idempotency !== null);
  const keyed = (part: (idempotency: NonNullable<RecordItem['idempotency']>) => string | number) =>
    hasKeys ? list((item) => (item.idempotency ? part(item.idempotency) : '')) : '';
  return [
    workspaces,
    list((item) => item.workspaceId),
    list((item) => item.guard),
    list((item) => item.id),
    list((item) => item.at),
    list((item) => item.agentId),
    list((item) => item.action),
    list((item) => item.tier),
    list((item) => item.effect),
    list((item) => item.mode),
    list((item) => item.requestDigest),
    keyed((idempotency) => idempotency.key),
    keyed((idempotency) => idempotency.digest),
    keyed((idempotency) => idempotency.ordinal),
    list((item) => item.reviewId ?? ''),
    list((item) => item.keyId),
    list((item) => item.revision),
    list((item) => item.record),
    numbersOf(items, (item) => item.isSighting).join(SEPARATOR),
    ...encodeUses(items),
    encodeReviews(items),
  ];
}

/** Positions as SQL counts them. */
function numbersOf(items: readonly RecordItem[], isWanted: (item: RecordItem) => boolean): number[] {
  return items.flatMap((item, index) => (isWanted(item) ? index + 1 : []));
}

function encodeUses(items: readonly RecordItem[]): string[] {
  const uses = items.flatMap((item, index) => item.uses.map((use) => ({ item: index + 1, ...use })));
  const list = (part: (use: (typeof uses)[number]) => string | number) => uses.map(part).join(SEPARATOR);
  return [
    list((use) => use.item),
    list((use) => use.grantRef),
    list((use) => use.windowStart),
    list((use) => use.ordinal),
    list((use) => use.total),
  ];
}

// The texts hold no control character: `ShadowJudge` sees to it, since a shadow must not cost a decision its record.
function encodeShadows(items: readonly RecordItem[]): string[] {
  const said = items.flatMap((item, index) => item.shadows.map((one) => ({ item: index + 1, ...one })));
  const list = (part: (one: (typeof said)[number]) => string | number) => said.map(part).join(SEPARATOR);
  return [
    list((one) => one.item),
    list((one) => one.shadowId),
    list((one) => one.would),
    list((one) => one.summary),
  ];
}

function encodeReviews(items: readonly RecordItem[]): string | null {
  const opened = items.flatMap((item, index) =>
    item.opens ? { item: index + 1, workspace: item.workspaceId, ...item.opens } : [],
  );
  return opened.length === 0 ? null : JSON.stringify(opened);
}
