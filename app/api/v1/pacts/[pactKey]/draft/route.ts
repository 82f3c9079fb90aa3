import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  discardDraftContract,
  readDraftContract,
  saveDraftContract,
  startDraftContract,
} from '#lib/contracts/pacts.ts';
import { draftEtag, presentDiscarded, presentDraft } from '#lib/contracts/present-pacts.ts';
import { discardDraft } from '#lib/operations/pacts/discard-draft.ts';
import { readDraft } from '#lib/operations/pacts/read-draft.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';

export const GET = defineReadRoute(readDraftContract, readDraft, presentDraft, draftEtag);
export const POST = defineWriteRoute(startDraftContract, startDraft, presentDraft, draftEtag);
export const PUT = defineWriteRoute(saveDraftContract, saveDraft, presentDraft, draftEtag);
export const DELETE = defineWriteRoute(discardDraftContract, discardDraft, presentDiscarded);
