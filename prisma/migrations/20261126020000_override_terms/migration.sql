-- AlterTable
ALTER TABLE "override" ADD COLUMN     "review_overdue_told_at" TIMESTAMPTZ(3);


-- What the schema language cannot say follows.

ALTER TABLE "override"
  ADD CHECK ("status" NOT IN ('granted', 'exhausted') OR ("answered_by_id" IS NOT NULL AND "answered_at" IS NOT NULL)),
  ADD CHECK ("max_uses" <= 10000),
  ADD CHECK ("ends_at" <= "starts_at" + CASE WHEN "is_break_glass" THEN interval '4 hours' ELSE interval '30 days' END),
  ADD CHECK (NOT "is_break_glass" OR ("review_team_id" IS NOT NULL AND "review_due_at" IS NOT NULL)),
  ADD CHECK (("reviewed_at" IS NULL) = ("reviewed_by_id" IS NULL) AND ("reviewed_at" IS NULL) = ("review_verdict" IS NULL)),
  ADD CHECK ("review_verdict" IN ('justified', 'not_justified'));

-- INVARIANT: what was asked for is what was granted, and what has ended stays ended.
CREATE FUNCTION "guard_override"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.target_type, NEW.pact_id, NEW.clause_key, NEW.clause_digest, NEW.tier, NEW.agent_ids, NEW.actions,
      NEW.starts_at, NEW.ends_at, NEW.max_uses, NEW.is_break_glass, NEW.requested_by_id)
     IS DISTINCT FROM
     (OLD.target_type, OLD.pact_id, OLD.clause_key, OLD.clause_digest, OLD.tier, OLD.agent_ids, OLD.actions,
      OLD.starts_at, OLD.ends_at, OLD.max_uses, OLD.is_break_glass, OLD.requested_by_id) THEN
    RAISE EXCEPTION 'the terms of override % cannot be changed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (
       (OLD.status = 'requested' AND NEW.status IN ('granted', 'denied', 'revoked', 'expired'))
    OR (OLD.status = 'granted' AND NEW.status IN ('expired', 'exhausted', 'revoked'))) THEN
    RAISE EXCEPTION 'override % cannot go from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "guard_override" BEFORE UPDATE ON "override" FOR EACH ROW EXECUTE FUNCTION guard_override();
