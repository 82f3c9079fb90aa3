import { expect, test } from 'vitest';
import { DecideBody } from '../../../../lib/contracts/decisions.ts';
import type { JsonObject } from '../types.ts';
import { toolCall } from './tool-call.ts';

test.each<[tool: string, input: JsonObject, action: string, seen: JsonObject]>([
  ['Bash', { command: 'rm -rf build', timeout: 5 }, 'shell:exec', { command: 'rm -rf build' }],
  ['PowerShell', { command: 'Get-Item .' }, 'shell:exec', { command: 'Get-Item .' }],
  ['Write', { file_path: '/app/a.ts', content: 'x' }, 'file:write', { path: '/app/a.ts' }],
  ['Edit', { file_path: '/app/a.ts', old_string: 'a', new_string: 'b' }, 'file:write', { path: '/app/a.ts' }],
  ['MultiEdit', { file_path: '/app/a.ts', edits: [] }, 'file:write', { path: '/app/a.ts' }],
  ['NotebookEdit', { notebook_path: '/app/n.ipynb' }, 'file:write', { path: '/app/n.ipynb' }],
  ['WebFetch', { url: 'https://a.example', prompt: 'p' }, 'http:fetch', { url: 'https://a.example' }],
  [
    'mcp__github__create_issue',
    { title: 't' },
    'mcp:github.create_issue',
    { server: 'github', input: { title: 't' } },
  ],
  ['Read', { file_path: '/etc/hosts' }, 'file:read', { path: '/etc/hosts' }],
  ['WebSearch', { query: 'q' }, 'tool:web-search', { input: { query: 'q' } }],
  ['TodoWrite', {}, 'tool:todo-write', {}],
  ['LSPTool', {}, 'tool:lsp-tool', {}],
  ['mcp__broken', {}, 'tool:mcp__broken', {}],
])('%s is asked about as %3$s', (tool, input, action, seen) => {
  const call = toolCall(tool, input, '/app');
  expect(call.action).toBe(action);
  expect(call.context).toMatchObject({ tool, cwd: '/app', ...seen });
});

test.each([
  'mcp__my server__do it',
  'mcp__claude.ai Gmail__send',
  `mcp__s__${'long'.repeat(60)}`,
  'Werkzeug–Ü',
  'ツール',
  'mcp__-s__-t',
])('%s becomes a name that the gate takes', (tool) => {
  const { action, context } = toolCall(tool, {}, null);
  expect(DecideBody.safeParse({ agentId: 'agent_a', action, context })).toMatchObject({ success: true });
});

test('two tools never become one action by the letters that had to be altered', () => {
  const actions = [
    'mcp__s__a b',
    'mcp__s__a-b',
    'mcp__s__a+b',
    'ツール',
    'ツーツ',
    `mcp__s__${'x'.repeat(200)}`,
    `mcp__s__${'x'.repeat(201)}`,
  ];
  expect(new Set(actions.map((tool) => toolCall(tool, {}, null).action)).size).toBe(actions.length);
});

test('what is written is not sent, and still tells two writes apart', () => {
  const write = (content: string) => toolCall('Write', { file_path: 'a', content }, null).context;
  expect(JSON.stringify(write('top secret'))).not.toContain('top secret');
  expect(write('top secret')).not.toEqual(write('something else'));
});

test('a call too large to be shown is never shown in part', () => {
  const command = `echo ok; ${'x'.repeat(20_000)}; rm -rf /`;
  const { context } = toolCall('Bash', { command }, '/app');
  expect(context).toEqual({ tool: 'Bash', isTooLarge: true, inputDigest: expect.stringMatching(/^sha256:/) });
});
