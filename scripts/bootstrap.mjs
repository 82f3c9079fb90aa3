// The one script that runs on whatever Node the machine has (20.19 or newer) and before anything is installed: it uses
// nothing but Node itself. It fetches the rest, and hands over.
import { checkStartingNode, findNode } from './bootstrap/node-runtime.mjs';
import { build, generate, install } from './bootstrap/prepare.mjs';
import { become, run, StepError } from './bootstrap/run-command.mjs';
import { runTests } from './bootstrap/test-stages.mjs';

/** Makes the demo workspace, where there is none yet. */
const DEMO = '--demo';

const COMMANDS = {
  async start(args) {
    refuseWords(args.filter((word) => word !== DEMO));
    // Says by itself what stands in the way, before a build is made for nothing.
    if ((await run(findNode(), ['supervisor/preflight.ts'])) !== 0) return 1;
    await build();
    return become(findNode(), ['supervisor/main.ts', ...args]);
  },
  async dev(args) {
    refuseWords(args.filter((word) => word !== DEMO));
    return become(findNode(), ['supervisor/main.ts', '--dev', ...args]);
  },
  test: runTests,
};

/** A word that means nothing is a mistake to be told of, not one to be passed over. */
function refuseWords(args) {
  if (args.length === 0) return;
  throw new StepError(
    `It takes no ${args.join(' ')}. Everything is set by the environment; README.md lists it.`,
  );
}

async function main([name = '', ...args]) {
  const command = COMMANDS[name];
  if (!command) throw new StepError(`Usage: node scripts/bootstrap.mjs ${Object.keys(COMMANDS).join(' | ')}`);
  checkStartingNode();
  await install();
  findNode();
  await generate();
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
