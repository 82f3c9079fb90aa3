import { createHash } from 'node:crypto';
import type { JsonObject } from '../types.ts';

export type ToolCall = { readonly action: string; readonly context: JsonObject };

/** Below the gate's 10 KiB, so that what is added here never lifts a call above it. */
const MOST_CONTEXT_BYTES = 9 * 1024;
const LONGEST_ACTION = 128;

const WRITING_TOOLS: readonly string[] = ['Write', 'Edit', 'MultiEdit', 'NotebookEdit'];
const SHELL_TOOLS: readonly string[] = ['Bash', 'PowerShell'];

/** Which action a tool of Claude Code is, and what the conditions see of it. */
export function toolCall(tool: string, input: JsonObject, cwd: string | null): ToolCall {
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(input)).digest('hex')}`;
  const base = { tool, inputDigest: digest, ...(cwd !== null && { cwd }) };
  const { action, seen } = describe(tool, input);
  const context = { ...base, ...seen };
  // INVARIANT: what is too large is left out whole: half a command could pass a condition that all of it would not.
  const isTooLarge = Buffer.byteLength(JSON.stringify(context)) > MOST_CONTEXT_BYTES;
  return { action, context: isTooLarge ? { tool, inputDigest: digest, isTooLarge } : context };
}

function describe(tool: string, input: JsonObject): { action: string; seen: JsonObject } {
  if (SHELL_TOOLS.includes(tool)) return { action: 'shell:exec', seen: { command: input.command ?? '' } };
  if (WRITING_TOOLS.includes(tool)) {
    // The text itself stays here; the digest binds an approval to it.
    return { action: 'file:write', seen: { path: input.file_path ?? input.notebook_path ?? '' } };
  }
  if (tool === 'Read') return { action: 'file:read', seen: { path: input.file_path ?? '' } };
  if (tool === 'WebFetch') return { action: 'http:fetch', seen: { url: input.url ?? '' } };
  const [, server, name] = /^mcp__(.+?)__(.+)$/.exec(tool) ?? [];
  if (server && name) {
    return { action: actionName('mcp', `${server}.${name}`), seen: { server, name, input } };
  }
  return { action: actionName('tool', kebab(tool)), seen: { input } };
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** A name the gate takes. One that had to be altered ends in a digest of the original, so that no two become one. */
function actionName(namespace: string, name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._/-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  const action = `${namespace}:${plain}`;
  if (plain === name && action.length <= LONGEST_ACTION) return action;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${action.slice(0, LONGEST_ACTION - mark.length - 1)}${plain === '' ? '' : '-'}${mark}`;
}
