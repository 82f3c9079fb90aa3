-- Recording decisions: one call for each group of them, one transaction, one round trip.

-- A record of up to 8 KB stays in its row as it is: compressing each one would cost more than the decision.
ALTER TABLE "decision" SET (toast_tuple_target = 8160);

-- Lists arrive as one text each, parts separated by U+001E, which no part may hold (the caller sees to it): splitting a
-- text is many times cheaper than reading an array literal. An empty part stands for null where a column may be null.
--
-- Answers one code for each decision, in order:
--   0 recorded
--   1 guard         the workspace's authority changed since it was decided
--   2 duplicate     the idempotency key has such an answer already
--   3 consumed      a review or a step of a limit's window was used already
--   4 review_open   the same request waits with the same demands already
--   5 conflict      another gate was faster by less than a transaction
-- Whatever is not 0 has left no trace and is decided again from newer facts.
CREATE FUNCTION "record_decisions"(
  p_workspaces text,
  p_workspace text, p_guard text, p_id text, p_at text, p_agent text, p_action text, p_tier text, p_effect text,
  p_mode text, p_digest text, p_key text, p_key_digest text, p_key_ordinal text, p_review text, p_api_key text,
  p_revision text, p_record text, p_sighted text,
  p_use_item text, p_use_grant text, p_use_window text, p_use_ordinal text, p_use_total text,
  p_reviews jsonb
) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE
  sep CONSTANT text := E'\x1e';
  v_workspace text[] := string_to_array(p_workspace, sep);
  v_id text[] := string_to_array(p_id, sep);
  v_agent text[] := string_to_array(p_agent, sep);
  v_verdict int[];
BEGIN
  PERFORM set_config('app.workspaces', p_workspaces, true);
  -- Shared with other gates, refused to no one; a write that raises the guard takes it alone (see commit_change).
  -- Taken in the order of the list, which is sorted.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(w, 0)) FROM unnest(string_to_array(p_workspaces, ',')) AS w;

  -- INVARIANT: this is a statement of its own, after the lock: its snapshot holds every change of authority that has
  -- returned to its caller, and none can commit until this transaction has ended.
  SELECT array_agg(CASE WHEN h.guard = i.guard THEN 0 ELSE 1 END ORDER BY i.n) INTO v_verdict
    FROM unnest(v_workspace, string_to_array(p_guard, sep)::bigint[]) WITH ORDINALITY AS i(workspace, guard, n)
    LEFT JOIN workspace_head h ON h.workspace_id = i.workspace;

  IF p_key_ordinal <> '' OR p_use_item <> '' OR p_reviews IS NOT NULL THEN
    v_verdict := record_contended(v_workspace, v_id, v_agent, v_verdict,
      string_to_array(p_key, sep, ''), string_to_array(p_key_digest, sep, ''), string_to_array(p_key_ordinal, sep, '')::int[],
      string_to_array(p_use_item, sep)::int[], string_to_array(p_use_grant, sep), string_to_array(p_use_window, sep)::bigint[],
      string_to_array(p_use_ordinal, sep)::int[], string_to_array(p_use_total, sep)::decimal[], p_reviews);
  END IF;

  INSERT INTO decision (workspace_id, id, evaluated_at, agent_id, action, tier, effect, mode, request_digest,
                        idempotency_key, review_id, key_id, revision, record)
  SELECT d.workspace, d.id, to_timestamp(d.at / 1000.0), d.agent, d.action, d.tier, d.effect, d.mode, d.digest,
         d.key, d.review, d.api_key, d.revision, d.record
    FROM unnest(v_verdict, v_workspace, v_id, string_to_array(p_at, sep)::bigint[], v_agent, string_to_array(p_action, sep),
                string_to_array(p_tier, sep), string_to_array(p_effect, sep), string_to_array(p_mode, sep),
                string_to_array(p_digest, sep), string_to_array(p_key, sep, ''), string_to_array(p_review, sep, ''),
                string_to_array(p_api_key, sep, ''), string_to_array(p_revision, sep)::bigint[], string_to_array(p_record, sep))
         AS d(verdict, workspace, id, at, agent, action, tier, effect, mode, digest, key, review, api_key, revision, record)
   WHERE d.verdict = 0;

  IF p_sighted <> '' THEN
    INSERT INTO action_sighting (workspace_id, action, agent_id, first_decision_id, first_seen_at)
    SELECT v_workspace[s.n], (string_to_array(p_action, sep))[s.n], v_agent[s.n], v_id[s.n],
           to_timestamp((string_to_array(p_at, sep))[s.n]::bigint / 1000.0)
      FROM unnest(string_to_array(p_sighted, sep)::int[]) AS s(n) WHERE v_verdict[s.n] = 0
     ORDER BY 1, 2 ON CONFLICT (workspace_id, action) DO NOTHING;
  END IF;

  IF p_reviews IS NOT NULL THEN
    PERFORM announce_reviews(v_verdict, p_reviews);
  END IF;
  RETURN v_verdict;
