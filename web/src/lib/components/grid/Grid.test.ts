import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import Companies from './Companies.fixture.svelte';
import { Selection } from './selection.svelte.ts';

const NAMES = ['Arbor', 'Bauwerk', 'Castell', 'Granite', 'Halden'];
const rows = NAMES.map((name, index) => ({ id: index + 1, name, city: `City ${index + 1}` }));

beforeAll(() => {
  // jsdom lays nothing out and has nothing to observe.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  );
});

function show(props: Partial<Parameters<typeof render<typeof Companies>>[1]> = {}) {
  const selection = new Selection();
  render(Companies, { rows, selection, ...props });
  return { selection, user: userEvent.setup() };
}

const link = (name: string) => screen.getByRole('link', { name: new RegExp(`^${name}`) });
const picked = (selection: Selection) => selection.ids.map((id) => NAMES[id - 1]);

describe('a grid under the keyboard', () => {
  it('begins at the first row and moves down and up by arrows and by J and K', async () => {
    const { user } = show();

    await user.keyboard('{ArrowDown}');
    expect(link('Arbor')).toHaveFocus();
    await user.keyboard('j{ArrowDown}');
    expect(link('Castell')).toHaveFocus();
    await user.keyboard('k');
    expect(link('Bauwerk')).toHaveFocus();
  });

  it('stops at both ends', async () => {
    const { user } = show();

    await user.keyboard('{End}{ArrowDown}');
    expect(link('Halden')).toHaveFocus();
    await user.keyboard('{Home}{ArrowUp}');
    expect(link('Arbor')).toHaveFocus();
    await user.keyboard('{PageDown}');
    expect(link('Halden')).toHaveFocus();
  });

  it('has one stop for the Tab key, where the cursor is', async () => {
    const { user } = show();

    await user.keyboard('jj');

    const stops = NAMES.filter((name) => link(name).tabIndex === 0);
    expect(stops).toEqual(['Bauwerk']);
  });

  it('opens the row with Enter', async () => {
    const { user } = show();

    await user.keyboard('jj{Enter}');

    expect(location.hash).toBe('#/companies/2');
  });

  it('keeps quiet while someone types', async () => {
    const { user, selection } = show();

    await user.type(screen.getByLabelText('Elsewhere'), 'jxj');

    expect(screen.getByLabelText('Elsewhere')).toHaveFocus();
    expect(selection.count).toBe(0);
  });
});

describe('the selection of a grid', () => {
  it('is toggled with X', async () => {
    const { user, selection } = show();

    await user.keyboard('jjx');
    expect(picked(selection)).toEqual(['Bauwerk']);
    await user.keyboard('x');
    expect(selection.count).toBe(0);
  });

  it('grows by Shift and the arrows', async () => {
    const { user, selection } = show();

    await user.keyboard('jj{Shift>}{ArrowDown}{ArrowDown}{/Shift}');

    expect(picked(selection)).toEqual(['Bauwerk', 'Castell', 'Granite']);
  });

  it('takes all loaded rows with the command key and A', async () => {
    const { user, selection } = show();

    await user.keyboard('j{Control>}a{/Control}');

    expect(selection.count).toBe(rows.length);
  });

  it('goes on by keyboard after a box was clicked', async () => {
    const { user, selection } = show();

    await user.click(screen.getByRole('checkbox', { name: 'Select Castell' }));
    await user.keyboard('j');

    expect(picked(selection)).toEqual(['Castell']);
    expect(link('Granite')).toHaveFocus();
  });

  it('is announced row by row and as mixed in the head', async () => {
    const { user } = show();

    await user.click(screen.getByRole('checkbox', { name: 'Select Castell' }));

    const row = screen.getByRole('row', { name: /Castell/ });
    expect(row).toHaveAttribute('aria-selected', 'true');
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all rows' });
    expect(all.indeterminate).toBe(true);
    await user.click(all);
    expect(all).toBeChecked();
  });

  it('lets go of rows that are gone', () => {
    const { selection } = show();

    selection.all(rows);
    selection.keep(rows.slice(0, 2));

    expect(picked(selection)).toEqual(['Arbor', 'Bauwerk']);
  });
});

describe('the head of a grid', () => {
  it('says what the list is sorted by', () => {
    show({ ordering: '-city' });

    expect(screen.getByRole('columnheader', { name: 'City' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(screen.getByRole('columnheader', { name: 'Company' })).not.toHaveAttribute('aria-sort');
  });

  it('asks for the first direction of a column, then for the other', async () => {
    const onsort = vi.fn();
    const { user } = show({ ordering: 'name', onsort });

    await user.click(screen.getByRole('button', { name: 'City' }));
    await user.click(screen.getByRole('button', { name: 'Company' }));

    expect(onsort.mock.calls).toEqual([['-city'], ['-name']]);
  });

  it('offers nothing for columns that cannot be sorted by', () => {
    show();

    const head = screen.getByRole('columnheader', { name: 'Note' });
    expect(within(head).queryByRole('button')).not.toBeInTheDocument();
  });

  it('resizes by Alt and an arrow', async () => {
    const onresize = vi.fn();
    const { user } = show({ onresize });

    screen.getByRole('button', { name: 'City' }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');

    expect(onresize).toHaveBeenCalledWith('city', 8, true); // jsdom measures every width as 0
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    id: index + 1,
    name: `Company ${index + 1}`,
    city: '',
  }));

  it('draws few rows, says how many there are, and reaches the last by key', async () => {
    const { user } = show({ rows: many });

    expect(screen.getAllByRole('row').length).toBeLessThanOrEqual(120);
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '100001');
    await user.keyboard('{End}');
    expect(screen.getAllByRole('row').length).toBeLessThanOrEqual(120);
  });
});
