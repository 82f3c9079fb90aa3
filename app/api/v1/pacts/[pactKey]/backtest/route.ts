import { defineReadRoute } from '#lib/api/define-route.ts';
import { backtestPactContract } from '#lib/contracts/backtests.ts';
import { presentBacktest } from '#lib/contracts/present-backtest.ts';
import { backtestPact } from '#lib/operations/backtests/backtest-pact.ts';

export const POST = defineReadRoute(backtestPactContract, backtestPact, presentBacktest);
