const SIGN_IN = '/sign-in';

/** Sends the browser to sign in and back to where it was. Pages outside the console stay. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname.startsWith(SIGN_IN)) return;
  window.location.assign(`${SIGN_IN}?next=${encodeURIComponent(`${pathname}${search}`)}`);
}

/** Ends the session of this browser. */
export async function signOutHere(): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: SIGN_IN });
}
