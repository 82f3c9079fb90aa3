import { problemAnswer } from '#lib/api/problem-response.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { newId } from '#lib/platform/ids.ts';

/** Answers an address below `/api` that is none of the API's, in the API's own words. */
export async function answerNotFound(): Promise<Response> {
  const { status, body, headers } = problemAnswer(notFound(), newId('request'));
  return Response.json(body, { status, headers });
}
