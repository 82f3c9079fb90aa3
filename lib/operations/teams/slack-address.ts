import { Problem } from '#lib/domain/problems/problem.ts';
import { AddressRefused, allowsPrivateAddresses, resolveOutbound } from '#lib/platform/outbound-address.ts';
import { installationSecret, SLACK_SEAL, seal } from '#lib/platform/sealing.ts';
import type { SealedSlack } from '#lib/store/teams.ts';

const HINT_CHARACTERS = 4;

/** The address as it is kept. It opens for this team alone. */
export function sealSlack(teamId: string, url: string | null): SealedSlack | null {
  if (url === null) return null;
  const slackUrl = seal(installationSecret(), SLACK_SEAL, teamId, url);
  return { slackUrl, slackHint: url.slice(-HINT_CHARACTERS) };
}

/** Refuses an address that would never be called. Names are looked up, so ask before a transaction begins. */
export async function refuseUncallableSlack(url: string): Promise<void> {
  try {
    await resolveOutbound(url, allowsPrivateAddresses());
  } catch (error) {
    // A name that does not resolve now may resolve later; each delivery looks it up and checks it again.
    if (!(error instanceof AddressRefused)) return;
    const errors = [{ path: 'slackUrl', message: error.message }];
    throw new Problem('url_refused', error.message, { errors });
  }
}
