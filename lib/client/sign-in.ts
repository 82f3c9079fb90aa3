/** How an attempt to sign in ended. Nothing tells an unknown address from a wrong password. */
export type SignInOutcome = 'signed_in' | 'refused' | 'rate_limited' | 'failed';

/** Opens a session in this browser. */
export async function signInHere(email: string, password: string): Promise<SignInOutcome> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('password', { email, password, redirect: false }).catch(() => undefined);
  if (answer?.ok && !answer.error) return 'signed_in';
  if (answer?.error === 'rate_limited') return 'rate_limited';
  return answer?.error === 'CredentialsSignin' ? 'refused' : 'failed';
}

/** Moves this browser's session to another workspace of the same person. */
export async function switchWorkspace(workspaceId: string): Promise<void> {
  const { getCsrfToken } = await import('next-auth/react');
  const csrfToken = await getCsrfToken();
  await fetch('/api/auth/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csrfToken, data: { workspaceId } }),
  });
}
