import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../fixtures/api.ts';
import { makeKey, registerAgent } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';
import { type Ended, type InstalledClient, installPackedClient } from './packed-client.ts';

const AGENT = 'agent_first';
const ANSWER = "process.stdout.write('42')";
const PROGRAM = `
import { Countersign } from '@countersign/client';
const sent = [];
const guard = (action) => new Countersign().guard(action, async (text) => sent.push(text), { agentId: '${AGENT}' });
await guard('tool:note')('allowed');
await guard('tool:launch')('never').catch((error) => sent.push(error.name));
console.log(JSON.stringify(sent));
`;

let owner: Seat;
let client: InstalledClient;
let env: Record<string, string>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  owner = (await makeWorkspace(browser, 'No pact yet')).owner;
  await registerAgent(owner, AGENT);
  await call(owner, 'POST', '/actions', { name: 'tool:note', tier: 'low' });
  await call(owner, 'POST', '/actions', { name: 'tool:launch', tier: 'critical' });
  await call(owner, 'POST', '/actions', { name: 'shell:exec', tier: 'moderate' });
  const key = await makeKey(owner);
  env = { COUNTERSIGN_URL: owner.url, COUNTERSIGN_API_KEY: key, COUNTERSIGN_AGENT: AGENT };
  client = await installPackedClient();
});
test.afterAll(() => client?.remove());

function countersign(args: readonly string[], input = ''): Promise<Ended> {
  return client.run(join(client.folder, 'node_modules', '.bin', 'countersign'), args, env, input);
}

test('check answers by the posture alone: low goes ahead, high waits for a person, critical is refused', async () => {
  expect(await countersign(['check', '--action', 'tool:note'])).toMatchObject({ code: 0 });
  const held = await countersign(['check', '--action', 'tool:nobody-declared', '--json']);
  expect(held.code).toBe(2);
  expect(JSON.parse(held.out)).toMatchObject({ decision: { allowed: false, effect: 'review' } });
  const blocked = await countersign(['check', '--action', 'tool:launch']);
  expect(blocked.code).toBe(2);
  expect(blocked.out + blocked.err).toContain('posture');
});

test('a guarded function runs when it is allowed and is not touched when it is not', async () => {
  writeFileSync(join(client.folder, 'program.js'), PROGRAM);
  const ended = await client.run(process.execPath, ['program.js'], env);
  expect(ended.err).toBe('');
  expect(JSON.parse(ended.out)).toEqual(['allowed', 'NotAllowed']);
});

test('exec runs a command that is allowed, and after a stop does not start it', async () => {
  const mark = join(client.folder, 'ran');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`;
  const exec = () => countersign(['exec', '--action', 'shell:exec', '--', process.execPath, '-e', ANSWER]);
  expect(await exec()).toMatchObject({ code: 0, out: '42' });
  const freeze = { target: 'action', targetId: 'shell:exec', mode: 'freeze', reason: 'A bad build' };
  const stop = await call<{ id: string }>(owner, 'POST', '/stop', freeze);
  const stopped = await countersign(['exec', '--action', 'shell:exec', '--', process.execPath, '-e', script]);
  expect(stopped.code).toBe(2);
  expect(stopped.err).toContain('A bad build');
  expect(existsSync(mark)).toBe(false);
  await call(owner, 'POST', `/stop/${stop.id}/lift`, { reason: 'Rolled back' });
  await expect.poll(async () => (await exec()).code).toBe(0);
});

test('the hook lets a tool run that is allowed and blocks it while the agent is frozen', async () => {
  const event = JSON.stringify({
    ...{ hook_event_name: 'PreToolUse', session_id: 'session-1', cwd: client.folder },
    ...{ tool_name: 'Bash', tool_input: { command: 'ls' } },
  });
  expect(await countersign(['hook'], event)).toEqual({ code: 0, out: '', err: '' });
  const freeze = { target: 'agent', targetId: AGENT, mode: 'freeze', reason: 'Looking into it' };
  await call(owner, 'POST', '/stop', freeze);
  const blocked = await countersign(['hook'], event);
  expect(blocked).toMatchObject({ code: 2, out: '' });
  expect(blocked.err).toContain('Looking into it');
});

test('a key that ended runs nothing: no decision, no act', async () => {
  const ended = await client.run(
    join(client.folder, 'node_modules', '.bin', 'countersign'),
    ['exec', '--action', 'tool:note', '--', process.execPath, '-p', '1'],
    { ...env, COUNTERSIGN_API_KEY: `${env.COUNTERSIGN_API_KEY}x` },
  );
  expect(ended.code).not.toBe(0);
  expect(ended.out).toBe('');
});
