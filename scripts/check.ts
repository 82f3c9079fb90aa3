import { boundaries } from '#scripts/gates/boundaries.ts';
import { fileLengths } from '#scripts/gates/file-lengths.ts';
import { type Gate, type GateResult, programGate } from '#scripts/gates/gate.ts';

const GATES: readonly Gate[] = [
  programGate('types', 'typescript/bin/tsc', ['--noEmit', '--project', '.']),
  programGate('lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  boundaries(),
  programGate('dead code', 'knip/bin/knip.js', ['--no-progress']),
  fileLengths,
];

type Finding = GateResult & { readonly name: string; readonly seconds: number };

async function timed(gate: Gate): Promise<Finding> {
  const since = performance.now();
  const result = await gate.run();
  return { ...result, name: gate.name, seconds: (performance.now() - since) / 1000 };
}

const findings = await Promise.all(GATES.map(timed));
for (const { passed, output } of findings) if (!passed) process.stdout.write(`${output.trimEnd()}\n\n`);
for (const { name, passed, seconds } of findings) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(16)} ${seconds.toFixed(1)} s\n`);
}
if (findings.some((finding) => !finding.passed)) process.exitCode = 1;
