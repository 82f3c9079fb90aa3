import { defineReadRoute } from '#lib/api/define-route.ts';
import { probePactContract } from '#lib/contracts/backtests.ts';
import { presentProbed } from '#lib/contracts/present-probed.ts';
import { probePact } from '#lib/operations/backtests/probe-pact.ts';

export const POST = defineReadRoute(probePactContract, probePact, presentProbed);
