import { defineReadRoute } from '#lib/api/define-route.ts';
import { askDraftContract } from '#lib/contracts/backtests.ts';
import { presentAskedDraft } from '#lib/contracts/present-asked-draft.ts';
import { askDraft } from '#lib/operations/backtests/ask-draft.ts';

export const POST = defineReadRoute(askDraftContract, askDraft, presentAskedDraft);
