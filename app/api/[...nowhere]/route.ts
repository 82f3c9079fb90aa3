import { problemAnswer } from '#lib/api/problem-response.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { newId } from '#lib/platform/ids.ts';

/** Every address below `/api` that is none of the API's, in the API's own words. */
async function answerNotFound(): Promise<Response> {
  const { status, body, headers } = problemAnswer(notFound(), newId('request'));
  return Response.json(body, { status, headers });
}

export {
  answerNotFound as DELETE,
  answerNotFound as GET,
  answerNotFound as PATCH,
  answerNotFound as POST,
  answerNotFound as PUT,
};
