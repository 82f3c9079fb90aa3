import { measureBacktest, printBacktest } from './backtest/backtest.ts';
import { measureEngine, printEngine } from './decisions/engine.ts';
import { measureEvidence, printEvidence } from './decisions/evidence.ts';
import { measureGate, printGate } from './decisions/gate.ts';
import { measureLostDatabase } from './decisions/lost-database.ts';

const only = process.argv[2];

const has = (part: string) => only === undefined || only === part;

if (has('engine')) printEngine(measureEngine());
if (has('gate')) printGate(await measureGate());
if (has('evidence')) printEvidence(await measureEvidence());
if (has('lost')) console.table(await measureLostDatabase());
if (has('backtest')) printBacktest(await measureBacktest());
