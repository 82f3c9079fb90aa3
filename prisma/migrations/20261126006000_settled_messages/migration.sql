-- When a later message brought to an end what this one told of, so that a channel hears of the end once.
ALTER TABLE "outbox_message" ADD COLUMN "settled_at" TIMESTAMPTZ(3);

CREATE INDEX "delivery_workspace_id_message_id_idx" ON "delivery" ("workspace_id", "message_id");
