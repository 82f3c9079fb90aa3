import { refusal, settleReview } from '../ask.ts';
import type { JsonObject } from '../types.ts';
import { failureLines } from './answer-words.ts';
import { isRunnable } from './check.ts';
import { type CommandLine, EXIT } from './command-line.ts';
import { agentFrom, clientFrom, readOptions } from './options.ts';
import { toolCall } from './tool-call.ts';

type HookEvent = {
  readonly name: string;
  readonly tool: string;
  readonly input: JsonObject;
  readonly session: string | undefined;
  readonly cwd: string | null;
  readonly toolUseId: string | null;
};

/** Why a tool call was blocked, without a decision to explain it. */
class NotReadable extends Error {
  override readonly name = 'NotReadable';
}

/**
 * `countersign hook`: answers Claude Code before a tool runs. INVARIANT: it ends with 0 and says nothing only after an
 * allow, so that Claude Code goes on asking its own person; everything else ends with 2, because any other code lets the
 * tool run.
 */
export async function hook(args: readonly string[], commandLine: CommandLine): Promise<number> {
  try {
    await ask(args, commandLine);
    return EXIT.ok;
  } catch (error) {
    const [first = 'Not allowed.', ...rest] = failureLines(error);
    for (const line of [`Countersign did not allow this. ${first}`, ...rest]) commandLine.say(line);
    return EXIT.refused;
  }
}

async function ask(args: readonly string[], commandLine: CommandLine): Promise<void> {
  const values = readOptions(args, { agent: { type: 'string' }, wait: { type: 'boolean' } });
  const event = readEvent(await commandLine.readInput());
  const client = clientFrom(commandLine);
  const asked = {
    ...toolCall(event.tool, event.input, event.cwd),
    agentId: values.agent ?? agentFrom(commandLine),
    session: event.session?.slice(0, 200),
    idempotencyKey: keyOf(event),
  };
  const first = await client.policy.evaluate(asked);
  const decision = await settleReview(client, asked, first, { onReview: values.wait ? 'wait' : 'throw' });
  if (!isRunnable(decision)) throw refusal(decision);
}

/** One key for one tool call, so that a hook that is run twice for it asks once. */
function keyOf({ session, toolUseId }: HookEvent): string {
  const key = toolUseId && session ? `${session}:${toolUseId}` : '';
  return key && key.length <= 150 ? key : crypto.randomUUID();
}

function readEvent(text: string | null): HookEvent {
  if (text === null) throw new NotReadable('The hook reads its event from standard input.');
  const event = objectIn(text);
  if (!event) throw new NotReadable('The event on standard input is not a JSON object.');
  const word = (name: string) => (typeof event[name] === 'string' ? event[name] : null);
  const name = word('hook_event_name') ?? 'PreToolUse';
  if (name !== 'PreToolUse') throw new NotReadable(`It is set up for ${name}; it answers PreToolUse alone.`);
  const tool = word('tool_name');
  const input = event.tool_input;
  if (!tool || !isJsonObject(input)) throw new NotReadable('The event names no tool with its input.');
  return {
    ...{ name, tool, input, cwd: word('cwd'), toolUseId: word('tool_use_id') },
    session: word('session_id') ?? undefined,
  };
}

function objectIn(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
