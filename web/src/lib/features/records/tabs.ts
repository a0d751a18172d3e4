/** A part of a record's page. */
export interface RecordTab {
  /** Stands in the address: `?tab=notes`. */
  id: string;
  label: string;
  count?: number;
}
