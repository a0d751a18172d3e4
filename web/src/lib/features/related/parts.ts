import type { Link } from '../links/links.ts';
import type { RecordTab } from '../records/tabs.ts';
import type { Related } from './api.ts';

/**
 * The parts of a record's page: some of everything first where there is an overview, then what
 * belongs to it. Counts follow once they are known.
 */
export function tabsOf(
  related: Related | undefined,
  { overview, about }: { overview: boolean; about: Link['kind'] },
): RecordTab[] {
  const streams = related?.streams;
  const tab = (id: string, label: string, count: number | undefined): RecordTab => ({
    id,
    label,
    ...(count !== undefined && { count }),
  });
  const happened = streams && streams.activities.count + streams.notes.count;
  return [
    ...(overview ? [{ id: 'overview', label: 'Overview' }] : []),
    tab('activity', 'Activity', happened),
    ...(about === 'company' ? [tab('people', 'People', related?.people?.count)] : []),
    ...(about === 'deal' ? [] : [tab('deals', 'Deals', related?.deals?.count)]),
    tab('tasks', 'Tasks', related?.tasks.count),
    tab('notes', 'Notes', streams?.notes.count),
  ];
}
