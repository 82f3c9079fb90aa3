import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSaver } from '#components/pacts/draft-saver.ts';
import type { Draft } from '#lib/client/pacts.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { blankPact } from '#lib/domain/pacts/blank.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const text = (name: string): PactContent => blankPact({ key: 'payments', name });

function draft(content: PactContent, etag: string): Draft {
  return {
    pact: { id: 'pct_1', key: 'payments', name: 'Payments' },
    content: content as Draft['content'],
    etag,
    basedOn: null,
    nextVersion: 1,
    author: { id: 'usr_1', name: 'Mara' },
    updatedAt: '2026-11-20T10:00:00.000Z',
    findings: [],
    inWords: {},
  };
}

const problem = (status: number, code: string) =>
  new RequestProblem({ status, code, title: code, detail: '', requestId: null, errors: [] });

function saver() {
  const save = vi.fn(async (content: PactContent, etag: string) => draft(content, String(Number(etag) + 1)));
  const read = vi.fn(async () => draft(text('Theirs'), '9'));
  return { save, read, saver: new DraftSaver(draft(text('First'), '1'), { save, read }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft being typed', () => {
  it('is saved once typing pauses, naming the draft it replaces, and the next save names that one', async () => {
    const { saver: it1, save } = saver();
    it1.edit(text('A'));
    it1.edit(text('AB'));
    expect(it1.view().state.kind).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect(save.mock.calls.map(([content, etag]) => [content.name, etag])).toEqual([['AB', '1']]);
    expect(it1.view()).toMatchObject({ etag: '2', state: { kind: 'saved' } });
    it1.edit(text('ABC'));
    expect(await it1.flush()).toBe(true);
    expect(save.mock.calls.at(-1)?.[1]).toBe('2');
  });

  it('saves one at a time, and afterwards what was typed meanwhile', async () => {
    const { saver: it1, save } = saver();
    let release = () => {};
    save.mockImplementationOnce(
      (content) =>
        new Promise((resolve) => {
          release = () => resolve(draft(content, '2'));
        }),
    );
    it1.edit(text('A'));
    await vi.advanceTimersByTimeAsync(2_000);
    it1.edit(text('B'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).toHaveBeenCalledTimes(1);
    release();
    await vi.runAllTimersAsync();
    expect(save.mock.calls.map(([content, etag]) => [content.name, etag])).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(it1.view().state.kind).toBe('saved');
  });

  it('tries again by itself where no answer came, and not where it was refused', async () => {
    const { saver: it1, save } = saver();
    save.mockRejectedValueOnce(problem(0, 'unreachable'));
    it1.edit(text('A'));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(it1.view().state.kind).toBe('failed');
    await vi.runAllTimersAsync();
    expect(it1.view().state.kind).toBe('saved');
    save.mockRejectedValueOnce(problem(400, 'invalid_request'));
    it1.edit(text(''));
    await vi.runAllTimersAsync();
    expect(it1.view()).toMatchObject({ content: { name: '' }, state: { kind: 'failed' } });
    expect(save).toHaveBeenCalledTimes(3);
    expect(await it1.flush()).toBe(true);
  });
});

describe('a draft that somebody else saved', () => {
  async function inConflict() {
    const parts = saver();
    parts.save.mockRejectedValueOnce(problem(412, 'draft_changed'));
    parts.saver.edit(text('Mine'));
    await vi.runAllTimersAsync();
    return parts;
  }

  it('keeps both texts and writes nothing until a person has chosen', async () => {
    const { saver: it1, save } = await inConflict();
    it1.edit(text('Mine, longer'));
    await vi.runAllTimersAsync();
    expect(await it1.flush()).toBe(false);
    expect(save).toHaveBeenCalledTimes(1);
    expect(it1.view()).toMatchObject({
      content: { name: 'Mine, longer' },
      state: { kind: 'conflict', theirs: { content: { name: 'Theirs' } } },
    });
  });

  it('writes mine over the draft that was shown, by its etag', async () => {
    const { saver: it1, save } = await inConflict();
    await it1.keepMine();
    expect(save.mock.calls.at(-1)).toEqual([text('Mine'), '9']);
    expect(it1.view()).toMatchObject({ content: { name: 'Mine' }, etag: '10', state: { kind: 'saved' } });
  });

  it('takes theirs without writing', async () => {
    const { saver: it1, save } = await inConflict();
    it1.takeTheirs();
    expect(save).toHaveBeenCalledTimes(1);
    expect(it1.view()).toMatchObject({ content: { name: 'Theirs' }, etag: '9', state: { kind: 'saved' } });
  });

  it('sets aside whichever text was not chosen, and brings it back', async () => {
    const { saver: one } = await inConflict();
    one.takeTheirs();
    expect(one.view().aside).toMatchObject({ content: { name: 'Mine' }, by: null });
    one.bringBack();
    await vi.runAllTimersAsync();
    expect(one.view()).toMatchObject({
      ...{ content: { name: 'Mine' }, saved: { name: 'Mine' }, state: { kind: 'saved' } },
      aside: { content: { name: 'Theirs' } },
    });
    const { saver: other } = await inConflict();
    await other.keepMine();
    expect(other.view().aside).toMatchObject({ content: { name: 'Theirs' }, by: 'Mara' });
    other.forget();
    expect(other.view().aside).toBeNull();
  });

  it('writes what was put together of both, and keeps it where the server fails or is away', async () => {
    const { saver: it1, save } = await inConflict();
    save.mockRejectedValueOnce(problem(500, 'internal')).mockRejectedValueOnce(problem(0, 'unreachable'));
    await it1.settle(text('Both'));
    expect(it1.view()).toMatchObject({ content: { name: 'Both' }, state: { kind: 'failed' } });
    await vi.runAllTimersAsync();
    expect(save.mock.calls.slice(1)).toEqual(Array.from({ length: 3 }, () => [text('Both'), '9']));
    expect(it1.view()).toMatchObject({ content: { name: 'Both' }, state: { kind: 'saved' } });
  });

  it('asks nothing where both wrote the same', async () => {
    const { saver: it1, save, read } = saver();
    save.mockRejectedValueOnce(problem(412, 'draft_changed'));
    read.mockResolvedValueOnce(draft(text('Same'), '5'));
    it1.edit(text('Same'));
    await vi.runAllTimersAsync();
    expect(it1.view()).toMatchObject({ etag: '5', state: { kind: 'saved' } });
  });

  it('stays on screen where the draft is gone', async () => {
    const { saver: it1, save, read } = saver();
    save.mockRejectedValueOnce(problem(412, 'draft_changed'));
    read.mockRejectedValueOnce(problem(404, 'draft_missing'));
    it1.edit(text('Mine'));
    await vi.runAllTimersAsync();
    expect(it1.view()).toMatchObject({ content: { name: 'Mine' }, state: { kind: 'failed' } });
  });
});
