-- CreateIndex
CREATE INDEX "evidence_workspace_id_agent_id_id_idx" ON "evidence"("workspace_id", "agent_id", "id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_check_id_id_idx" ON "evidence"("workspace_id", "check_id", "id");


-- What the schema language cannot say follows.

-- INVARIANT: of two sources in service no two report with one key, so whose evidence a key's is can be told.
CREATE UNIQUE INDEX "evidence_source_one_key" ON "evidence_source" ("workspace_id", "api_key_id")
  WHERE "api_key_id" IS NOT NULL AND "retired_at" IS NULL;
