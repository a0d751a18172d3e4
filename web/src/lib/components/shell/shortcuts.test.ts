import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ShortcutKeys } from './shortcuts.ts';

const ran: string[] = [];
const shortcut = (keys: string) => ({
  keys,
  label: keys,
  run: () => {
    ran.push(keys);
  },
});
let letters = true;
const keys = new ShortcutKeys(
  () => ['g c', 'c c', '[', '?', 'mod+k', 'mod+z', 'shift+c'].map(shortcut),
  () => letters,
);
const press = (event: KeyboardEvent) => {
  keys.press(event);
};
const user = userEvent.setup();

beforeEach(() => {
  ran.length = 0;
  window.addEventListener('keydown', press);
  document.body.innerHTML = `
    <button id="button">b</button><input id="input" /><textarea id="textarea"></textarea>
    <div id="editable" contenteditable="true" tabindex="0"></div>
    <div role="menu"><button id="item">i</button></div>
    <div role="dialog"><button id="answer">a</button></div>`;
});

afterEach(() => {
  window.removeEventListener('keydown', press);
});

function focus(id: string): void {
  const element = document.getElementById(id);
  // jsdom knows no editing: the property that browsers derive from the attribute is missing.
  if (id === 'editable') Object.defineProperty(element, 'isContentEditable', { value: true });
  element?.focus();
}

describe('shortcuts', () => {
  it.each([
    ['gc', ['g c']],
    ['cc', ['c c']],
    ['gcc', ['g c']],
    ['gxc', []],
    ['[[', ['[']],
    ['?', ['?']],
    ['{Control>}k{/Control}', ['mod+k']],
    ['GC', ['g c']],
    ['{Shift>}C{/Shift}', ['shift+c']],
    ['{Control>}z{/Control}', ['mod+z']],
    ['x', []],
  ])('understand %s', async (typed, expected) => {
    await user.keyboard(typed);
    expect(ran).toEqual(expected);
  });

  it('forget the first key of a sequence after a second', async () => {
    const now = vi.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(0);
    await user.keyboard('g');
    now.mockReturnValue(1001);
    await user.keyboard('c');
    expect(ran).toEqual([]);
  });

  it.each(['input', 'textarea', 'editable'])('leave letters to the %s', async (id) => {
    focus(id);
    await user.keyboard('gc[[?');
    expect(ran).toEqual([]);
  });

  it.each(['item', 'answer'])('leave letters to what lies above the page (%s)', async (id) => {
    focus(id);
    await user.keyboard('gc[[?');
    expect(ran).toEqual([]);
  });

  it('leave undoing of letters to the field', async () => {
    focus('input');
    await user.keyboard('{Control>}z{/Control}');
    expect(ran).toEqual([]);
  });

  it('can go without single letters, but not without chords', async () => {
    letters = false;
    await user.keyboard('gc[[?{Control>}k{/Control}');
    letters = true;
    expect(ran).toEqual(['mod+k']);
  });

  it('hear the command key even while typing', async () => {
    focus('input');
    await user.keyboard('{Control>}k{/Control}');
    expect(ran).toEqual(['mod+k']);
  });

  it.each(['{Control>}[[{/Control}', '{Meta>}c{/Meta}{Meta>}c{/Meta}'])(
    'leave the chord %s to the browser',
    async (chord) => {
      await user.keyboard(chord);
      expect(ran).toEqual([]);
    },
  );

  it('leave a key alone that something else took', async () => {
    document.getElementById('button')?.addEventListener('keydown', (event) => {
      event.preventDefault();
    });
    focus('button');
    await user.keyboard('[[');
    expect(ran).toEqual([]);
  });
});
