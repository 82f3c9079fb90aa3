import { FinalFailure } from '#lib/delivery/final-failure.ts';
import { AddressRefused } from '#lib/platform/outbound-address.ts';
import { postOutbound } from '#lib/platform/outbound-post.ts';
import { installationSecret, SLACK_SEAL, unseal } from '#lib/platform/sealing.ts';

/** What no further attempt cures: Slack refuses the message, the channel, or the address itself. */
const FINAL = [400, 403, 404, 410];

/** Posts a message to a team's Slack channel. Any status but 2xx is a failure. */
export async function sendSlack(teamId: string, sealedUrl: string, body: string): Promise<void> {
  const url = unseal(installationSecret(), SLACK_SEAL, teamId, sealedUrl);
  const status = await post(url, body);
  if (FINAL.includes(status))
    throw new FinalFailure(`Slack answered ${status}: the channel’s address is not in service any more.`);
  if (status < 200 || status > 299) throw new Error(`The receiver answered ${status}.`);
}

async function post(url: string, body: string): Promise<number> {
  try {
    return await postOutbound(url, {}, body);
  } catch (error) {
    throw error instanceof AddressRefused ? new FinalFailure(error.message) : error;
  }
}
