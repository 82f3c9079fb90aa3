-- The worker looks for what is still to be routed several times a second; the table keeps every message there ever was.
CREATE INDEX "outbox_unrouted" ON "outbox_message" ("workspace_id", "id") WHERE "routed_at" IS NULL;
CREATE INDEX "outbox_of_subject" ON "outbox_message" ("workspace_id", "subject_id");
