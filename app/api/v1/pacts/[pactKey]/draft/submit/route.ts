import { defineWriteRoute } from '#lib/api/define-route.ts';
import { submitDraftContract } from '#lib/contracts/pacts.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { submitDraft } from '#lib/operations/pacts/submit-draft.ts';

export const POST = defineWriteRoute(submitDraftContract, submitDraft, presentVersion);
