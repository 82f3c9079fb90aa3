import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContractGate, type Ruling } from '../../../../lib/testing/contract-gate.ts';
import { run } from './run.ts';

const REMEDIES = [{ kind: 'change', text: 'Ask for at most 5,000 EUR.', owner: 'finance' }] as const;
const blocked: Ruling = {
  effect: 'block',
  summary: 'Blocked: above the limit\u001b[2J.',
  reasons: [
    {
      ...{ kind: 'clause', pact: 'payments', version: 1, clause: 'limit', title: 'Limit', obligation: null },
      ...{
        owner: 'finance',
        outcome: 'unsatisfied',
        consequence: 'block',
        requirements: [],
        remedies: [...REMEDIES],
      },
    },
  ],
};

let gate: ContractGate;
let ruling: Ruling;
let folder: string;

beforeEach(async () => {
  ruling = { effect: 'allow' };
  gate = await new ContractGate(() => ruling).start();
  folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
});
afterEach(async () => {
  await gate.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Surroundings = { readonly input?: string | null; readonly env?: Record<string, string> };

async function ran(line: string | readonly string[], { input = null, env = {} }: Surroundings = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(typeof line === 'string' ? line.split(' ') : line, {
    env: { COUNTERSIGN_API_KEY: 'csk_test', COUNTERSIGN_URL: gate.url, COUNTERSIGN_AGENT: 'agent_a', ...env },
    readInput: async () => input,
    print: (text) => out.push(text),
    say: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const event = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ hook_event_name: 'PreToolUse', session_id: 'ses_1', cwd: '/app', tool_use_id: 'toolu_1' },
    ...{ tool_name: 'Bash', tool_input: { command: 'ls' }, permission_mode: 'default' },
    ...changes,
  });
/** A port on which nothing listens. */
const nowhere = { COUNTERSIGN_URL: 'http://127.0.0.1:9' };
const node = (script: string) => ['--', process.execPath, '-e', script];

describe('exit codes', () => {
  test.each<[line: string, effect: Ruling['effect'], env: Record<string, string>, code: number]>([
    ['check --action a:b', 'allow', {}, 0],
    ['check --action a:b --dry-run', 'allow', {}, 0],
    ['check --action a:b', 'block', {}, 2],
    ['check --action a:b', 'review', {}, 2],
    ['check --action a:b', 'degrade', {}, 2],
    ['check --action a:b', 'allow', nowhere, 3],
    ['check --action a:b', 'allow', { COUNTERSIGN_API_KEY: 'wrong' }, 1],
    ['check --action a:b', 'allow', { COUNTERSIGN_API_KEY: '' }, 1],
    ['check --action a:b', 'allow', { COUNTERSIGN_URL: '' }, 1],
    ['check --action a:b', 'allow', { COUNTERSIGN_AGENT: '' }, 1],
    ['check --action nonsense', 'allow', {}, 1],
    ['check', 'allow', {}, 1],
    ['check --action a:b --frobnicate', 'allow', {}, 1],
    ['check --action a:b --tier enormous', 'allow', {}, 1],
    ['check --action a:b --resource account', 'allow', {}, 1],
    ['check --action a:b --context {', 'allow', {}, 1],
    ['check --action a:b --context []', 'allow', {}, 1],
    ['check --action a:b --context @/nowhere.json', 'allow', {}, 1],
    ['check --action a:b --context -', 'allow', {}, 1],
    ['exec --action a:b -- false', 'allow', nowhere, 3],
    ['exec --action a:b -- false', 'block', {}, 2],
    ['exec --action a:b --dry-run -- false', 'allow', {}, 2],
    ['exec --action a:b', 'allow', {}, 1],
    ['frobnicate', 'allow', {}, 1],
    ['toString', 'allow', {}, 1],
    ['--help', 'allow', {}, 0],
    ['exec --help', 'allow', {}, 0],
    ['--version', 'allow', {}, 0],
  ])('%s after %s with %j ends with %i', async (line, effect, env, code) => {
    ruling = { effect };
    expect(await ran(line, { env })).toMatchObject({ code });
  });
});

describe('check', () => {
  test('sends what the options say', async () => {
    const context = join(folder, 'context.json');
    writeFileSync(context, '{"amount":5}');
    const options =
      '--agent agent_b --tier critical --resource account:DE02:1 --session s --workflow w --review rev_1';
    await ran(`check --action tool:pay --context @${context} --build sha256:abcd ${options}`);
    await ran('check --action tool:pay --context -', { input: '{"amount":6}' });
    expect(gate.asked).toMatchObject([
      {
        ...{ agentId: 'agent_b', action: 'tool:pay', resourceTier: 'critical', context: { amount: 5 } },
        ...{ resource: { type: 'account', id: 'DE02:1' }, session: 's', workflow: 'w', reviewId: 'rev_1' },
        ...{ buildDigest: 'sha256:abcd', mode: 'enforce' },
      },
      { agentId: 'agent_a', context: { amount: 6 } },
    ]);
  });

  test('prints the answer to stdout, what would change it to stderr, and nothing that moves the cursor', async () => {
    ruling = blocked;
    const { out, err } = await ran('check --action a:b');
    expect(out).toBe('block\tdec_1\tBlocked: above the limit\u{fffd}[2J.');
    expect(err).toBe('Ask for at most 5,000 EUR.');
  });

  test.each([
    [{}, 'allow', { v: 1, outcome: 'allowed', decision: { id: 'dec_1' }, error: null }],
    [{}, 'review', { v: 1, outcome: 'refused', decision: { effect: 'review' }, error: null }],
    [
      nowhere,
      'allow',
      { v: 1, outcome: 'undetermined', decision: null, error: { code: 'gate_unavailable' } },
    ],
    [
      { COUNTERSIGN_API_KEY: 'x' },
      'allow',
      { v: 1, outcome: 'error', error: { code: 'unauthenticated', requestId: 'req_test' } },
    ],
  ] as const)(
    'with --json, %j and %s prints one line that a program can read',
    async (env, effect, wanted) => {
      ruling = { effect };
      const { out } = await ran('check --action a:b --json', { env });
      expect(JSON.parse(out)).toMatchObject(wanted);
      expect(out).not.toContain('\n');
    },
  );
});

describe('exec', () => {
  const file = () => join(folder, 'ran');
  const touch = () => node(`require('fs').appendFileSync(${JSON.stringify(file())}, 'x')`);

  test('asks about exactly the command it runs and reports the outcome', async () => {
    const command = touch();
    expect(
      await ran([
        'exec',
        '--action',
        'shell:deploy',
        '--context',
        '{"command":"ls","env":"prod"}',
        ...command,
      ]),
    ).toMatchObject({ code: 0 });
    const argv = command.slice(1);
    expect(gate.asked[0]?.context).toEqual({
      env: 'prod',
      command: argv.join(' '),
      argv,
      cwd: process.cwd(),
    });
    expect(gate.reports).toEqual([{ decisionId: 'dec_1', status: 'executed', detail: '' }]);
  });

  test.each([
    ['process.exit(7)', 7, 'exit 7'],
    ['process.kill(process.pid, "SIGTERM")', 143, 'SIGTERM'],
  ])('ends as the command ends: %s', async (script, code, detail) => {
    expect(await ran(['exec', '--action', 'a:b', ...node(script)])).toMatchObject({ code });
    expect(gate.reports).toMatchObject([{ status: 'failed', detail }]);
  });

  test('says that a command is not there, and reports it', async () => {
    const { code, err } = await ran('exec --action a:b -- /nowhere/at-all');
    expect([code, err]).toEqual([127, 'countersign: /nowhere/at-all: not run: ENOENT.']);
    expect(gate.reports).toMatchObject([{ status: 'failed', detail: 'not run: ENOENT' }]);
  });

  test.each<[why: string, ruling: Ruling, env: Record<string, string>, options: string[]]>([
    ['a block', blocked, {}, []],
    ['a hold', { effect: 'review' }, {}, []],
    ['no gate', { effect: 'allow' }, nowhere, []],
    ['a dry run', { effect: 'allow' }, {}, ['--dry-run']],
  ])('runs nothing on %s', async (_, ruled, env, options) => {
    ruling = ruled;
    const { err } = await ran(['exec', '--action', 'a:b', ...options, ...touch()], { env });
    expect(() => rmSync(file())).toThrow(/ENOENT/);
    expect(err).toMatch(/^countersign: /);
    expect(gate.reports).toEqual([]);
  });

  test('with --wait goes on once after the approval', async () => {
    ruling = { effect: 'review' };
    const end = ran(['exec', '--action', 'a:b', '--wait', ...touch()]);
    gate.answer(await gate.pendingReview(), 'approved');
    const { code, err } = await end;
    expect(code).toBe(0);
    expect(err).toContain('Answer it at http://countersign.example/reviews/rev_1');
    expect(gate.asked).toMatchObject([{}, { reviewId: 'rev_1', minRevision: 1 }]);
    expect(gate.reports).toMatchObject([{ decisionId: 'dec_2', status: 'executed' }]);
  });

  test('with --wait is refused with the instruction of a person who steers', async () => {
    ruling = { effect: 'review' };
    const end = ran(['exec', '--action', 'a:b', '--wait', ...touch()]);
    gate.answer(await gate.pendingReview(), 'steered', 'Deploy to staging first.');
    expect(await end).toMatchObject({ code: 2, err: expect.stringContaining('Deploy to staging first.') });
  });
});

describe('the hook', () => {
  test('ends with 0 and without a word after an allow, so that Claude Code still asks its own person', async () => {
    expect(await ran('hook', { input: event() })).toEqual({ code: 0, out: '', err: '' });
    expect(gate.asked).toMatchObject([
      {
        action: 'shell:exec',
        agentId: 'agent_a',
        session: 'ses_1',
        context: { command: 'ls' },
        idempotencyKey: 'ses_1:toolu_1',
      },
    ]);
  });

  test.each<[why: string, ruling: Ruling, event: string | null, line: string, env: Record<string, string>]>([
    ['a block', blocked, event(), 'hook', {}],
    ['a hold', { effect: 'review' }, event(), 'hook', {}],
    ['narrower controls', { effect: 'degrade' }, event(), 'hook', {}],
    ['no gate', { effect: 'allow' }, event(), 'hook', nowhere],
    ['a key that does not count', { effect: 'allow' }, event(), 'hook', { COUNTERSIGN_API_KEY: 'wrong' }],
    ['no key', { effect: 'allow' }, event(), 'hook', { COUNTERSIGN_API_KEY: '' }],
    ['no agent', { effect: 'allow' }, event(), 'hook', { COUNTERSIGN_AGENT: '' }],
    ['an option it does not know', { effect: 'allow' }, event(), 'hook --frobnicate', {}],
    ['no event', { effect: 'allow' }, null, 'hook', {}],
    ['an event that is no JSON', { effect: 'allow' }, '{', 'hook', {}],
    ['an event that is a list', { effect: 'allow' }, '[]', 'hook', {}],
    ['an event without a tool', { effect: 'allow' }, event({ tool_name: undefined }), 'hook', {}],
    ['an input that is no object', { effect: 'allow' }, event({ tool_input: 'ls' }), 'hook', {}],
    ['another event', { effect: 'allow' }, event({ hook_event_name: 'PostToolUse' }), 'hook', {}],
  ])(
    'ends with 2 and its reason on %s, because any other code lets the tool run',
    async (_, ruled, input, line, env) => {
      ruling = ruled;
      const { code, out, err } = await ran(line, { input, env });
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^Countersign did not allow this\. ./);
    },
  );

  test('tells the model what would change the answer', async () => {
    ruling = blocked;
    const { err } = await ran('hook', { input: event() });
    expect(err).toContain('Ask for at most 5,000 EUR.');
  });

  test('with --wait lets the tool run once it is approved', async () => {
    ruling = { effect: 'review' };
    const end = ran('hook --wait', { input: event() });
    gate.answer(await gate.pendingReview(), 'approved');
    expect(await end).toEqual({ code: 0, out: '', err: '' });
  });
});
