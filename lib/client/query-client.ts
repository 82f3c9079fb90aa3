import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestProblem } from '#lib/client/request-problem.ts';

const SESSION_STANDS = ['invalid_credentials', 'step_up_failed'];

/**
 * The cache of one browser, or of one request on the server. What was read stays on screen while it is read again; a
 * refusal is never retried, a lost connection is, twice.
 * INVARIANT: nothing waits for the browser to call itself online: a read says at once that it failed, and a Stop pressed
 * without a connection fails in sight instead of happening later.
 */
export function makeQueryClient(onSessionEnded: () => void = () => {}): QueryClient {
  const noticeEnd = (error: unknown) => {
    // A password or passkey that does not fit is answered where it was given: the session stands.
    const isRefusal = error instanceof RequestProblem && SESSION_STANDS.includes(error.code);
    if (error instanceof RequestProblem && error.status === 401 && !isRefusal) onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => mayRetry(error) && failures < 2,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Whether asking again can help: no answer or a failure on the server's side, never a refusal. */
export function mayRetry(error: unknown): boolean {
  return !(error instanceof RequestProblem) || error.status === 0 || error.status >= 500;
}
