-- CreateIndex
CREATE INDEX "evidence_workspace_id_check_id_received_at_idx" ON "evidence"("workspace_id", "check_id", "received_at");


-- What the schema language cannot say follows.

-- The newest on any build. All evidence has a method: the condition sees to it that a look-up by build, which has an index
-- of its own, is never led over this one. Until the database has counted the rows it takes the two to be as good.
CREATE INDEX "evidence_newest_on_any_build" ON "evidence" ("workspace_id", "agent_id", "check_id", "method", "counts_from")
  WHERE "method" <> '';
