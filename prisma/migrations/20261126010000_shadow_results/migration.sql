-- Whose decision it was and about what, so that "who would be hit" reads these narrow rows alone, never the records.
ALTER TABLE "shadow_result" ADD COLUMN "agent_id" TEXT NOT NULL, ADD COLUMN "action" TEXT NOT NULL;

-- A shadow that could not tell says so: `unknown` is neither a permit nor a refusal.
ALTER TABLE "shadow_result" DROP CONSTRAINT "shadow_result_would_check";
ALTER TABLE "shadow_result" ADD CHECK ("would" IN ('allow', 'degrade', 'review', 'settle', 'block', 'unknown'));

-- What the worker looks for each second: a handful of rows among all that ever ran.
CREATE INDEX "shadow_due" ON "shadow" ("ends_at") WHERE "ended_at" IS NULL;
-- What a decision's page asks.
CREATE INDEX "shadow_result_of_decision" ON "shadow_result" ("workspace_id", "decision_id");

-- A group in which shadows looked at some decisions: `record_decisions`, and in the same transaction what each shadow
-- would have answered, for the decisions that were recorded and the shadows that still run. Items count from 1.
-- INVARIANT: what a shadow says never costs a decision its record; results that the database cannot hold are dropped.
CREATE FUNCTION "record_shadowed_decisions"(
  p_workspaces text,
  p_workspace text, p_guard text, p_id text, p_at text, p_agent text, p_action text, p_tier text, p_effect text,
  p_mode text, p_digest text, p_key text, p_key_digest text, p_key_ordinal text, p_review text, p_api_key text,
  p_revision text, p_record text, p_sighted text,
  p_use_item text, p_use_grant text, p_use_window text, p_use_ordinal text, p_use_total text,
  p_reviews jsonb,
  p_shadow_item text, p_shadow_id text, p_shadow_would text, p_shadow_summary text
) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE
  sep CONSTANT text := E'\x1e';
  v_workspace text[] := string_to_array(p_workspace, sep);
  v_id text[] := string_to_array(p_id, sep);
  v_agent text[] := string_to_array(p_agent, sep);
  v_action text[] := string_to_array(p_action, sep);
  v_effect text[] := string_to_array(p_effect, sep);
  v_verdict int[];
BEGIN
  v_verdict := record_decisions(p_workspaces, p_workspace, p_guard, p_id, p_at, p_agent, p_action, p_tier, p_effect, p_mode,
    p_digest, p_key, p_key_digest, p_key_ordinal, p_review, p_api_key, p_revision, p_record, p_sighted,
    p_use_item, p_use_grant, p_use_window, p_use_ordinal, p_use_total, p_reviews);
  BEGIN
    INSERT INTO shadow_result (workspace_id, shadow_id, decision_id, agent_id, action, was, would, summary)
    SELECT s.workspace_id, s.id, v_id[r.item], v_agent[r.item], v_action[r.item], v_effect[r.item], r.would, r.summary
      FROM unnest(string_to_array(p_shadow_item, sep)::int[], string_to_array(p_shadow_id, sep),
                  string_to_array(p_shadow_would, sep), string_to_array(p_shadow_summary, sep))
           AS r(item, shadow, would, summary)
      JOIN shadow s ON s.workspace_id = v_workspace[r.item] AND s.id = r.shadow AND s.ended_at IS NULL
     WHERE v_verdict[r.item] = 0;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    RAISE WARNING 'results of shadows were not recorded: %', SQLERRM;
  END;
  RETURN v_verdict;
END $$;

REVOKE ALL ON FUNCTION "record_shadowed_decisions" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "record_shadowed_decisions" TO countersign_app;
