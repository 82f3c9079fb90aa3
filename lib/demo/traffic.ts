import { AGENTS, type AgentKey, type PersonKey } from '#lib/demo/cast.ts';
import { randomFrom } from '#lib/demo/random.ts';
import { nextWish, type Wish } from '#lib/demo/requests.ts';
import { buildOf, type DemoWorld } from '#lib/demo/world.ts';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import { approveReview, denyReview, steerReview } from '#lib/operations/reviews/answer-review.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ALLOWED = ['allow', 'degrade', 'settle'];

/** Asks on a working day, on a day of the weekend, and in a night that is not quiet. */
const PACE: Readonly<Record<AgentKey, readonly [number, number, number]>> = {
  agent_ops_payments: [24, 3, 3],
  agent_support_desk: [26, 10, 4],
  agent_release: [9, 1, 2],
};

/** Puts every ask of the thirty days on the timeline. */
export function planTraffic(world: DemoWorld): void {
  let number = 0;
  for (let day = 0; day <= world.days; day += 1) {
    for (const { key } of AGENTS) {
      for (const at of momentsOf(world, day, key)) {
        number += 1;
        const index = number;
        if (at > world.at(0, 7) && at < world.until - 3 * MINUTE_MS)
          world.timeline.add(at, () => askFor(world, key, index));
      }
    }
  }
}

function momentsOf(world: DemoWorld, day: number, agent: AgentKey): number[] {
  const { random } = world;
  const weekday = new Date(world.at(day, 0)).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const [working, weekend, night] = PACE[agent];
  const usual = isWeekend ? weekend : working;
  const count = Math.round(usual * world.share * (0.8 + random.next() * 0.4));
  const moments = Array.from({ length: count }, () =>
    world.at(day, officeHour(random.next(), random.next())),
  );
  // Every ninth night something runs that nobody planned.
  if (day % 9 === 4) for (let n = 0; n < night; n += 1) moments.push(world.at(day, 0.5 + random.next() * 3));
  return moments;
}

// Two humps, before and after noon.
function officeHour(one: number, other: number): number {
  const spread = (one + other) / 2;
  return spread < 0.5 ? 6.5 + spread * 10 : 11.5 + (spread - 0.5) * 12;
}

async function askFor(world: DemoWorld, agent: AgentKey, index: number): Promise<void> {
  // Each ask has numbers of its own, so that what people do in between changes none that come later.
  const random = randomFrom(index * 2_654_435_761);
  const wish: Wish = {
    ...nextWish(agent, random, index),
    buildDigest: buildOf(agent, world.now < world.at(17, 9) ? 1 : 2),
  };
  const made = await world.ask(agent, wish);
  await follow(world, { agent, wish, made, seed: index });
}

type Followed = {
  readonly agent: AgentKey;
  readonly wish: Wish;
  readonly made: KeptDecision;
  readonly seed: number;
};

/** What becomes of an answer: it is carried out, or somebody looks at it. */
async function follow(world: DemoWorld, followed: Followed): Promise<void> {
  const { agent, made, seed } = followed;
  const random = randomFrom(seed + 77);
  if (ALLOWED.includes(made.record.decision.effect) && random.next() < 0.55)
    await world.report(agent, made.id, random.next() < 0.975);
  if (made.record.decision.effect !== 'review' || !made.review) return;
  const quorum = Math.max(...(made.record.decision.demands?.causes.map((cause) => cause.quorum) ?? [1]));
  const people = answerersOf(agent, random.between(0, 2)).slice(0, quorum);
  const seenAt = whenSeen(world.now, random.amount(11, 0.9));
  const how = random.next();
  // Three of a hundred nobody gets to: silence is a denial. None of them still waits at the end.
  if (how < 0.03 && made.review.expiresAt.getTime() < world.until) return;
  // What came late is looked at before the history ends.
  let at = Math.max(world.now + 1, Math.min(seenAt, world.until - 2 * MINUTE_MS));
  for (const [turn, person] of people.entries()) {
    const isLast = turn === people.length - 1 || how < 0.14;
    world.timeline.add(at, () => answer(world, followed, { person, how, isLast }));
    if (how < 0.14) return;
    at = Math.min(at + random.amount(7, 0.6) * MINUTE_MS, world.until - MINUTE_MS);
  }
}

function answerersOf(agent: AgentKey, shift: number): PersonKey[] {
  const people: PersonKey[] =
    agent === 'agent_ops_payments' ? ['daniel', 'priya', 'mara'] : ['ines', 'mara', 'daniel'];
  return [...people.slice(shift), ...people.slice(0, shift)];
}

/** When somebody looks: minutes later, or the next morning. */
function whenSeen(now: number, minutes: number): number {
  const at = now + minutes * MINUTE_MS;
  const hour = (at % (24 * HOUR_MS)) / HOUR_MS;
  if (hour >= 6 && hour < 19) return at;
  return at + ((30.2 - hour) % 24) * HOUR_MS;
}

type Given = { readonly person: PersonKey; readonly how: number; readonly isLast: boolean };

async function answer(world: DemoWorld, followed: Followed, { person, how, isLast }: Given): Promise<void> {
  const { made } = followed;
  if (!made.review || made.review.expiresAt.getTime() <= world.now) return;
  const params = { reviewId: made.review.id };
  const body = (text: string) => ({ requestDigest: made.record.facts.requestDigest, text });
  const scope = world.as(person);
  if (how < 0.1) {
    await world.did(denyReview(scope, { params, body: body(reasonOf(followed)) }));
  } else if (how < 0.14) {
    await world.did(steerReview(scope, { params, body: body(adviceOf(followed)) }));
  } else {
    await world.did(approveReview(scope, { params, body: body('') }));
    if (isLast) world.timeline.add(world.now + 40_000, () => askAgain(world, followed));
  }
}

async function askAgain(world: DemoWorld, { agent, wish, made, seed }: Followed): Promise<void> {
  if (!made.review) return;
  const again = await world.ask(agent, { ...wish, reviewId: made.review.id });
  if (ALLOWED.includes(again.record.decision.effect))
    await world.report(agent, again.id, randomFrom(seed + 5).next() < 0.98);
  // Another clause may hold what was approved: then it is answered as well.
  else if (again.review && again.review.id !== made.review.id)
    await follow(world, { agent, wish, made: again, seed: seed + 1_000_003 });
}

function reasonOf({ agent, seed }: Followed): string {
  const reasons = {
    agent_ops_payments: [
      'The invoice was paid on Tuesday by standing order.',
      'No purchase order matches this amount.',
      'The account is not the one on our supplier card.',
    ],
    agent_support_desk: [
      'The parcel arrived; see the carrier’s photo.',
      'Already refunded under another case.',
    ],
    agent_release: [
      'Checkout is frozen until the sale is over.',
      'The migration in this build was not reviewed.',
    ],
  }[agent];
  return reasons[seed % reasons.length] ?? '';
}

function adviceOf({ agent }: Followed): string {
  return {
    agent_ops_payments: 'Split the delivery note first: pay what arrived, and ask again for the rest.',
    agent_support_desk: 'Offer a replacement before money.',
    agent_release: 'Put it on staging over night and ask again in the morning.',
  }[agent];
}
