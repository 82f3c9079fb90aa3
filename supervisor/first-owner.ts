import type { Settings } from '#lib/platform/env.ts';

/**
 * Makes sure somebody can sign in: the owner named in the environment, or whoever opens the one-time link this answers
 * with. Null when there is an owner already.
 */
export async function firstOwnerLink(settings: Settings, appUrl: string): Promise<string | null> {
  // Operations open their pool from the environment, on first use; the module is read only once that is set.
  process.env.DATABASE_URL = appUrl;
  const { ensureFirstOwner } = await import('#lib/operations/access/ensure-first-owner.ts');
  const { closeDatabase } = await import('#lib/store/database.ts');
  try {
    const { setupUrl } = await ensureFirstOwner({
      ownerEmail: settings.firstOwner?.email ?? null,
      ownerPassword: settings.firstOwner?.password ?? null,
      baseUrl: settings.url,
    });
    return setupUrl;
  } finally {
    await closeDatabase();
  }
}
