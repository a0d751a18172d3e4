import { asApiError, type ApiError } from '#lib/api/errors.ts';
import type { Deal, DealPatch, Stage, StageSum } from '#lib/api/generated/types.gen.ts';
import { zDeal } from '#lib/api/generated/zod.gen.ts';

import { readStage, saveDeal, type BoardData, type StageDeals } from './api.ts';
import { slotIn } from './order.ts';
import { hrefOf, type DealsPlace } from './place.ts';
import { stageOutcome } from './stages.ts';
import { moved } from './sums.ts';

/** A stage with as many of its deals as were read. */
interface Column extends StageDeals {
  /** Deals to skip for the next page; what was moved in or out counts. */
  read: number;
}

/** A deal that is on its way to another stage. */
interface Motion {
  /** As it is drawn. */
  shown: Deal;
  /** As the API last said it is. */
  known: Deal;
  /** Where it is to go next; undefined once it is on its way. */
  wanted: DealPatch | undefined;
  /** What the moves so far were recorded as, for undo. */
  changeSets: number[];
}

interface Hooks {
  /** A deal arrived; the change sets can be undone, the newest last. */
  onmoved: (deal: Deal, changeSets: readonly number[]) => void;
  /** A deal was not moved and is back where it was, or where someone else put it. */
  onrefused: (deal: Deal, error: ApiError, elsewhere: boolean) => void;
  /** The next deals of a stage did not come. */
  onunread: (error: ApiError) => void;
}

/** The deals of a pipeline as they are drawn: moved at once, and back again where that is refused. */
export class DealBoard {
  #data = $state.raw<BoardData>();
  #columns = $state.raw<readonly Column[]>([]);
  #sums = $state.raw<readonly StageSum[]>([]);
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- not drawn
  readonly #motions = new Map<number, Motion>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- not drawn
  readonly #reading = new Set<number>();
  readonly #hooks: Hooks;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Undefined until something was read. */
  get data(): BoardData | undefined {
    return this.#data;
  }

  get columns(): readonly StageDeals[] {
    return this.#columns;
  }

  get sums(): readonly StageSum[] {
    return this.#sums;
  }

  /** Takes what was read. Read again for the same place, further pages stay. */
  follow(data: BoardData): void {
    const before = this.#data && isSame(this.#data.place, data.place) ? this.#columns : [];
    this.#data = data;
    this.#sums = data.sums;
    this.#columns = data.columns.map((fresh) => withFurther(fresh, before, data.columns));
    // What is still on its way is drawn where it is going.
    for (const motion of this.#motions.values()) {
      const read = this.#find(motion.shown.id);
      this.#put(read ?? motion.known, motion.shown);
    }
  }

