import type { Demo } from '#lib/domain/demos/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import * as demos from '#lib/store/demos.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The demo of this workspace, or the one that it is. Raises `not_found`. */
export async function needDemo(transaction: Transaction): Promise<Demo> {
  const demo = await demos.find(transaction);
  if (!demo) throw notFound();
  return demo;
}
