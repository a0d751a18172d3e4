import type { Answer, Outcome } from '#lib/api/client.ts';
import type { BulkAnswer } from '#lib/api/generated/types.gen.ts';
import type { ListSpec } from '#lib/components/filters/filters.ts';
import type { GridColumn } from '#lib/components/grid/columns.ts';
import type { StatusKind } from '#lib/components/ui/statuses.ts';

import type { FieldGroup, FieldSpec, Lookup, Values } from './fields.ts';

/** What every record has. */
export interface RecordRow {
  id: number;
  /** Counts its changes from 1. */
  version: number;
  created_at: string;
  updated_at: string;
}

/** What one kind of record is called. */
export interface RecordNouns {
  /** `company` */
  one: string;
  /** `companies` */
  many: string;
}

/** Puts names to the ids of a filter. */
export type FilterNames = Pick<Lookup, 'readNames'>;

/** What the screen of a list has to know about its records. */
export interface ListKind extends RecordNouns {
  /** Where the list is; a record is below it, by its id. */
  href: string;
  /** What the list is called where its data is invalidated and its rows are remembered. */
  listKey: `${string}:${string}`;
  /** Keeps how someone arranged the columns, so that the server draws them so at once. */
  columnsCookie: string;
  /** What it can be narrowed and sorted by. */
  spec: ListSpec;
  /** What filters of ids look up, by the id of the filter's field. */
  lookups?: Readonly<Record<string, FilterNames>>;
  /** The column that names a record. */
  nameColumn: GridColumn;
  /** The other columns in the order of the design; hidden ones last. */
  columns: readonly GridColumn[];
  /** Rows on a page. */
  page: number;
  /** What a search looks through: "Name, domain or email". */
  searchHint: string;
  /** Why there are none yet: "Companies are who you sell to." */
  about: string;
}

/** What the page of one record, its drawer and its bulk bar have to know. */
export interface RecordKind<R extends RecordRow> extends RecordNouns {
  /** What the history calls it. */
  type: string;
  href: string;
  listKey: `${string}:${string}`;
  /** What one record is called where its data is invalidated. */
  recordKey: `${string}:${string}`;
  nameOf: (record: R) => string;
  /** The fields its name is made of. They stand in the head of its page and first in its form. */
  nameFields: readonly FieldSpec[];
  /** All other fields in the order they are read. */
  groups: readonly FieldGroup[];
  /** Labels of fields the API has and no form shows. */
  otherLabels?: Readonly<Record<string, string>>;
  /** Its statuses, which a bulk change can set. */
  status: StatusKind;
  /** The currency of its amounts; the workspace's where it has none of its own. */
  currencyOf: (record: R, workspace: string) => string;
  /** What a form starts with, as text by field. */
  initial: Readonly<Record<string, string>>;
  api: RecordApi<R>;
}

/** How records of one kind are written. */
export interface RecordApi<R> {
  /**
   * @param key the same for every try of the same form, so that a lost answer adds nothing twice
   * @throws ApiError 422 with what is wrong with which field
   */
  add: (draft: Values, key: string) => Promise<Answer<R>>;
  /**
   * @param version the version the member saw
   * @throws ApiError 412 with the record as it is now, where it moved on
   */
  save: (id: number, patch: Values, version: number) => Promise<Answer<R>>;
  remove: (id: number) => Promise<Answer<unknown>>;
  /** Changes many at once; those the member may not change are named in the answer. */
  changeMany: (ids: number[], patch: Values) => Promise<Answer<BulkAnswer>>;
  removeMany: (ids: number[]) => Promise<Answer<BulkAnswer>>;
  /** Reads a record that came with a refusal; undefined where it is none. */
  parse: (value: unknown) => R | undefined;
}

/** One page of a list, and how many there are without any condition. */
export interface RecordList<R> {
  page: { items: R[]; count: number };
  /** Records in all; equal to `page.count` when nothing is filtered. */
  total: number;
}

/** What a load hands to a page: the answer, or the promise of one while the page is shown already. */
export type Pending<T> = Outcome<T> | Promise<Outcome<T>>;
