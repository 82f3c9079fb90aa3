-- AlterTable
ALTER TABLE "team" ADD COLUMN     "slack_url" TEXT;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "override_role" TEXT NOT NULL DEFAULT 'trust_lead';

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "person_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("person_id","purpose")
);

-- CreateTable
CREATE TABLE "step_up" (
    "session_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_up_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "check" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "dimension" TEXT NOT NULL,
    "rhythm" JSONB,
    "owner_team_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "check_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_source" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "highest_method" TEXT NOT NULL,
    "api_key_id" TEXT,
    "public_key" TEXT,
    "owner_team_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_source_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "check_id" TEXT NOT NULL,
    "source_id" TEXT,
    "method" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "counts_from" TIMESTAMPTZ(3) NOT NULL,
    "build_digest" TEXT NOT NULL DEFAULT '',
    "artifact_digest" TEXT,
    "signature" TEXT,
    "corrects" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_head" (
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "check_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "build_digest" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,

    CONSTRAINT "evidence_head_pkey" PRIMARY KEY ("workspace_id","agent_id","check_id","method","build_digest")
);

-- CreateTable
CREATE TABLE "evidence_watch" (
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,
    "check_key" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "soon_told_at" TIMESTAMPTZ(3),
    "stale_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_watch_pkey" PRIMARY KEY ("workspace_id","agent_id","pact_id","clause_key","check_key","evidence_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "is_settled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "override" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "pact_id" TEXT,
    "clause_key" TEXT,
    "clause_digest" TEXT,
    "tier" TEXT,
    "agent_ids" TEXT[],
    "actions" TEXT[],
    "reason_code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "max_uses" INTEGER NOT NULL,
    "is_break_glass" BOOLEAN NOT NULL DEFAULT false,
    "decision_id" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answer_text" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" TEXT,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "review_team_id" TEXT,
    "review_due_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" TEXT,
    "review_verdict" TEXT,
    "review_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "override_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "shadow" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" TEXT,
    "end_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shadow_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "shadow_result" (
    "workspace_id" TEXT NOT NULL,
    "shadow_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "would" TEXT NOT NULL,
    "summary" TEXT NOT NULL,

    CONSTRAINT "shadow_result_pkey" PRIMARY KEY ("workspace_id","shadow_id","decision_id")
);

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_workspace_id_key_key" ON "check"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_source_workspace_id_key_key" ON "evidence_source"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_agent_id_check_id_method_build_digest_idx" ON "evidence"("workspace_id", "agent_id", "check_id", "method", "build_digest", "counts_from", "id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_workspace_id_corrects_key" ON "evidence"("workspace_id", "corrects");

-- CreateIndex
CREATE INDEX "notice_workspace_id_person_id_updated_at_idx" ON "notice"("workspace_id", "person_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_workspace_id_person_id_item_key" ON "notice"("workspace_id", "person_id", "item");

-- CreateIndex
CREATE INDEX "override_workspace_id_status_ends_at_idx" ON "override"("workspace_id", "status", "ends_at");

-- CreateIndex
CREATE INDEX "override_workspace_id_pact_id_id_idx" ON "override"("workspace_id", "pact_id", "id");

-- CreateIndex
CREATE INDEX "shadow_workspace_id_pact_id_number_idx" ON "shadow"("workspace_id", "pact_id", "number");

-- CreateIndex
CREATE INDEX "shadow_result_workspace_id_shadow_id_was_would_decision_id_idx" ON "shadow_result"("workspace_id", "shadow_id", "was", "would", "decision_id");


-- What the schema language cannot say follows.

ALTER TABLE "check" ADD CHECK ("dimension" IN ('quality', 'safety', 'security', 'compliance', 'stability'));
ALTER TABLE "evidence_source" ADD CHECK ("highest_method" IN ('self_reported', 'automated', 'independent', 'attested'));
ALTER TABLE "evidence" ADD CHECK ("method" IN ('self_reported', 'automated', 'independent', 'attested')),
  ADD CHECK ("counts_from" = LEAST("observed_at", "received_at"));
ALTER TABLE "override" ADD CHECK ("status" IN ('requested', 'denied', 'granted', 'expired', 'exhausted', 'revoked')),
  ADD CHECK (("target_type" = 'clause' AND "pact_id" IS NOT NULL AND "clause_key" IS NOT NULL AND "clause_digest" IS NOT NULL AND "tier" IS NULL)
          OR ("target_type" = 'posture' AND "pact_id" IS NULL AND "clause_key" IS NULL AND "tier" IN ('low', 'moderate', 'high', 'critical'))),
  ADD CHECK ("max_uses" > 0), ADD CHECK ("ends_at" > "starts_at"), ADD CHECK (cardinality("agent_ids") > 0), ADD CHECK (cardinality("actions") > 0),
  -- INVARIANT: nobody grants what they asked for, but by breaking the glass.
  ADD CHECK ("is_break_glass" OR "status" IN ('requested', 'denied') OR "answered_by_id" IS NULL OR "answered_by_id" <> "requested_by_id"),
  ADD CHECK ("reviewed_by_id" IS NULL OR "reviewed_by_id" <> "requested_by_id");
ALTER TABLE "workspace" ADD CHECK ("override_role" IN ('owner', 'trust_lead', 'approver', 'operator'));
ALTER TABLE "shadow_result" ADD CHECK ("was" IN ('allow', 'degrade', 'review', 'settle', 'block')), ADD CHECK ("would" IN ('allow', 'degrade', 'review', 'settle', 'block'));
ALTER TABLE "passkey_challenge" ADD CHECK ("purpose" IN ('register', 'step_up'));
ALTER TABLE "step_up" ADD CHECK ("method" IN ('password', 'passkey'));

CREATE UNIQUE INDEX "shadow_one_running" ON "shadow" ("workspace_id", "pact_id") WHERE "ended_at" IS NULL;

ALTER TABLE "check" ADD FOREIGN KEY ("workspace_id", "owner_team_id") REFERENCES "team" ("workspace_id", "id");
ALTER TABLE "evidence_source" ADD FOREIGN KEY ("workspace_id", "owner_team_id") REFERENCES "team" ("workspace_id", "id");
ALTER TABLE "evidence" ADD FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent" ("workspace_id", "id"),
  ADD FOREIGN KEY ("workspace_id", "check_id") REFERENCES "check" ("workspace_id", "id"),
  ADD FOREIGN KEY ("workspace_id", "source_id") REFERENCES "evidence_source" ("workspace_id", "id"),
  ADD FOREIGN KEY ("workspace_id", "corrects") REFERENCES "evidence" ("workspace_id", "id");
ALTER TABLE "override" ADD FOREIGN KEY ("workspace_id", "pact_id") REFERENCES "pact" ("workspace_id", "id");
ALTER TABLE "shadow" ADD FOREIGN KEY ("workspace_id", "pact_id", "number") REFERENCES "pact_version" ("workspace_id", "pact_id", "number");
ALTER TABLE "passkey" ADD FOREIGN KEY ("person_id") REFERENCES "person" ("id");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['evidence', 'shadow_result'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['check', 'evidence_source', 'evidence', 'evidence_head', 'evidence_watch', 'override', 'shadow', 'shadow_result', 'notice'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO countersign_app USING (workspace_id = ANY ((SELECT visible_workspaces())::text[])) WITH CHECK (workspace_id = ANY ((SELECT visible_workspaces())::text[]))', t);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- What belongs to a person and to no workspace is seen by that person alone.
  FOREACH t IN ARRAY ARRAY['passkey', 'passkey_challenge', 'step_up'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY self ON %I TO countersign_app USING (person_id = current_setting(''app.person'', true)) WITH CHECK (person_id = current_setting(''app.person'', true))', t);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON "check", "evidence_source", "evidence_head", "evidence_watch", "override", "shadow", "notice", "passkey", "passkey_challenge", "step_up" TO countersign_app;
GRANT DELETE ON "evidence_head", "evidence_watch", "notice", "passkey", "passkey_challenge", "step_up" TO countersign_app;
GRANT SELECT, INSERT ON "evidence", "shadow_result" TO countersign_app;
