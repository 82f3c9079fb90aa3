import type { ReadingPool } from '#lib/gate/reading.ts';
import type { Feed } from '#lib/gate/snapshot/feed.ts';

const EVERY_MS = 1000;

const SAY = `
  INSERT INTO gate_presence (workspace_id, gate_id, revision, seen_at)
  SELECT w.id, $1, w.revision, now() FROM unnest($2::text[], $3::bigint[]) AS w(id, revision) ORDER BY w.id
  ON CONFLICT (workspace_id, gate_id) DO UPDATE SET revision = EXCLUDED.revision, seen_at = EXCLUDED.seen_at`;

/** Says each second which gates there are and how far each has read. Answers with how to end it. */
export function keepPresence(gateId: string, feed: Feed, pool: ReadingPool): () => Promise<void> {
  let saying = Promise.resolve();
  const say = async () => {
    const states = [...feed.all()];
    if (states.length === 0) return;
    const ids = states.map((state) => state.workspaceId);
    const revisions = states.map((state) => state.snapshot.revision);
    await pool.write(ids, (query) => query(SAY, [gateId, ids, revisions]));
  };
  // A gate that cannot say so is not there, as far as others can tell; nothing else follows from it.
  const timer = setInterval(() => {
    saying = saying.then(say).catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await saying;
    const ids = [...feed.all()].map((state) => state.workspaceId);
    if (ids.length === 0) return;
    const leave = pool.write(ids, (query) => query('DELETE FROM gate_presence WHERE gate_id = $1', [gateId]));
    await leave.catch(() => undefined);
  };
}
