import { defineReadRoute } from '#lib/api/define-route.ts';
import { listPactHistoryContract } from '#lib/contracts/pact-history.ts';
import { presentPactHistory } from '#lib/contracts/present-pact-history.ts';
import { listPactHistory } from '#lib/operations/pacts/list-pact-history.ts';

export const GET = defineReadRoute(listPactHistoryContract, listPactHistory, presentPactHistory);