  /** Where in a stage a deal would come to stand. */
  slotOf(deal: Deal, stage: number): number {
    const column = this.#columns.find((one) => one.stage.id === stage);
    return slotIn(column?.cards ?? [], deal, this.#ordering);
  }

  /** Moves a deal: shown at once, and saved. */
  move(deal: Deal, stage: Stage, fields: DealPatch = {}): void {
    const motion = this.#motions.get(deal.id) ?? {
      shown: deal,
      known: deal,
      wanted: undefined,
      changeSets: [],
    };
    const before = motion.shown;
    motion.shown = {
      ...before,
      stage_id: stage.id,
      stage_name: stage.name,
      probability: stage.probability,
      status: stageOutcome(stage) ?? 'open',
      stage_entered_at: moment(),
      ...(fields.close_date !== undefined && { close_date: fields.close_date }),
    };
    motion.wanted = { ...motion.wanted, ...fields, stage_id: stage.id };
    this.#put(before, motion.shown);
    if (this.#motions.has(deal.id)) return; // the move under way goes on to here
    this.#motions.set(deal.id, motion);
    void this.#save(motion);
  }

  /** Reads the next deals of a stage, unless it is doing so. */
  async more(stage: number): Promise<void> {
    const column = this.#columns.find((one) => one.stage.id === stage);
    const data = this.#data;
    if (!column || !data || this.#reading.has(stage)) return;
    this.#reading.add(stage);
    try {
      const page = await readStage(data.place, column.stage, column.read, {});
      if (data !== this.#data) return;
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
      const known = new Set(this.#columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
      this.#change(stage, (now) => {
        const cards = [...now.cards, ...page.items.filter(({ id }) => !known.has(id))];
        const read = now.read + page.items.length;
        return { ...now, cards, read, count: page.items.length > 0 ? page.count : cards.length };
      });
    } catch (thrown) {
      this.#hooks.onunread(asApiError(thrown));
    } finally {
      this.#reading.delete(stage);
    }
  }

  get #ordering(): string {
    return this.#data?.place.view.ordering ?? '';
  }

  async #save(motion: Motion): Promise<void> {
    const { id } = motion.known;
    while (motion.wanted) {
      const patch = motion.wanted;
      motion.wanted = undefined;
      try {
        const { data, changeSet } = await saveDeal(id, patch, motion.known.version);
        motion.known = data;
        if (changeSet !== undefined) motion.changeSets.push(changeSet);
      } catch (thrown) {
        const error = asApiError(thrown);
        const now = error.status === 412 ? currentOf(error) : undefined;
        const elsewhere = now !== undefined && now.stage_id !== motion.known.stage_id;
        motion.known = now ?? motion.known;
        if (now && !elsewhere) {
          // Something else about it changed: the move still means the same.
          motion.wanted ??= patch;
          continue;
        }
        motion.wanted = undefined;
        this.#motions.delete(id);
        this.#put(motion.shown, motion.known);
        this.#hooks.onrefused(motion.known, error, elsewhere);
        return;
      }
    }
    this.#motions.delete(id);
    this.#put(motion.shown, motion.known);
    this.#hooks.onmoved(motion.known, motion.changeSets);
  }

  /** Draws a deal as it is after a change. */
  #put(before: Deal, after: Deal): void {
    if (before === after) return;
    this.#sums = moved(this.#sums, before, after);
    this.#columns = this.#columns.map((column) => {
      const at = column.cards.findIndex(({ id }) => id === after.id);
      const without = at < 0 ? column.cards : column.cards.toSpliced(at, 1);
      const leaves = at >= 0 ? 1 : 0;
      const comes = column.stage.id === after.stage_id ? 1 : 0;
      if (leaves === 0 && comes === 0) return column;
      const slot = slotIn(without, after, this.#ordering);
      return {
        ...column,
        cards: comes ? without.toSpliced(slot, 0, after) : without,
        count: column.count - leaves + comes,
        read: column.read - leaves + comes,
      };
    });
  }

  #find(id: number): Deal | undefined {
    for (const { cards } of this.#columns) {
      const found = cards.find((card) => card.id === id);
      if (found) return found;
    }
    return undefined;
  }

  #change(stage: number, change: (column: Column) => Column): void {
    this.#columns = this.#columns.map((column) =>
      column.stage.id === stage ? change(column) : column,
    );
  }
}

/** Whether two places show the same deals, whatever their layout. */
function isSame(one: DealsPlace, other: DealsPlace): boolean {
  return hrefOf({ ...one, layout: 'board' }) === hrefOf({ ...other, layout: 'board' });
}

/** The moment it is, as the API writes it. */
function moment(): string {
  return new Date().toISOString();
}

/** A stage that was read again, with the pages that followed, as far as they still do. */
function withFurther(
  fresh: StageDeals,
  before: readonly Column[],
  all: readonly StageDeals[],
): Column {
  const old = before.find(({ stage }) => stage.id === fresh.stage.id);
  const read = new Set(all.flatMap(({ cards }) => cards.map(({ id }) => id)));
  const further = (old?.cards.slice(fresh.cards.length) ?? []).filter(({ id }) => !read.has(id));
  const cards = [...fresh.cards, ...further].slice(0, fresh.count);
  return { ...fresh, cards, read: cards.length };
}

/** The deal that came with a 412. */
function currentOf(error: ApiError): Deal | undefined {
  const parsed = zDeal.safeParse(error.current);
  return parsed.success ? parsed.data : undefined;
}
