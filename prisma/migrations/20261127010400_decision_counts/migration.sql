-- Lists and counts read what they filter by from one narrow index in the order of time, never the wide records. It takes
-- the place of the index by effect, so that a decision is recorded into as many indexes as before.
CREATE INDEX "decision_workspace_id_id_effect_agent_id_action_tier_mode_idx" ON "decision"("workspace_id", "id", "effect", "agent_id", "action", "tier", "mode");
DROP INDEX "decision_workspace_id_effect_id_idx";
