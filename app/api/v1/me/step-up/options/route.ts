import { defineWriteRoute } from '#lib/api/define-route.ts';
import { offerStepUpContract, presentStepUpOffer } from '#lib/contracts/step-up.ts';
import { offerStepUp } from '#lib/operations/step-up/offer-step-up.ts';

export const POST = defineWriteRoute(offerStepUpContract, offerStepUp, presentStepUpOffer);
