import { getContext, setContext } from 'svelte';

import { goto, invalidate } from '$app/navigation';
import { asApiError } from '#lib/api/errors.ts';
import type { SavedView, SavedViewPatch } from '#lib/api/generated/types.gen.ts';
import type { Toasts } from '#lib/components/ui/toasts.svelte.ts';

import { addView, changeView, removeView, VIEWS } from './api.ts';
import {
  addressOf,
  inPlace,
  isAsSaved,
  listHref,
  moved,
  type Looked,
  type ViewResource,
} from './saved-view.ts';

/** Who looks at views, and which there are. */
export interface ViewsInReach {
  me: { id: number; role: string };
  views: readonly SavedView[];
}

const KEY = Symbol('views');

/** Makes the saved views known to everything below the calling component. */
export function provideViews(views: () => ViewsInReach): void {
  setContext(KEY, views);
}

/** The list a page shows, as far as views are concerned. */
export interface ViewedList {
  resource: ViewResource;
  /** What its records are called: "companies". */
  many: string;
  /** The view that is open, by the address. */
  saved: number | undefined;
  /** Asked apart: how a list is looked at may depend on the view that is open. */
  looked: () => Looked;
}

/** The saved views of one list: which there are, which is open, and what can be done with it. */
export class ListViews {
  readonly #list: () => ViewedList;
  readonly #reach: () => ViewsInReach;
  readonly #toasts: Toasts;
  /** What the dialog asks: the name of a new view, or a new name for the open one. */
  asking = $state<'new' | 'name' | 'delete'>();

  constructor(list: () => ViewedList, toasts: Toasts) {
    this.#list = list;
    this.#reach =
      getContext<(() => ViewsInReach) | undefined>(KEY) ??
      (() => ({ me: { id: 0, role: '' }, views: [] }));
    this.#toasts = toasts;
  }

  get many(): string {
    return this.#list().many;
  }

  /** The list without any condition. */
  get plainHref(): string {
    return listHref(this.#list().resource);
  }

  /** In the order of their tabs. */
  get all(): readonly SavedView[] {
    const { resource } = this.#list();
    return inPlace(this.#reach().views.filter((view) => view.resource === resource));
  }

  get current(): SavedView | undefined {
    const { saved } = this.#list();
    return this.all.find(({ id }) => id === saved);
  }

  /** The list is looked at in another way than the open view keeps. */
  get changed(): boolean {
    const { current } = this;
    return current !== undefined && !isAsSaved(current, this.#list().looked());
  }

  /** Whether the member may change a view: their own, and as a manager the shared ones. */
  mayChange(view: SavedView): boolean {
    const { me } = this.#reach();
    return view.owner_id === me.id || (view.is_shared && me.role !== 'regular');
  }

  /** Shows the open view as it is kept. */
  reset(): void {
    const { current } = this;
    if (current) void goto(addressOf(current), { reset: false });
  }

  /** Keeps what is looked at in the open view; where that is not the member's to change, under a new name. */
  async save(): Promise<void> {
    const { current } = this;
    if (!current || !this.mayChange(current)) {
      this.asking = 'new';
      return;
    }
    const { filters, ordering, columns, layout } = this.#list().looked();
    const patch = { filters: { ...filters }, ordering, columns: [...columns], layout };
    await this.change(current, patch, `Saved ${current.name}`);
  }

  /**
   * Keeps what is looked at under a name of its own, and opens it.
   *
   * @throws ApiError 422 with what is wrong with the name
   */
  async add(name: string, shared: boolean, pinned: boolean): Promise<void> {
    const { resource, looked: look } = this.#list();
    const looked = look();
    const view = await addView({
      name,
      resource,
      filters: { ...looked.filters },
      ordering: looked.ordering,
      columns: [...looked.columns],
      layout: looked.layout,
      is_shared: shared,
      is_pinned: pinned,
      position: this.all.length,
    });
    await invalidate(VIEWS);
    await goto(addressOf(view), { reset: false });
  }

  /** Changes a view and says so, or why not. */
  async change(view: SavedView, patch: SavedViewPatch, done?: string): Promise<void> {
    await this.#try(`${view.name} is not changed.`, done, () => changeView(view.id, patch));
  }

  /** Moves the tab of a view by a number of places. */
  async move(view: SavedView, by: number): Promise<void> {
    const places = moved(this.all, view.id, by).filter((one) => this.mayChange(one.view));
    await this.#try(`${view.name} is not moved.`, undefined, () =>
      Promise.all(places.map((one) => changeView(one.view.id, { position: one.position }))),
    );
  }

  /** Deletes a view for ever; the list goes on without it. */
  async remove(view: SavedView): Promise<void> {
    const gone = await this.#try(`${view.name} is not deleted.`, `Deleted ${view.name}`, () =>
      removeView(view.id),
    );
    if (gone) await goto(this.plainHref, { reset: false });
  }

  async #try(
    failed: string,
    done: string | undefined,
    work: () => Promise<unknown>,
  ): Promise<boolean> {
    try {
      await work();
    } catch (thrown) {
      this.#toasts.error(`${failed} ${asApiError(thrown).message}`);
      return false;
    } finally {
      await invalidate(VIEWS);
    }
    if (done !== undefined) this.#toasts.success(done);
    return true;
  }
}
