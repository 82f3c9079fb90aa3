
-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","person_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "link_token" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "workspace_id" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "revision" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id","principal","key")
);

-- CreateTable
CREATE TABLE "team" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "backup_team_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "workspace_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("workspace_id","team_id","person_id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "env" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "agent_id" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agent" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "owner_team_id" TEXT NOT NULL,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "action" (
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "action_pkey" PRIMARY KEY ("workspace_id","name")
);

-- CreateTable
CREATE TABLE "action_sighting" (
    "workspace_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "first_decision_id" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_sighting_pkey" PRIMARY KEY ("workspace_id","action")
);

-- CreateTable
CREATE TABLE "stop" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "target_id" TEXT NOT NULL DEFAULT '',
    "mode" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" TEXT,
    "lift_reason" TEXT,

    CONSTRAINT "stop_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "routed_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "topics" TEXT[],
    "signing_key" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "decision" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "request_digest" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "review_id" TEXT,
    "key_id" TEXT,
    "revision" BIGINT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "decision_idempotency" (
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "decision_id" TEXT NOT NULL,
    "request_digest" TEXT NOT NULL,

    CONSTRAINT "decision_idempotency_pkey" PRIMARY KEY ("workspace_id","agent_id","idempotency_key","ordinal")
);

-- CreateTable
CREATE TABLE "decision_outcome" (
    "workspace_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_outcome_pkey" PRIMARY KEY ("workspace_id","decision_id","ordinal")
);

-- CreateTable
CREATE TABLE "consumption" (
    "workspace_id" TEXT NOT NULL,
    "grant_key" TEXT NOT NULL,
    "window_start" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "total" DECIMAL NOT NULL,
    "decision_id" TEXT NOT NULL,

    CONSTRAINT "consumption_pkey" PRIMARY KEY ("workspace_id","grant_key","window_start","ordinal")
);

-- CreateTable
CREATE TABLE "pact" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pact_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "pact_draft" (
    "workspace_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "etag" INTEGER NOT NULL DEFAULT 1,
    "based_on" INTEGER,
    "author_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pact_draft_pkey" PRIMARY KEY ("workspace_id","pact_id")
);

-- CreateTable
CREATE TABLE "pact_version" (
    "workspace_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "restored_from" INTEGER,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pact_version_pkey" PRIMARY KEY ("workspace_id","pact_id","number")
);

-- CreateTable
CREATE TABLE "pact_version_status" (
    "workspace_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "solo" BOOLEAN NOT NULL DEFAULT false,
    "narrowing" BOOLEAN NOT NULL DEFAULT false,
    "ratify_by" TIMESTAMPTZ(3),
    "ratified_at" TIMESTAMPTZ(3),
    "activated_at" TIMESTAMPTZ(3),
    "activated_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" TEXT,
    "reason" TEXT,

    CONSTRAINT "pact_version_status_pkey" PRIMARY KEY ("workspace_id","pact_id","number")
);

-- CreateTable
CREATE TABLE "pact_approval" (
    "workspace_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pact_approval_pkey" PRIMARY KEY ("workspace_id","pact_id","number","person_id","kind")
);

-- CreateTable
CREATE TABLE "review" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "request_digest" TEXT NOT NULL,
    "demands_digest" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "demands" JSONB NOT NULL,
    "decision_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "escalate_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "review_answer" (
    "workspace_id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "request_digest" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_answer_pkey" PRIMARY KEY ("workspace_id","review_id","person_id","answer")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "min_approvals" INTEGER NOT NULL DEFAULT 1,
    "posture" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_head" (
    "workspace_id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "guard" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "workspace_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "change" (
    "workspace_id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "noun" TEXT NOT NULL,
    "noun_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_pkey" PRIMARY KEY ("workspace_id","revision","ordinal")
);

-- CreateTable
CREATE TABLE "gate_presence" (
    "workspace_id" TEXT NOT NULL,
    "gate_id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gate_presence_pkey" PRIMARY KEY ("workspace_id","gate_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "team_workspace_id_key_key" ON "team"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_id_key" ON "api_key"("id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_workspace_id_key_key" ON "agent"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "event_workspace_id_subject_type_subject_id_id_idx" ON "event"("workspace_id", "subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "delivery_status_next_attempt_at_idx" ON "delivery"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "decision_workspace_id_agent_id_id_idx" ON "decision"("workspace_id", "agent_id", "id");

-- CreateIndex
CREATE INDEX "decision_workspace_id_effect_id_idx" ON "decision"("workspace_id", "effect", "id");

-- CreateIndex
CREATE INDEX "decision_workspace_id_action_id_idx" ON "decision"("workspace_id", "action", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pact_workspace_id_key_key" ON "pact"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "review_workspace_id_status_expires_at_idx" ON "review"("workspace_id", "status", "expires_at");


-- What the schema language cannot say follows: partial indexes, checks, row-level security, append-only tables, functions.

CREATE UNIQUE INDEX "pact_one_active" ON "pact_version_status" ("workspace_id", "pact_id") WHERE "status" = 'active';
CREATE UNIQUE INDEX "review_one_open" ON "review" ("workspace_id", "request_digest", "demands_digest") WHERE "status" = 'pending';
CREATE UNIQUE INDEX "stop_one_in_force" ON "stop" ("workspace_id", "target", "target_id") WHERE "lifted_at" IS NULL;
CREATE UNIQUE INDEX "invitation_one_open" ON "invitation" ("workspace_id", "email") WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;

ALTER TABLE "pact_version_status" ADD CHECK ("status" IN ('in_review', 'approved', 'active', 'superseded', 'sent_back', 'withdrawn'));
ALTER TABLE "review" ADD CHECK ("status" IN ('pending', 'approved', 'denied', 'steered', 'recalled', 'expired'));
ALTER TABLE "review_answer" ADD CHECK ("answer" IN ('approve', 'deny', 'steer', 'recall'));
ALTER TABLE "stop" ADD CHECK ("target" IN ('workspace', 'agent', 'action')), ADD CHECK ("mode" IN ('freeze', 'kill'));
ALTER TABLE "decision" ADD CHECK ("effect" IN ('allow', 'degrade', 'review', 'settle', 'block')), ADD CHECK ("mode" IN ('enforce', 'dry_run'));
ALTER TABLE "decision_outcome" ADD CHECK ("status" IN ('executed', 'failed', 'skipped'));
ALTER TABLE "member" ADD CHECK ("role" IN ('owner', 'trust_lead', 'approver', 'operator', 'builder', 'auditor'));
ALTER TABLE "action" ADD CHECK ("tier" IN ('low', 'moderate', 'high', 'critical'));
ALTER TABLE "consumption" ADD CHECK ("ordinal" > 0), ADD CHECK ("total" >= 0);
ALTER TABLE "delivery" ADD CHECK ("status" IN ('pending', 'delivered', 'failed'));

ALTER TABLE "workspace_head" ADD FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id");
ALTER TABLE "member" ADD FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id"), ADD FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "team_member" ADD FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team" ("workspace_id", "id");
ALTER TABLE "agent" ADD FOREIGN KEY ("workspace_id", "owner_team_id") REFERENCES "team" ("workspace_id", "id");
ALTER TABLE "api_key" ADD FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent" ("workspace_id", "id");
ALTER TABLE "pact_draft" ADD FOREIGN KEY ("workspace_id", "pact_id") REFERENCES "pact" ("workspace_id", "id");
ALTER TABLE "pact_version" ADD FOREIGN KEY ("workspace_id", "pact_id") REFERENCES "pact" ("workspace_id", "id");
ALTER TABLE "pact_version_status" ADD FOREIGN KEY ("workspace_id", "pact_id", "number") REFERENCES "pact_version" ("workspace_id", "pact_id", "number");
ALTER TABLE "pact_approval" ADD FOREIGN KEY ("workspace_id", "pact_id", "number") REFERENCES "pact_version" ("workspace_id", "pact_id", "number");
ALTER TABLE "review_answer" ADD FOREIGN KEY ("workspace_id", "review_id") REFERENCES "review" ("workspace_id", "id");
ALTER TABLE "delivery" ADD FOREIGN KEY ("workspace_id", "message_id") REFERENCES "outbox_message" ("workspace_id", "id");

-- Ids sort by bytes, whatever the database's locale.
-- (Every id column is ASCII; the database is created with locale C, and keyset pages compare ids.)

-- Append-only tables: nobody but the owner could update them, and the owner is stopped by a trigger.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['decision', 'decision_idempotency', 'decision_outcome', 'consumption', 'event', 'pact_version', 'pact_approval', 'review_answer', 'change'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- The workspaces a transaction may touch: `app.workspaces`, a comma-separated list set locally. Unset means none.
CREATE FUNCTION "visible_workspaces"() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(current_setting('app.workspaces', true), ',') $$;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c
            WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO countersign_app USING (workspace_id = ANY ((SELECT visible_workspaces())::text[])) WITH CHECK (workspace_id = ANY ((SELECT visible_workspaces())::text[]))', t);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "workspace" TO countersign_app USING (id = ANY ((SELECT visible_workspaces())::text[])) WITH CHECK (id = ANY ((SELECT visible_workspaces())::text[]));
CREATE POLICY owner ON "workspace" TO CURRENT_USER USING (true) WITH CHECK (true);

-- A person is seen by the workspaces they belong to, now or formerly: records name people who have left.
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "person" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY seen ON "person" FOR SELECT TO countersign_app USING (
  id = current_setting('app.person', true)
  OR EXISTS (SELECT 1 FROM member m WHERE m.person_id = person.id AND m.workspace_id = ANY ((SELECT visible_workspaces())::text[])));
CREATE POLICY made ON "person" FOR INSERT TO countersign_app WITH CHECK (true);
CREATE POLICY self ON "person" FOR UPDATE TO countersign_app USING (id = current_setting('app.person', true)) WITH CHECK (id = current_setting('app.person', true));

GRANT USAGE ON SCHEMA public TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON "workspace", "workspace_head", "gate_presence", "person", "member", "invitation", "link_token", "rate_window", "idempotency_key",
  "team", "team_member", "api_key", "agent", "action", "action_sighting", "stop", "pact", "pact_draft", "pact_version_status", "review",
  "outbox_message", "delivery", "webhook" TO countersign_app;
GRANT DELETE ON "rate_window", "idempotency_key", "team_member", "pact_draft", "gate_presence", "link_token", "webhook" TO countersign_app;
GRANT SELECT, INSERT ON "decision", "decision_idempotency", "decision_outcome", "consumption", "event", "pact_version", "pact_approval", "review_answer", "change" TO countersign_app;

-- The last statement of every write. Raises the revision under the head row's lock, so revisions commit in order;
-- a write that can narrow or re-base authority also takes the workspace's lock against decisions in flight.
-- `p_touched` is an array of [noun, id] pairs.
CREATE FUNCTION "commit_change"(p_workspace text, p_guard boolean, p_touched text[][]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE r bigint;
BEGIN
  IF p_guard THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_workspace, 0));
  END IF;
  UPDATE workspace_head SET revision = revision + 1, guard = CASE WHEN p_guard THEN revision + 1 ELSE guard END
   WHERE workspace_id = p_workspace RETURNING revision INTO r;
  IF r IS NULL THEN
    RAISE EXCEPTION 'workspace % is not visible here', p_workspace USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO change (workspace_id, revision, ordinal, noun, noun_id)
  SELECT p_workspace, r, i, p_touched[i][1], p_touched[i][2] FROM generate_subscripts(p_touched, 1) AS i;
  PERFORM pg_notify('countersign_change', p_workspace || ' ' || r);
  RETURN r;
END $$;

-- Look-ups that come before a workspace is known. Each answers about one key, link or person, never a list of rows of a tenant.
CREATE FUNCTION "find_api_key"(p_id text)
RETURNS TABLE (workspace_id text, id text, env text, secret_hash text, scopes text[], agent_id text, expires_at timestamptz, revoked_at timestamptz, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT workspace_id, id, env, secret_hash, scopes, agent_id, expires_at, revoked_at, name FROM api_key WHERE id = p_id
$$;

CREATE FUNCTION "find_sign_in"(p_email text)
RETURNS TABLE (person_id text, name text, password_hash text, session_version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id, name, password_hash, session_version FROM person WHERE email = lower(p_email)
$$;

CREATE FUNCTION "find_memberships"(p_person text)
RETURNS TABLE (workspace_id text, workspace_name text, role text, session_version int, email text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.workspace_id, w.name, m.role, p.session_version, p.email, p.name
    FROM member m JOIN workspace w ON w.id = m.workspace_id JOIN person p ON p.id = m.person_id
   WHERE m.person_id = p_person AND m.removed_at IS NULL ORDER BY m.joined_at
$$;

CREATE FUNCTION "find_invitation"(p_token_hash text)
RETURNS TABLE (workspace_id text, id text, workspace_name text, email text, role text, expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.workspace_id, i.id, w.name, i.email, i.role, i.expires_at, i.accepted_at, i.revoked_at
    FROM invitation i JOIN workspace w ON w.id = i.workspace_id WHERE i.token_hash = p_token_hash
$$;

CREATE FUNCTION "count_people"() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT count(*) FROM person $$;

-- For gates and the worker: which workspaces there are and where each stands.
CREATE FUNCTION "list_heads"() RETURNS TABLE (workspace_id text, revision bigint, guard bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT workspace_id, revision, guard FROM workspace_head $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['commit_change(text, boolean, text[])', 'find_api_key(text)', 'find_sign_in(text)', 'find_memberships(text)', 'find_invitation(text)', 'count_people()', 'list_heads()', 'visible_workspaces()'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO countersign_app', f);
  END LOOP;
END $$;
