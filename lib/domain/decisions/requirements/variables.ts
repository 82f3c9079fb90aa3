import type { Condition } from '#lib/domain/conditions/condition.ts';

/** What conditions and limits may read of a request and its facts. */
export type ConditionVariables = Parameters<Condition['evaluate']>[0];
