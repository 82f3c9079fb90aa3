import { sha256 } from '#lib/platform/hashing.ts';
import * as linkTokens from '#lib/store/link-tokens.ts';
import * as people from '#lib/store/people.ts';

/** Whether anybody can sign in at all. */
export async function isSetUp(): Promise<boolean> {
  return people.anyExists();
}

/** Whether a one-time link of that purpose can still be used. Says nothing of whose it is. */
export async function isLinkLive(token: string, purpose: linkTokens.LinkPurpose): Promise<boolean> {
  return (await linkTokens.findLive(sha256(token), new Date()))?.purpose === purpose;
}
