-- What a message is about, so that a later one can say which it continues.
ALTER TABLE "outbox_message" ADD COLUMN "item" TEXT, ADD COLUMN "href" TEXT;
-- The last four characters of the team's Slack address: people tell it by them, nobody can post with them.
ALTER TABLE "team" ADD COLUMN "slack_hint" TEXT;

-- Partial, as the schema language cannot say: what is looked for is open, or was routed.
CREATE INDEX "outbox_of_item" ON "outbox_message" ("workspace_id", "item" text_pattern_ops) WHERE "item" IS NOT NULL;
CREATE INDEX "notice_open_of_item" ON "notice" ("workspace_id", "item" text_pattern_ops) WHERE NOT "is_settled";
CREATE INDEX "notice_unread" ON "notice" ("workspace_id", "person_id") WHERE "read_at" IS NULL AND NOT "is_settled";

ALTER TABLE "team" ADD CHECK (("slack_url" IS NULL) = ("slack_hint" IS NULL));
ALTER TABLE "delivery" ADD CHECK ("channel" IN ('email', 'slack', 'webhook'));

-- What was routed before this can still be sent, or sent again.
UPDATE "outbox_message" SET "item" = 'review:' || "subject_id", "href" = '/reviews/' || "subject_id"
 WHERE "topic" LIKE 'review.%' AND "routed_at" IS NOT NULL;
UPDATE "outbox_message" SET "item" = 'pact:' || "subject_id" || ':' || ("payload" ->> 'number'),
       "href" = '/pacts/' || ("payload" ->> 'key') || '/versions/' || ("payload" ->> 'number')
 WHERE "topic" IN ('pact.submitted', 'pact.approved', 'pact.sent_back', 'pact.activated') AND "routed_at" IS NOT NULL;
