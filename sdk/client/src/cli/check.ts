import { CountersignError } from '../errors.ts';
import type { Decision } from '../generated/api-types.ts';
import { exitCodeOf, failureLines, remedyLines, shown } from './answer-words.ts';
import { type CommandLine, EXIT } from './command-line.ts';
import { clientFrom, REQUEST_OPTIONS, readOptions, requestFrom } from './options.ts';

const OUTCOMES = ['allowed', 'error', 'refused', 'undetermined'] as const;

/** `countersign check`: one decision, nothing run. */
export async function check(args: readonly string[], commandLine: CommandLine): Promise<number> {
  const values = readOptions(args, { ...REQUEST_OPTIONS, json: { type: 'boolean' } });
  try {
    const request = await requestFrom(values, commandLine);
    const decision = await clientFrom(commandLine).policy.evaluate(request);
    const code = isRunnable(decision) ? EXIT.ok : EXIT.refused;
    if (values.json) commandLine.print(jsonLine(code, decision, null));
    else tell(decision, commandLine);
    return code;
  } catch (error) {
    if (!values.json || !(error instanceof CountersignError)) throw error;
    commandLine.print(jsonLine(exitCodeOf(error), null, error));
    for (const line of failureLines(error)) commandLine.say(`countersign: ${line}`);
    return exitCodeOf(error);
  }
}

/** Whether a plain caller, which can carry out no narrower controls, may go on. */
export function isRunnable({ allowed, effect }: Decision): boolean {
  return allowed === true && (effect === 'allow' || effect === 'settle');
}

function tell(decision: Decision, { print, say }: CommandLine): void {
  print([decision.effect, decision.id, shown(decision.summary)].join('\t'));
  if (!isRunnable(decision)) for (const line of remedyLines(decision)) say(line);
}

/** Version 1 of what `--json` prints: members may be added to it, none is removed or changed. */
function jsonLine(code: number, decision: Decision | null, error: CountersignError | null): string {
  const failure = error && { code: error.code, message: error.message, requestId: error.requestId };
  return JSON.stringify({ v: 1, outcome: OUTCOMES[code], decision, error: failure });
}
