import { defineReadRoute } from '#lib/api/define-route.ts';
import { askAgainContract } from '#lib/contracts/backtests.ts';
import { presentAskedAgain } from '#lib/contracts/present-asked-again.ts';
import { askAgain } from '#lib/operations/backtests/ask-again.ts';

export const POST = defineReadRoute(askAgainContract, askAgain, presentAskedAgain);
