import { sentence } from './fields.ts';
import { type FieldError, Refusal } from './refusal.ts';

/** A record as the API answers it. */
export type Answer = Record<string, unknown> & { id: number };

/** How one list can be searched, narrowed and ordered. */
export interface Listing {
  search?: (row: Answer) => string[];
  /** Fields that take `a,b`. */
  any?: readonly string[];
  /** Fields that take ids, `none` and `me`. */
  ids?: readonly string[];
  /** Fields that take `_gte` and `_lte`. */
  numbers?: readonly string[];
  /** Parameter prefix → field, for `_after` and `_before`. */
  moments?: Readonly<Record<string, string>>;
  /** Ordering name → what to order by; the name of a field stands for itself. */
  orderings: readonly (string | readonly [string, (row: Answer) => unknown])[];
  defaultOrdering: string;
}

type Keep = (row: Answer) => boolean;

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/**
 * One page of a list, in the API's envelope.
 *
 * @throws Refusal 422 with everything that is wrong, unknown parameters included
 */
export function page(
  all: readonly Answer[],
  listing: Listing,
  query: URLSearchParams,
  me: number,
  defaultLimit = 100,
): { items: Answer[]; count: number } {
  const errors: FieldError[] = [];
  const refuse = (name: string, type: string, msg: string, ctx?: Record<string, unknown>): void => {
    errors.push({ type, loc: ['query', name], msg, ...(ctx && { ctx }) });
  };
  const integer = (name: string, value: string, least: number): number => {
    if (!/^-?\d+$/.test(value)) {
      const msg = 'Input should be a valid integer, unable to parse string as an integer';
      refuse(name, 'int_parsing', msg);
    } else if (Number(value) < least) {
      const msg = `Input should be greater than or equal to ${least}`;
      refuse(name, 'greater_than_equal', msg, { ge: least });
    }
    return Number(value);
  };

  let limit = defaultLimit;
  let offset = 0;
  let ordering = listing.defaultOrdering;
  const keeps: Keep[] = [];
  for (const name of new Set(query.keys())) {
    const value = query.getAll(name).join(',');
    if (name === 'limit') limit = Math.min(200, integer(name, value, 1));
    else if (name === 'offset') offset = integer(name, value, 0);
    else if (name === 'ordering') ordering = value || ordering;
    else {
      const keep = filter(listing, name, value, me, refuse);
      if (keep) keeps.push(keep);
    }
  }
  const compare = order(listing, ordering, refuse);
  if (errors.length > 0) throw Refusal.invalid(errors);

  const rows = all.filter((row) => keeps.every((keep) => keep(row))).sort(compare);
  return { items: rows.slice(offset, offset + limit), count: rows.length };
}

const words = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

type Refuse = (name: string, type: string, msg: string) => void;

function filter(
  listing: Listing,
  name: string,
  value: string,
  me: number,
  refuse: Refuse,
): Keep | undefined {
  const { search } = listing;
  if (name === 'search' && search) {
    const sought = value.trim().toLowerCase();
    return (row) => search(row).some((text) => text.toLowerCase().includes(sought));
  }
  if (listing.any?.includes(name)) {
    const values = value.split(',');
    return (row) => values.includes(words(row[name]));
  }
  if (listing.ids?.includes(name)) {
    const ids = value.split(',').map((word) => (word === 'me' ? String(me) : word.trim()));
    if (ids.some((id) => !/^(none|-?\d+)$/.test(id))) {
      const msg = 'Input should be a valid integer, unable to parse string as an integer';
      refuse(name, 'int_parsing', msg);
    }
    return (row) => ids.includes(row[name] === null ? 'none' : words(row[name]));
  }
  const [, stem = '', bound = ''] = /^(.*)_(gte|lte|after|before)$/.exec(name) ?? [];
  if (listing.numbers?.includes(stem) && (bound === 'gte' || bound === 'lte')) {
    const number = Number(value);
    if (!value.trim() || Number.isNaN(number)) {
      refuse(
        name,
        'float_parsing',
        'Input should be a valid number, unable to parse string as a number',
      );
    }
    return (row) => {
      const own = row[stem];
      return typeof own === 'number' && (bound === 'gte' ? own >= number : own <= number);
    };
  }
  const field = listing.moments?.[stem];
  if (field && (bound === 'after' || bound === 'before')) {
    const moment = Date.parse(value);
    if (Number.isNaN(moment)) {
      refuse(
        name,
        'datetime_parsing',
        'Input should be a valid datetime such as 2026-01-31T09:30:00Z',
      );
    }
    return (row) => {
      const own = row[field];
      if (typeof own !== 'string') return false;
      return bound === 'after' ? Date.parse(own) >= moment : Date.parse(own) < moment;
    };
  }
  refuse(name, 'extra_forbidden', 'Unknown query parameter');
  return undefined;
}

function order(
  listing: Listing,
  ordering: string,
  refuse: Refuse,
): (one: Answer, other: Answer) => number {
  const known = new Map(
    listing.orderings.map((entry) =>
      typeof entry === 'string' ? [entry, (row: Answer) => row[entry]] : entry,
    ),
  );
  const keys = ordering.split(',').map((name) => {
    const descending = name.startsWith('-');
    const key = known.get(descending ? name.slice(1) : name);
    if (!key) refuse('ordering', 'enum', `Input should be ${sentence([...known.keys()])}`);
    return { key: key ?? (() => null), sign: descending ? -1 : 1 };
  });
  return (one, other) => {
    for (const { key, sign } of keys) {
      const [a, b] = [key(one), key(other)];
      // Rows without a value come last in both directions.
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1;
      } else {
        const difference =
          typeof a === 'number' && typeof b === 'number'
            ? a - b
            : collator.compare(words(a), words(b));
        if (difference !== 0) return difference * sign;
      }
    }
    return one.id - other.id; // id last: pages must not overlap when values tie
  };
}
