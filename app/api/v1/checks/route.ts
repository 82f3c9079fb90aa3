import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  createCheckContract,
  listChecksContract,
  presentCheck,
  presentCheckPage,
} from '#lib/contracts/checks.ts';
import { createCheck } from '#lib/operations/checks/create-check.ts';
import { listChecks } from '#lib/operations/checks/list-checks.ts';

export const GET = defineReadRoute(listChecksContract, listChecks, presentCheckPage);
export const POST = defineWriteRoute(createCheckContract, createCheck, presentCheck);
