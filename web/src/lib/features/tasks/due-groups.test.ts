import { describe, expect, it } from 'vitest';

import type { Task } from '#lib/api/generated/types.gen.ts';

import { groupByDue } from './due-groups.ts';
import { taskViews, viewOf } from './views.ts';

// A Wednesday, noon in Berlin.
const settings = {
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  now: Date.parse('2026-03-04T11:00:00Z'),
};

function labelOf(due_date: string | null, status = 'todo', now = settings.now) {
  const task = { id: 1, status, due_date } as Task;
  return groupByDue([task], { ...settings, now })[0]?.label;
}

describe('a task', () => {
  it.each([
    ['2026-03-03T22:00:00Z', 'Overdue'],
    ['2026-03-04T10:00:00Z', 'Overdue'],
    // Still Wednesday in Berlin.
    ['2026-03-04T22:30:00Z', 'Today'],
    ['2026-03-04T23:30:00Z', 'This week'],
    ['2026-03-08T20:00:00Z', 'This week'],
    ['2026-03-09T08:00:00Z', 'Later'],
    [null, 'No due date'],
  ])('due at %s is among: %s', (due, label) => {
    expect(labelOf(due)).toBe(label);
  });

  it('that is done is not overdue', () => {
    expect(labelOf('2026-03-01T00:00:00Z', 'done')).toBe('Done');
  });

  it('due in the coming week is due this week, on a Sunday', () => {
    expect(labelOf('2026-03-11T10:00:00Z', 'todo', Date.parse('2026-03-08T11:00:00Z'))).toBe(
      'This week',
    );
  });
});

describe('the views of tasks', () => {
  const views = taskViews('2026-03-04');

  it.each([
    ['status=todo%2Cin_progress&assignee_id=me', 'mine'],
    ['new=&status=todo%2Cin_progress', 'team'],
    ['due_before=2026-03-04&status=todo%2Cin_progress', 'overdue'],
    ['ordering=-completed_at&status=done', 'done'],
    ['status=done&priority=high', undefined],
  ])('%s is %s', (address, id) => {
    expect(viewOf(views, new URLSearchParams(address))?.id).toBe(id);
  });
});
