import { Refusal } from './refusal.ts';

/** The tables of the mock. All but `user` are recorded in the history. */
export type Table =
  'user' | 'company' | 'contact' | 'pipeline' | 'stage' | 'deal' | 'task' | 'note' | 'activity';

/** A stored row: what the API calls the record, without what it works out. */
export interface Row {
  id: number;
  version: number;
  created_at: string;
  updated_at: string;
  [field: string]: unknown;
}

export type Tables = Record<Table, Map<number, Row>>;

interface Change {
  id: number;
  set: ChangeSet;
  table: Table;
  before: Row | undefined;
  after: Row | undefined;
}

/** What one request wrote. */
export interface ChangeSet {
  id: number;
  at: string;
  actorId: number;
  label: string;
  changes: Change[];
  undoneBy: number | undefined;
}

/** Not changes of the record, but of its bookkeeping. */
const BOOKKEEPING = new Set(['id', 'version', 'created_at', 'updated_at']);

/** Everything the mock knows, in memory: it is gone when the process ends. */
export class MockState {
  readonly tables: Tables;
  readonly changeSets: ChangeSet[] = [];
  #lastId = 1000;
  #open: ChangeSet | undefined;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  rows(table: Table): Row[] {
    return [...this.tables[table].values()];
  }

  find(table: Table, id: unknown): Row | undefined {
    return typeof id === 'number' ? this.tables[table].get(id) : undefined;
  }

  /** Runs `work` as one change set of this member. What threw has written nothing. */
  write<T>(actorId: number, label: string, work: () => T): { result: T; set: ChangeSet } {
    const set: ChangeSet = {
      id: ++this.#lastId,
      at: new Date().toISOString(),
      actorId,
      label,
      changes: [],
      undoneBy: undefined,
    };
    this.#open = set;
    try {
      const result = work();
      if (set.changes.length > 0) this.changeSets.push(set);
      return { result, set };
    } catch (refusal) {
      for (const change of set.changes.reverse()) this.#put(change.table, change, 'before');
      throw refusal;
    } finally {
      this.#open = undefined;
    }
  }

  insert(table: Table, values: Record<string, unknown>): Row {
    const now = new Date().toISOString();
    const row = { ...values, id: ++this.#lastId, version: 1, created_at: now, updated_at: now };
    this.#record(table, undefined, row);
    return row;
  }

  /** Changes the given fields; the same values change nothing, not even the version. */
  update(table: Table, row: Row, values: Record<string, unknown>): Row {
    const same = Object.entries(values).every(([name, value]) => equal(row[name], value));
    if (same) return row;
    const after = {
      ...row,
      ...values,
      version: row.version + 1,
      updated_at: new Date().toISOString(),
    };
    this.#record(table, row, after);
    return after;
  }

  /** Deletes a row and what cannot be without it; other rows lose their link. */
  delete(table: Table, row: Row): void {
    const link = `${table}_id`;
    for (const other of ['task', 'note', 'activity'] as const) {
      for (const one of this.rows(other)) if (one[link] === row.id) this.delete(other, one);
    }
    for (const [other, field] of [
      ['contact', link],
      ['deal', table === 'contact' ? 'primary_contact_id' : link],
    ] as const) {
      for (const one of this.rows(other)) {
        if (one[field] === row.id) this.update(other, one, { [field]: null });
      }
    }
    this.#record(table, row, undefined);
  }

  /**
   * Takes a change set back, all or nothing, as a change set of its own.
   *
   * @throws Refusal 404, or 409 where it was undone already or a later change is in the way
   */
  undo(actorId: number, id: number): { set: ChangeSet; restored: Change[] } {
    const undone = this.changeSets.find((set) => set.id === id);
    if (!undone) throw Refusal.notFound('Change set');
    if (undone.undoneBy !== undefined) {
      throw new Refusal(409, 'already_undone', 'This change was undone already.');
    }
    const conflicts = undone.changes.flatMap((change) => this.#conflicts(change));
    if (conflicts.length > 0) {
      throw new Refusal(409, 'undo_conflict', 'A later change is in the way.', { conflicts });
    }
    const { set } = this.write(actorId, `Undid: ${undone.label}`, () => {
      for (const { table, before, after } of undone.changes.toReversed()) {
        const current = this.find(table, (after ?? before)?.id);
        if (!after && before)
          this.#record(table, undefined, { ...before, version: before.version + 1 });
        else if (!before && current) this.#record(table, current, undefined);
        else if (before && current)
          this.update(table, current, pick(before, changed(before, after)));
      }
    });
    undone.undoneBy = set.id;
    return { set, restored: undone.changes };
  }

  #conflicts({ table, before, after }: Change): object[] {
    const id = (after ?? before)?.id;
    const current = this.find(table, id);
    const place = { record_type: table, record_id: id };
    if (!after) return current ? [{ ...place, reason: 'A record with this id exists.' }] : [];
    if (!current) return [{ ...place, reason: 'The record is gone.' }];
    if (!before) {
      const touched = current.version !== after.version;
      return touched ? [{ ...place, reason: 'The record was changed since.' }] : [];
    }
    return changed(before, after)
      .filter((field) => !equal(current[field], after[field]))
      .map((field) => ({ ...place, field, reason: 'The field was changed since.' }));
  }

  #record(table: Table, before: Row | undefined, after: Row | undefined): void {
    if (!this.#open) throw new Error('A write needs a change set.');
    const change = { id: ++this.#lastId, set: this.#open, table, before, after };
    this.#open.changes.push(change);
    this.#put(table, change, 'after');
  }

  #put(table: Table, change: Change, side: 'before' | 'after'): void {
    const row = change[side];
    const id = (change.after ?? change.before)?.id;
    if (row) this.tables[table].set(row.id, row);
    else if (id !== undefined) this.tables[table].delete(id);
  }
}

/** The fields in which two states of a record differ, without its bookkeeping. */
export function changed(before: Row | undefined, after: Row | undefined): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter(
    (name) => !BOOKKEEPING.has(name) && !equal(before?.[name], after?.[name]),
  );
}

function pick(row: Row, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

const equal = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