END $$;

-- Inserts what only one decision may have, for all of a group or for none: idempotency keys, uses, opened reviews.
-- Answers the verdicts, lowered for those that cannot have it.
CREATE FUNCTION "record_contended"(
  p_workspace text[], p_id text[], p_agent text[], p_verdict int[],
  p_key text[], p_key_digest text[], p_key_ordinal int[],
  p_use_item int[], p_use_grant text[], p_use_window bigint[], p_use_ordinal int[], p_use_total decimal[],
  p_reviews jsonb
) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE
  v_verdict int[] := p_verdict;
  v_lost int;
  v_any boolean;
BEGIN
  FOR v_lost IN
    SELECT k.n FROM unnest(p_workspace, p_agent, p_key, p_key_ordinal) WITH ORDINALITY AS k(workspace, agent, key, ordinal, n)
     WHERE k.ordinal IS NOT NULL AND EXISTS (SELECT FROM decision_idempotency x WHERE x.workspace_id = k.workspace
       AND x.agent_id = k.agent AND x.idempotency_key = k.key AND x.ordinal = k.ordinal)
  LOOP
    IF v_verdict[v_lost] = 0 THEN v_verdict[v_lost] := 2; END IF;
  END LOOP;

  FOR v_lost IN
    SELECT (r ->> 'item')::int FROM jsonb_array_elements(p_reviews) AS r
     WHERE EXISTS (SELECT FROM review x WHERE x.workspace_id = p_workspace[(r ->> 'item')::int] AND x.status = 'pending'
       AND x.request_digest = r ->> 'requestDigest' AND x.demands_digest = r ->> 'demandsDigest')
  LOOP
    IF v_verdict[v_lost] = 0 THEN v_verdict[v_lost] := 4; END IF;
  END LOOP;

  -- INVARIANT: the uses of a grant in one window are numbered without a gap, so `total` is the sum of all before it.
  -- A decision that loses breaks the chain for those behind it, which may break other chains: until nothing changes.
  LOOP
    v_any := false;
    FOR v_lost IN
      SELECT DISTINCT u.item FROM (
        SELECT t.item, t.ordinal,
               row_number() OVER (PARTITION BY p_workspace[t.item], t.grant_key, t.start ORDER BY t.ordinal, t.item)
               + COALESCE((SELECT max(c.ordinal) FROM consumption c WHERE c.workspace_id = p_workspace[t.item]
                    AND c.grant_key = t.grant_key AND c.window_start = t.start), 0) AS expected
          FROM unnest(p_use_item, p_use_grant, p_use_window, p_use_ordinal) AS t(item, grant_key, start, ordinal)
         WHERE v_verdict[t.item] = 0) u
       WHERE u.ordinal <> u.expected
    LOOP
      v_verdict[v_lost] := 3;
      v_any := true;
    END LOOP;
    EXIT WHEN NOT v_any;
  END LOOP;

  -- In key order, table by table, so that two gates wait for each other in one direction only.
  BEGIN
    INSERT INTO consumption (workspace_id, grant_key, window_start, ordinal, total, decision_id)
    SELECT p_workspace[t.item], t.grant_key, t.start, t.ordinal, t.total, p_id[t.item]
      FROM unnest(p_use_item, p_use_grant, p_use_window, p_use_ordinal, p_use_total) AS t(item, grant_key, start, ordinal, total)
     WHERE v_verdict[t.item] = 0 ORDER BY 1, 2, 3, 4;

    INSERT INTO decision_idempotency (workspace_id, agent_id, idempotency_key, ordinal, decision_id, request_digest)
    SELECT k.workspace, k.agent, k.key, k.ordinal, k.id, k.digest
      FROM unnest(v_verdict, p_workspace, p_agent, p_key, p_key_ordinal, p_id, p_key_digest)
           AS k(verdict, workspace, agent, key, ordinal, id, digest)
     WHERE k.verdict = 0 AND k.ordinal IS NOT NULL ORDER BY 1, 2, 3, 4;

    INSERT INTO review (workspace_id, id, status, request_digest, demands_digest, agent_id, action, request, demands,
                        decision_id, opened_at, expires_at, escalate_at)
    SELECT p_workspace[(r ->> 'item')::int], r ->> 'id', 'pending', r ->> 'requestDigest', r ->> 'demandsDigest',
           p_agent[(r ->> 'item')::int], r ->> 'action', r ->> 'request', r -> 'demands', p_id[(r ->> 'item')::int],
           to_timestamp((r ->> 'openedAt')::bigint / 1000.0), to_timestamp((r ->> 'expiresAt')::bigint / 1000.0),
           to_timestamp((r ->> 'escalateAt')::bigint / 1000.0)
      FROM jsonb_array_elements(p_reviews) AS r
     WHERE v_verdict[(r ->> 'item')::int] = 0 ORDER BY 1, 4, 5;
  EXCEPTION WHEN unique_violation THEN
    FOR v_lost IN
      SELECT n FROM unnest(p_key_ordinal) WITH ORDINALITY AS k(ordinal, n) WHERE ordinal IS NOT NULL
      UNION SELECT unnest(p_use_item) UNION SELECT (r ->> 'item')::int FROM jsonb_array_elements(p_reviews) AS r
    LOOP
      IF v_verdict[v_lost] = 0 THEN v_verdict[v_lost] := 5; END IF;
    END LOOP;
  END;
  RETURN v_verdict;
