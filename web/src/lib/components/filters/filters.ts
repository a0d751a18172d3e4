/** How a field is compared. */
export interface FilterOperator {
  id: string;
  /** Between the field and the value: "is any of". */
  words: string;
  /** The query parameter of the API, which is also the one in the address. */
  parameter: string;
  /** The only value there is, for operators that ask for none: "is nobody". */
  fixed?: string;
}

/** Records a filter can name, found by searching and kept as ids. */
export interface FilterLookup {
  /** What one is called: "member". */
  one: string;
  /** What they are called: "members". */
  many: string;
  search: (
    query: string,
    signal: AbortSignal,
  ) => Promise<readonly { value: string; label: string }[]>;
}

/** A field a list can be narrowed by. */
export interface FilterField {
  id: string;
  label: string;
  /** What the value is chosen with. `choices` and `lookup` hold several, separated by commas. */
  kind: 'choices' | 'lookup' | 'text' | 'number' | 'day';
  operators: readonly [FilterOperator, ...FilterOperator[]];
  /** Of `choices`. */
  options?: readonly { value: string; label: string }[];
  /** Of `lookup`. */
  lookup?: FilterLookup;
}

/** One condition. The value is empty while it is still being chosen. */
export interface Filter {
  field: string;
  operator: string;
  value: string;
}

/** Which part of a list is looked at, and how. */
export interface ListView {
  filters: readonly Filter[];
  search: string;
  /** What it is sorted by, `-` before it for descending. */
  ordering: string;
  /** Rows before the first one shown. */
  offset: number;
}

/** What a list can be narrowed and sorted by, and how it is sorted when nobody says otherwise. */
export interface ListSpec {
  fields: readonly FilterField[];
  orderings: readonly string[];
  ordering: string;
}

export function operatorOf(
  fields: readonly FilterField[],
  filter: Pick<Filter, 'field' | 'operator'>,
): { field: FilterField; operator: FilterOperator } | undefined {
  const field = fields.find((one) => one.id === filter.field);
  const operator = field?.operators.find((one) => one.id === filter.operator);
  return field && operator && { field, operator };
}

/** The operator an address parameter stands for; one with that very value comes first. */
function operatorNamed(
  fields: readonly FilterField[],
  parameter: string,
  value: string,
): Filter | undefined {
  for (const field of fields) {
    const same = field.operators.filter((one) => one.parameter === parameter);
    const operator =
      same.find((one) => one.fixed === value) ?? same.find((one) => one.fixed === undefined);
    if (operator) return { field: field.id, operator: operator.id, value };
  }
  return undefined;
}

/** Reads an address. Parameters the list does not know are left out: the API would refuse them. */
export function readView(parameters: URLSearchParams, spec: ListSpec): ListView {
  const filters: Filter[] = [];
  for (const name of new Set(parameters.keys())) {
    const value = parameters.get(name) ?? '';
    const filter = value === '' ? undefined : operatorNamed(spec.fields, name, value);
    if (filter) filters.push(filter);
  }
  const offset = Number(parameters.get('offset'));
  const ordering = parameters.get('ordering') ?? '';
  return {
    filters,
    search: parameters.get('search') ?? '',
    ordering: spec.orderings.includes(ordering.replace(/^-/, '')) ? ordering : spec.ordering,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** The parameters of a view, for the address: only what differs from the plain list. */
export function writeView(view: ListView, spec: ListSpec): URLSearchParams {
  const parameters = conditionsOf(view, spec);
  if (view.search) parameters.set('search', view.search);
  if (view.ordering !== spec.ordering) parameters.set('ordering', view.ordering);
  if (view.offset > 0) parameters.set('offset', String(view.offset));
  return parameters;
}

/** The parameters the API takes to answer a view. */
export function queryOf(view: ListView, spec: ListSpec): Record<string, string> {
  return {
    ...Object.fromEntries(conditionsOf(view, spec)),
    ...(view.search.trim() && { search: view.search.trim() }),
    ordering: view.ordering,
    offset: String(view.offset),
  };
}

function conditionsOf(view: ListView, spec: ListSpec): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const filter of view.filters) {
    const operator = operatorOf(spec.fields, filter)?.operator;
    const value = operator?.fixed ?? filter.value;
    if (operator && value) parameters.set(operator.parameter, value);
  }
  return parameters;
}

/** How many conditions a view has, the search included. */
export function conditionCount(view: ListView): number {
  return view.filters.filter((filter) => filter.value !== '').length + (view.search ? 1 : 0);
}

/** The view with other conditions; it begins at the first row again. */
export function withConditions(
  view: ListView,
  change: Partial<Pick<ListView, 'filters' | 'search' | 'ordering'>>,
): ListView {
  return { ...view, ...change, offset: 0 };
}

/** The filters with one put in the place of another, or at the end. Two on one parameter cannot be. */
export function withFilter(
  filters: readonly Filter[],
  replaced: Filter | undefined,
  filter: Filter,
  fields: readonly FilterField[],
): Filter[] {
  const parameter = operatorOf(fields, filter)?.operator.parameter;
  const others = filters.filter(
    (one) => one === replaced || operatorOf(fields, one)?.operator.parameter !== parameter,
  );
  const at = replaced ? others.indexOf(replaced) : -1;
  return at < 0 ? [...others, filter] : others.with(at, filter);
}

/** A new filter on a field, its value still to be chosen. */
export function filterOn(field: FilterField): Filter {
  const [operator] = field.operators;
  return { field: field.id, operator: operator.id, value: operator.fixed ?? '' };
}

/** The words of a value: "Active, Customer", "over 1M". `names` knows records by field and id. */
export function valueWords(
  { field, operator }: { field: FilterField; operator: FilterOperator },
  value: string,
  words: {
    names: Readonly<Record<string, Readonly<Record<string, string>>>>;
    number: (amount: number) => string;
    day: (day: string) => string;
  },
): string {
  if (operator.fixed !== undefined || value === '') return '';
  switch (field.kind) {
    case 'choices': {
      const labels = new Map(field.options?.map((option) => [option.value, option.label]));
      return value
        .split(',')
        .map((one) => labels.get(one) ?? one)
        .join(', ');
    }
    case 'lookup': {
      const names = words.names[field.id];
      return value
        .split(',')
        .map((id) => (id === 'me' ? 'Me' : (names?.[id] ?? `${field.label} ${id}`)))
        .join(', ');
    }
    case 'number':
      return Number.isFinite(Number(value)) ? words.number(Number(value)) : value;
    case 'day':
      return Number.isFinite(Date.parse(value)) ? words.day(value) : value;
    case 'text':
      return value;
  }
}
