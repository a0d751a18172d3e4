import type { FilterField, FilterOperator } from '#lib/components/filters/filters.ts';

/** Before or after a day, by a parameter of the API such as `created_after`. */
export function period(parameter: string): FilterField['operators'] {
  return [
    { id: 'after', words: 'after', parameter: `${parameter}_after` },
    { id: 'before', words: 'before', parameter: `${parameter}_before` },
  ];
}

/** One of several values. */
export function anyOf(parameter: string): readonly [FilterOperator] {
  return [{ id: 'any', words: 'is any of', parameter }];
}

/** This very value. */
export function exactly(parameter: string): readonly [FilterOperator] {
  return [{ id: 'is', words: 'is', parameter }];
}

/** Limits of a number. */
export function between(parameter: string): FilterField['operators'] {
  return [
    { id: 'over', words: 'over', parameter: `${parameter}_gte` },
    { id: 'under', words: 'under', parameter: `${parameter}_lte` },
  ];
}
