import { Refusal } from './refusal.ts';
import type { Row } from './state.ts';

type Values = Record<string, unknown>;

/** What holds for the whole workspace, and how its members like to see their lists; nothing of it is history. */
export class Workspace {
  #settings: Values = {
    workspace_name: 'OffsideVentures',
    default_currency: 'USD',
    exchange_rates: { EUR: { rate: 1.16, as_of: '2026-11-01' } },
    targets: {},
    locale: 'en-GB',
    week_starts_on: 'monday',
  };
  readonly #views = new Map<number, Values & { id: number }>();
  #lastView = 0;

  /** Answers `/api/settings` and `/api/views`; undefined for every other path. */
  answer(
    method: string,
    [family, id]: readonly string[],
    body: unknown,
    me: Row,
  ): Said | undefined {
    const values = (typeof body === 'object' && body !== null ? body : {}) as Values;
    if (family === 'settings' && id === undefined) {
      if (method === 'PATCH') {
        if (me.role !== 'admin') throw refused();
        this.#settings = { ...this.#settings, ...values };
      }
      return { answer: this.#settings, status: 200 };
    }
    if (family !== 'views') return undefined;
    if (id !== undefined) return this.#one(method, Number(id), values, me);
    if (method === 'POST') return { answer: this.#create(values, me), status: 201 };
    const items = [...this.#views.values()]
      .filter((view) => view.is_shared === true || view.owner_id === me.id)
      .sort((one, other) => Number(one.position) - Number(other.position) || one.id - other.id);
    return { answer: { items, count: items.length }, status: 200 };
  }

  #one(method: string, id: number, values: Values, me: Row): Said {
    const view = this.#views.get(id);
    if (!view || (view.is_shared !== true && view.owner_id !== me.id)) {
      throw Refusal.notFound('View');
    }
    if (method === 'GET') return { answer: view, status: 200 };
    if (view.owner_id !== me.id && me.role === 'regular') throw refused();
    if (method === 'DELETE') {
      this.#views.delete(id);
      return { answer: undefined, status: 204 };
    }
    const changed = { ...view, ...values, id };
    this.#views.set(id, changed);
    return { answer: changed, status: 200 };
  }

  #create(values: Values, me: Row): Values {
    if (typeof values.name !== 'string' || values.name.trim() === '') {
      const loc = ['body', 'payload', 'name'];
      throw Refusal.invalid([{ type: 'missing', loc, msg: 'Field required' }]);
    }
    const view = {
      layout: 'table',
      filters: {},
      ordering: '',
      columns: [],
      is_shared: false,
      is_pinned: false,
      position: this.#views.size,
      ...values,
      id: ++this.#lastView,
      owner_id: me.id,
    };
    this.#views.set(view.id, view);
    return view;
  }
}

interface Said {
  answer: unknown;
  status: number;
}

function refused(): Refusal {
  const message = 'You do not have permission to perform this action.';
  return new Refusal(403, 'permission_denied', message);
}
