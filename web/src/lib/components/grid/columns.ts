/** A column a grid can show. */
export interface GridColumn {
  id: string;
  label: string;
  /** Pixels, padding included. The name column takes what the others leave, and at least this. */
  width: number;
  /** Numbers and times stand at the end. */
  align?: 'start' | 'end';
  /** How the server sorts by it, and which direction comes first. Absent: cannot be sorted by. */
  sort?: { key: string; first: 'ascending' | 'descending' };
  /** Not shown until someone asks for it. */
  hidden?: boolean;
  /** Left out below 900 px, where there is no room for everything. */
  dropped?: boolean;
}

/** What someone made of the columns. Ids that no column has any more are ignored. */
export interface ColumnLayout {
  /** Ids in the order they were put; columns not named keep their place at the end. */
  order: readonly string[];
  /** By id, whether it is shown; columns not named are shown unless hidden by default. */
  shown: Readonly<Record<string, boolean>>;
  /** Pixels by id, where the width was dragged. */
  widths: Readonly<Record<string, number>>;
}

export const AS_DESIGNED: ColumnLayout = { order: [], shown: {}, widths: {} };

/** The narrowest and widest a column can be dragged, in pixels. */
export const NARROWEST = 56;
export const WIDEST = 640;

/** All columns in the order of the layout. */
export function inOrder(columns: readonly GridColumn[], layout: ColumnLayout): GridColumn[] {
  const place = new Map(layout.order.map((id, index) => [id, index]));
  return columns
    .map((column, index) => ({ column, rank: place.get(column.id) ?? layout.order.length + index }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ column }) => column);
}

/** The ids of the columns that are shown, in their order; none where they are those of the design. */
export function shownIds(columns: readonly GridColumn[], layout: ColumnLayout): string[] {
  const ids = (one: ColumnLayout) =>
    inOrder(columns, one)
      .filter((column) => isShown(column, one))
      .map(({ id }) => id);
  const shown = ids(layout);
  return shown.join() === ids(AS_DESIGNED).join() ? [] : shown;
}

/** The layout that shows these columns in this order, and no others; none are those of the design. */
export function layoutOf(columns: readonly GridColumn[], ids: readonly string[]): ColumnLayout {
  if (ids.length === 0) return AS_DESIGNED;
  const shown = Object.fromEntries(columns.map(({ id }) => [id, ids.includes(id)]));
  return { order: ids, shown, widths: {} };
}

export function isShown(column: GridColumn, layout: ColumnLayout): boolean {
  return layout.shown[column.id] ?? !column.hidden;
}

/** The same layout with a column moved to where another one stands. */
export function withMoved(
  columns: readonly GridColumn[],
  layout: ColumnLayout,
  id: string,
  to: number,
): ColumnLayout {
  const order = inOrder(columns, layout).map((column) => column.id);
  const from = order.indexOf(id);
  if (from < 0) return layout;
  order.splice(from, 1);
  order.splice(Math.max(0, Math.min(order.length, to)), 0, id);
  return { ...layout, order };
}

export function withShown(layout: ColumnLayout, id: string, shown: boolean): ColumnLayout {
  return { ...layout, shown: { ...layout.shown, [id]: shown } };
}

export function withWidth(layout: ColumnLayout, id: string, width: number): ColumnLayout {
  const whole = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  return { ...layout, widths: { ...layout.widths, [id]: whole } };
}

/** Writes a layout small enough for a cookie: `status,owner;-location,+domain;owner:180`. */
export function writeLayout({ order, shown, widths }: ColumnLayout): string {
  return [
    order.join(','),
    Object.entries(shown)
      .map(([id, on]) => (on ? '+' : '-') + id)
      .join(','),
    Object.entries(widths)
      .map(([id, width]) => `${id}:${width}`)
      .join(','),
  ].join(';');
}

/** Reads what {@link writeLayout} wrote; anything else counts as nothing. */
export function readLayout(text: string | undefined): ColumnLayout {
  const [order = '', shown = '', widths = ''] = (text ?? '').split(';');
  const ids = (part: string) => part.split(',').filter((word) => /^[+-]?\w+(:\d+)?$/.test(word));
  return {
    order: ids(order),
    shown: Object.fromEntries(
      ids(shown)
        .filter((word) => /^[+-]/.test(word))
        .map((word) => [word.slice(1), word.startsWith('+')]),
    ),
    widths: Object.fromEntries(
      ids(widths).flatMap((word) => {
        const [id, width] = word.split(':');
        return id && width && Number(width) >= NARROWEST && Number(width) <= WIDEST
          ? [[id, Number(width)] as const]
          : [];
      }),
    ),
  };
}
