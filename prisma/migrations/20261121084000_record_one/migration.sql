-- A group of one that contends for nothing, which is what a quiet gate records: the promises of `record_decisions`
-- without its lists. Answers 0 where it was recorded, 1 where the workspace's authority changed since it was decided.
CREATE FUNCTION "record_decision"(
  p_workspace text, p_guard bigint, p_id text, p_at bigint, p_agent text, p_action text, p_tier text, p_effect text,
  p_mode text, p_digest text, p_review text, p_api_key text, p_revision bigint, p_record text
) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.workspaces', p_workspace, true), pg_advisory_xact_lock_shared(hashtextextended(p_workspace, 0));
  -- INVARIANT: a statement of its own, after the lock; see `record_decisions`.
  INSERT INTO decision (workspace_id, id, evaluated_at, agent_id, action, tier, effect, mode, request_digest,
                        review_id, key_id, revision, record)
  SELECT p_workspace, p_id, to_timestamp(p_at / 1000.0), p_agent, p_action, p_tier, p_effect, p_mode, p_digest,
         p_review, p_api_key, p_revision, p_record
    FROM workspace_head WHERE workspace_id = p_workspace AND guard = p_guard;
  RETURN CASE WHEN FOUND THEN 0 ELSE 1 END;
END $$;

REVOKE ALL ON FUNCTION "record_decision" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "record_decision" TO countersign_app;
