import { makeFirstOwner } from '#lib/operations/access/new-workspace.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newLinkToken } from '#lib/platform/link-token.ts';
import * as linkTokens from '#lib/store/link-tokens.ts';
import * as people from '#lib/store/people.ts';

const SET_UP_LINK_MS = 24 * 3_600_000;

type FirstOwner = {
  readonly ownerEmail: string | null;
  readonly ownerPassword: string | null;
  readonly baseUrl: string;
};

/**
 * Sees to it, at start, that somebody can get in. Where nobody has been set up: makes the owner the environment names,
 * or a one-time link that a person completes in the browser; each start replaces the link. Raises `password_weak`.
 */
export async function ensureFirstOwner(given: FirstOwner): Promise<{ readonly setupUrl: string | null }> {
  if (await people.anyExists()) return { setupUrl: null };
  const { ownerEmail, ownerPassword } = given;
  if (ownerEmail !== null && ownerPassword !== null) {
    const email = ownerEmail.trim().toLowerCase();
    const name = email.split('@')[0] ?? email;
    await makeFirstOwner(
      { email, password: ownerPassword, name, workspaceName: 'Workspace' },
      null,
      async () => {},
    );
    return { setupUrl: null };
  }
  const token = newLinkToken();
  const expiresAt = new Date(Date.now() + SET_UP_LINK_MS);
  await linkTokens.replace({ tokenHash: sha256(token), purpose: 'set_up', personId: null, expiresAt });
  return { setupUrl: `${given.baseUrl.replace(/\/+$/, '')}/set-up/${token}` };
}
