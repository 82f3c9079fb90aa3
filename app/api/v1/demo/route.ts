import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  makeDemoContract,
  presentDemo,
  presentFoundDemo,
  readDemoContract,
  removeDemoContract,
} from '#lib/contracts/demos.ts';
import { askForDemo } from '#lib/operations/demos/ask-for-demo.ts';
import { readDemo } from '#lib/operations/demos/read-demo.ts';
import { removeDemo } from '#lib/operations/demos/remove-demo.ts';

export const GET = defineReadRoute(readDemoContract, readDemo, presentFoundDemo);
export const POST = defineWriteRoute(makeDemoContract, (scope) => askForDemo(scope), presentDemo);
export const DELETE = defineWriteRoute(removeDemoContract, removeDemo, presentDemo);
