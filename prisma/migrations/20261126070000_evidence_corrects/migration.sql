-- Almost no evidence corrects any, so an index of all of it is small for what it holds. Until the database has counted
-- the rows it took that index for one to look evidence up by, and read all of it each time.
DROP INDEX "evidence_workspace_id_corrects_key";

-- INVARIANT: nothing is corrected twice.
CREATE UNIQUE INDEX "evidence_corrects_once" ON "evidence" ("workspace_id", "corrects") WHERE "corrects" IS NOT NULL;
