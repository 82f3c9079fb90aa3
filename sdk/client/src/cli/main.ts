#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { run } from './run.ts';

// INVARIANT: Claude Code lets the tool run on any code but 2, so a hook that breaks must have said 2 beforehand.
const brokenCode = process.argv[2] === 'hook' ? 2 : 1;
process.exitCode = brokenCode;
process.on('uncaughtException', (error) => {
  process.stderr.write(`countersign: ${error.message}\n`);
  process.exit(brokenCode);
});

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  readInput: async () => (process.stdin.isTTY ? null : text(process.stdin)),
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
});
