import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentEmail, setUpContract } from '#lib/contracts/access.ts';
import { setUp } from '#lib/operations/access/set-up.ts';

export const POST = defineWriteRoute(setUpContract, setUp, presentEmail);
