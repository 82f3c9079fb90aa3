import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';
import { PROBLEM_CODES } from '#lib/domain/problems/codes.ts';

const FOLDER = 'docs/errors';

describe('the pages about problems', () => {
  it.each(PROBLEM_CODES)('say for %s, under its title and status, what happened and what to do', (code) => {
    const page = readFileSync(`${FOLDER}/${code}.md`, 'utf8');
    const { title, status } = PROBLEM_TABLE[code];
    expect(page).toContain(`# ${title}\n`);
    expect(page).toContain(`\`${code}\`, status ${status}`);
    expect(page).toMatch(/## What happened\n\n\S[\s\S]+## What to do\n\n\S/);
  });

  it('are about codes that exist', () => {
    const named = readdirSync(FOLDER).map((file) => file.replace(/\.md$/, ''));
    expect(named.filter((name) => !PROBLEM_CODES.some((code) => code === name))).toEqual([]);
  });
});
