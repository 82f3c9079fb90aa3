import { measureEngine, printEngine } from './decisions/engine.ts';
import { measureGate, printGate } from './decisions/gate.ts';

const only = process.argv[2];

if (only !== 'gate') printEngine(measureEngine());
if (only !== 'engine') printGate(await measureGate());
