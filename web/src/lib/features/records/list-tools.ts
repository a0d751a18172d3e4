import type { Filter, ListView } from '#lib/components/filters/filters.ts';
import type { ColumnLayout } from '#lib/components/grid/columns.ts';

/** What can be done with a list from the bars around it. */
export interface ListTools {
  /** Shows another part of the list; the address says which. */
  show: (view: ListView, options?: { replace?: boolean }) => void;
  /** Takes all filters and the search away. */
  clear: () => void;
  /** Opens the drawer for a new record. */
  create: () => void;
  /** Arranges the columns; kept unless the arranging still goes on. */
  arrange: (layout: ColumnLayout, keep?: boolean) => void;
  /** The words of a filter's value. */
  describe: (filter: Filter) => string;
  /** Values worth offering for a text filter. */
  suggestions: (field: string) => readonly string[];
  /** Asks whether to delete what is selected; where nothing is, does nothing. */
  remove: () => void;
  /** Begins or ends ticking rows by touch. */
  pick: (on: boolean) => void;
}
