-- The demo workspace: which workspaces are one, the time that is told while one is made, and how one is removed.

CREATE TABLE "demo" (
    "workspace_id" TEXT NOT NULL,
    "home_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "lands" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "day" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "demo_pkey" PRIMARY KEY ("workspace_id")
);

-- One demo for each workspace: two who press the button at once make one.
CREATE UNIQUE INDEX "demo_home_id_key" ON "demo"("home_id");

ALTER TABLE "demo" ADD CHECK ("status" IN ('asked', 'making', 'ready', 'removing', 'failed')),
  ADD CHECK ("told_at" IS NULL OR "status" = 'making');
ALTER TABLE "demo" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "demo" FORCE ROW LEVEL SECURITY;
-- Seen from the demo itself, and from the workspace it was made for.
CREATE POLICY tenant ON "demo" TO countersign_app
  USING (workspace_id = ANY ((SELECT visible_workspaces())::text[]) OR home_id = ANY ((SELECT visible_workspaces())::text[]))
  WITH CHECK (workspace_id = ANY ((SELECT visible_workspaces())::text[]) OR home_id = ANY ((SELECT visible_workspaces())::text[]));
CREATE POLICY owner ON "demo" TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON "demo" TO countersign_app;
GRANT UPDATE ("status", "day", "failures", "told_at") ON "demo" TO countersign_app;

-- INVARIANT: the mark comes before the workspace, so a workspace that was made for real can never be marked, and never
-- be removed, afterwards.
CREATE FUNCTION "refuse_late_mark"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM workspace WHERE id = NEW.workspace_id) THEN
    RAISE EXCEPTION 'workspace % is there already: it can be no demo', NEW.workspace_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM demo WHERE workspace_id = NEW.home_id) THEN
    RAISE EXCEPTION 'a demo has no demo of its own' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mark_comes_first BEFORE INSERT ON "demo" FOR EACH ROW EXECUTE FUNCTION refuse_late_mark();

-- The time that rows of a transaction's workspace are given: the database's own, and in a demo that is being made the
-- time that is told. Nowhere else can anybody tell another time.
CREATE FUNCTION "workspace_now"() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT COALESCE((SELECT told_at FROM demo WHERE workspace_id = current_setting('app.workspaces', true)), now())
$$;
REVOKE ALL ON FUNCTION "workspace_now" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "workspace_now" TO countersign_app;

DO $$
DECLARE c record;
BEGIN
  FOR c IN
    SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_default = 'CURRENT_TIMESTAMP'
       AND (table_name = 'workspace' OR table_name IN (SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'))
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT workspace_now()', c.table_name, c.column_name);
  END LOOP;
END $$;

-- A demo sends nothing to anybody: whatever would deliver from one finds nothing to deliver.
CREATE FUNCTION "keep_demo_silent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM demo WHERE workspace_id = NEW.workspace_id) THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER demo_is_silent BEFORE INSERT ON "delivery" FOR EACH ROW EXECUTE FUNCTION keep_demo_silent();

-- Append-only tables, as before, but for the rows of a demo that is being removed.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND COALESCE(current_setting('app.removing', true), '') <> '' THEN
    IF OLD.workspace_id = current_setting('app.removing', true)
       AND EXISTS (SELECT 1 FROM demo WHERE workspace_id = OLD.workspace_id AND status = 'removing') THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Removes a demo with everything in it, and the people who were made up for it. Refuses any other workspace.
CREATE FUNCTION "remove_demo"(p_workspace text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  t text;
  v_left text[];
  v_again text[];
  v_people text[];
BEGIN
  PERFORM 1 FROM demo WHERE workspace_id = p_workspace AND status = 'removing' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'workspace % is no demo that is to be removed', p_workspace USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_workspace, 0));
  PERFORM set_config('app.removing', p_workspace, true);
  SELECT array_agg(p.id) INTO v_people FROM person p JOIN member m ON m.person_id = p.id AND m.workspace_id = p_workspace
   WHERE p.password_hash IS NULL AND p.email LIKE '%.example.com'
     AND NOT EXISTS (SELECT 1 FROM member o WHERE o.person_id = p.id AND o.workspace_id <> p_workspace);
  SELECT array_agg(table_name::text) INTO v_left FROM information_schema.columns
   WHERE table_schema = 'public' AND column_name = 'workspace_id' AND table_name <> 'demo';
  -- What others point at goes after them: tables that cannot go yet are tried again until all have gone.
  LOOP
    v_again := '{}';
    FOREACH t IN ARRAY v_left LOOP
      BEGIN
        EXECUTE format('DELETE FROM %I WHERE workspace_id = $1', t) USING p_workspace;
      EXCEPTION WHEN foreign_key_violation THEN
        v_again := v_again || t;
      END;
    END LOOP;
    EXIT WHEN v_again = '{}';
    IF cardinality(v_again) = cardinality(v_left) THEN
      RAISE EXCEPTION 'the demo % cannot be removed: % are held', p_workspace, v_again;
    END IF;
    v_left := v_again;
  END LOOP;
  DELETE FROM workspace WHERE id = p_workspace;
  DELETE FROM person WHERE id = ANY (v_people);
  DELETE FROM demo WHERE workspace_id = p_workspace;
  PERFORM set_config('app.removing', '', true);
END $$;

-- For the worker: the demos that wait for it, and the workspaces whose time is everybody's.
CREATE FUNCTION "list_demos_to_do"() RETURNS TABLE (workspace_id text, home_id text, status text, asked_by_id text, lands boolean, asked_at timestamptz, days int, failures int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT workspace_id, home_id, status, asked_by_id, lands, asked_at, days, failures FROM demo
   WHERE status IN ('asked', 'making', 'removing') ORDER BY asked_at, workspace_id
$$;
CREATE FUNCTION "list_current_heads"() RETURNS TABLE (workspace_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT h.workspace_id FROM workspace_head h
   WHERE NOT EXISTS (SELECT 1 FROM demo d WHERE d.workspace_id = h.workspace_id AND d.status <> 'ready')
$$;

-- Tells a demo that is being made what time it is in it; false where it is no longer to be made.
CREATE FUNCTION "tell_demo_time"(p_workspace text, p_at timestamptz, p_day int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.workspaces', p_workspace, true);
  UPDATE demo SET told_at = p_at, day = p_day WHERE workspace_id = p_workspace AND status = 'making';
  RETURN FOUND;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['tell_demo_time(text, timestamptz, int)', 'remove_demo(text)', 'list_demos_to_do()', 'list_current_heads()'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO countersign_app', f);
  END LOOP;
END $$;
