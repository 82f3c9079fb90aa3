import { signInHere, switchWorkspace } from '#lib/client/sign-in.ts';

/** Signs in with what was just set, and goes to the console of the workspace; where that does not work, to the door. */
export async function enterWith(email: string, password: string, workspaceId?: string): Promise<void> {
  const outcome = await signInHere(email, password);
  if (outcome === 'signed_in' && workspaceId) await switchWorkspace(workspaceId);
  window.location.assign(outcome === 'signed_in' ? '/' : '/sign-in');
}
