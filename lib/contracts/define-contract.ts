import type * as z from 'zod';
import type { Permission } from '#lib/domain/access/permissions.ts';
import type { ProblemCode } from '#lib/domain/problems/codes.ts';

/** What one operation of the public API takes and answers: the source of validation, types, permission and OpenAPI. */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** The operation's name, as in `lib/operations`: `activatePact`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters in braces: `/pacts/{pactKey}`. */
  readonly path: string;
  /** The noun it is filed under. */
  readonly tag: string;
  readonly summary: string;
  /** What the caller must be allowed; `public` needs no caller at all, `signed_in` any. */
  readonly permission: Permission | 'public' | 'signed_in';
  /** Path parameters, all strings before parsing. */
  readonly params: Params;
  /** Query fields; an unknown one is refused. */
  readonly query: Query;
  /** The JSON body, or `noBody`. */
  readonly body: Body;
  readonly answer: Answer;
  readonly status: 200 | 201 | 202 | 204;
  /** Problems beyond those any operation can meet. */
  readonly problems: readonly ProblemCode[];
  /**
   * Members of the body or the answer that hold a secret. What is kept for a repeated idempotency key is kept without
   * them: a repeat answers null in their place.
   */
  readonly forgets?: readonly string[];
  /** The most its body may hold, where that is more than the 64 KiB of any other. */
  readonly maxBodyBytes?: number;
};

/** Keeps a contract's exact types. */
export function defineContract<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(contract: Contract<P, Q, B, A>): Contract<P, Q, B, A> {
  return contract;
}

/** The input an operation receives once its contract has parsed it. */
export type InputOf<C extends Contract> = {
  readonly params: z.output<C['params']>;
  readonly query: z.output<C['query']>;
  readonly body: z.output<C['body']>;
};

/** What the caller is answered. */
export type AnswerOf<C extends Contract> = z.output<C['answer']>;