END $$;

-- Tells people and consoles of the reviews that were opened. What is told never holds the request's arguments.
CREATE FUNCTION "announce_reviews"(p_verdict int[], p_reviews jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE w record;
BEGIN
  INSERT INTO event (workspace_id, id, type, actor_type, actor_id, subject_type, subject_id, payload)
  SELECT r ->> 'workspace', r ->> 'eventId', 'review.opened', 'gate', r ->> 'gate', 'review', r ->> 'id', r -> 'event'
    FROM jsonb_array_elements(p_reviews) AS r WHERE p_verdict[(r ->> 'item')::int] = 0;

  INSERT INTO outbox_message (workspace_id, id, topic, subject_id, payload)
  SELECT r ->> 'workspace', r ->> 'messageId', 'review.opened', r ->> 'id', r -> 'message'
    FROM jsonb_array_elements(p_reviews) AS r WHERE p_verdict[(r ->> 'item')::int] = 0;

  FOR w IN
    SELECT r ->> 'workspace' AS id, array_agg(ARRAY['review', r ->> 'id']) AS touched
      FROM jsonb_array_elements(p_reviews) AS r WHERE p_verdict[(r ->> 'item')::int] = 0 GROUP BY 1 ORDER BY 1
  LOOP
    PERFORM commit_change(w.id, false, w.touched);
  END LOOP;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['record_decisions', 'record_contended', 'announce_reviews'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %I TO countersign_app', f);
  END LOOP;
END $$;
