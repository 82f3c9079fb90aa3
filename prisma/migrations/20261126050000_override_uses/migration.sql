-- A pact's history reads the newest uses of each of its overrides; recording anything else does not touch this index.
CREATE INDEX "consumption_override_use" ON "consumption" ("workspace_id", "grant_key", "decision_id") INCLUDE ("ordinal")
 WHERE "window_start" = 0 AND "grant_key" LIKE 'override:%';

-- The worker looks every second for owed reviews that nobody was told of.
CREATE INDEX "override_review_owed" ON "override" ("workspace_id", "review_due_at")
 WHERE "review_due_at" IS NOT NULL AND "reviewed_at" IS NULL AND "review_overdue_told_at" IS NULL;
