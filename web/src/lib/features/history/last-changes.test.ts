import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Toasts } from '#lib/components/ui/toasts.svelte.ts';
import { client } from '#lib/api/generated/client.gen.ts';
import { whenWritten } from '#lib/api/client.ts';

import { forgetChange, lastChange, rememberChange } from './last-changes.ts';
import { offerUndo, takeBackLast } from './offer-undo.ts';

const undone: string[] = [];
let refusal: object | undefined;

beforeEach(() => {
  for (let change = lastChange(); change !== undefined; change = lastChange()) forgetChange(change);
  undone.length = 0;
  refusal = undefined;
  client.setConfig({ baseUrl: 'http://crm.test' });
  whenWritten(rememberChange);
  vi.stubGlobal('fetch', (request: Request) => {
    const id = new URL(request.url).pathname.split('/')[3] ?? '';
    undone.push(id);
    if (refusal) return Promise.resolve(Response.json(refusal, { status: 409 }));
    return Promise.resolve(
      Response.json(
        { change_set_id: 900, undoes: Number(id), restored: [] },
        { headers: { 'x-offside-change-set': '900' } },
      ),
    );
  });
});

describe('⌘Z', () => {
  it('goes back one change after the other, and never takes back its own undo', async () => {
    const toasts = new Toasts();
    const shown = vi.fn(() => Promise.resolve());
    rememberChange(1);
    rememberChange(2);

    takeBackLast(toasts, shown);
    await vi.waitFor(() => {
      expect(shown).toHaveBeenCalledTimes(1);
    });
    takeBackLast(toasts, shown);
    await vi.waitFor(() => {
      expect(shown).toHaveBeenCalledTimes(2);
    });
    takeBackLast(toasts, shown);

    expect(undone).toEqual(['2', '1']);
    expect(toasts.items.at(-1)?.text).toBe('Nothing to undo');
  });

  it('runs the toast of the change where one still stands, and takes it away', async () => {
    const toasts = new Toasts();
    const own = vi.fn(() => Promise.resolve());
    const shown = vi.fn(() => Promise.resolve());
    rememberChange(5);
    offerUndo(toasts, 'Deleted Nordlicht', 5, own);

    takeBackLast(toasts, shown);
    await vi.waitFor(() => {
      expect(own).toHaveBeenCalledOnce();
    });

    expect(shown).not.toHaveBeenCalled();
    expect(toasts.items.map(({ text }) => text)).toEqual(['Change undone']);
  });

  it('leaves behind what cannot be undone', async () => {
    const toasts = new Toasts();
    rememberChange(1);
    rememberChange(2);
    refusal = {
      message: 'A later change is in the way.',
      code: 'undo_conflict',
      conflicts: [{ record_type: 'company', record_id: 3, reason: 'The name was changed since.' }],
    };

    takeBackLast(toasts, () => Promise.resolve());
    await vi.waitFor(() => {
      expect(toasts.items).toHaveLength(1);
    });

    expect(toasts.items[0]?.text).toBe('Not undone. The name was changed since.');
    expect(lastChange()).toBe(1);
  });
});
