import type { FilterField } from '#lib/components/filters/filters.ts';

import { MEMBERS } from './owner.ts';

/** Narrows a list by who its records belong to. */
export function memberFilter(id: string, label: string): FilterField {
  const parameter = `${id}_id`;
  return {
    id,
    label,
    kind: 'lookup',
    lookup: MEMBERS,
    operators: [
      { id: 'any', words: 'is any of', parameter },
      { id: 'me', words: 'is me', parameter, fixed: 'me' },
      { id: 'none', words: 'is nobody', parameter, fixed: 'none' },
    ],
  };
}
