export type { CountersignOptions } from './configuration.ts';
export { Countersign } from './countersign.ts';
export type { FieldFault, PendingReview, UnavailableReason } from './errors.ts';
export { CountersignError, GateUnavailable, NotAllowed, ReviewPending } from './errors.ts';
export type {
  BatchSemantics,
  Decision,
  JsonValue,
  Outcome,
  OutcomeStatus,
  Review,
} from './generated/api-types.ts';
export type {
  Action,
  BatchOptions,
  CallOptions,
  CountersignClient,
  DecisionRequest,
  Effect,
  Guarded,
  GuardOptions,
  JsonObject,
  OptionsFor,
  Outcomes,
  Policy,
  Reason,
  Resource,
  Reviews,
  Tier,
  WaitOptions,
} from './types.ts';
