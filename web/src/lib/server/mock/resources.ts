import {
  choice,
  date,
  email,
  type Fields,
  flag,
  moment,
  money,
  reference,
  requiredText,
  text,
  url,
} from './fields.ts';
import type { Answer, Listing } from './lists.ts';
import type { MockState, Row, Table } from './state.ts';

/** One family of the API over one table. */
export interface Resource {
  table: Table;
  fields: Fields;
  listing: Listing;
  /** Takes the field that names who a new record belongs to, when the body does not say. */
  own?: string;
  answer: (row: Row, state: MockState) => Answer;
}

const SIZES = ['', '1-10', '11-50', '51-200', '201-1000', '1000+'];
const STATUSES = ['todo', 'in_progress', 'done'];
const PRIORITIES = ['low', 'medium', 'high'];
const MOMENTS = { created: 'created_at', updated: 'updated_at' };
const LINKS = ['company_id', 'contact_id', 'deal_id'];
const links = (): Fields => ({
  company_id: reference('company'),
  contact_id: reference('contact'),
  deal_id: reference('deal'),
});

/** The families of records, by the word in their path. */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  companies: {
    table: 'company',
    own: 'owner_id',
    fields: {
      name: requiredText(200),
      domain: text(200),
      industry: text(120),
      size: choice(SIZES, ''),
      status: choice(['prospect', 'active', 'customer', 'churned'], 'prospect'),
      description: text(),
      phone: text(40),
      email: email(),
      linkedin_url: url(),
      logo_url: url(),
      annual_revenue: money(),
      street: text(200),
      city: text(120),
      state: text(120),
      postal_code: text(20),
      country: text(120),
      owner_id: reference('user'),
    },
    listing: {
      search: (row) => [str(row.name), str(row.domain), str(row.email)],
      any: ['status', 'size', 'industry', 'city', 'country'],
      ids: ['owner_id'],
      numbers: ['annual_revenue'],
      moments: { ...MOMENTS, last_activity: 'last_activity_at' },
      orderings: [
        'name',
        'domain',
        'industry',
        ['size', (row) => SIZES.indexOf(str(row.size))],
        'status',
        'annual_revenue',
        'city',
        'country',
        'owner_name',
        'contacts_count',
        'deals_count',
        'open_deals_count',
        'last_activity_at',
        'created_at',
        'updated_at',
      ],
      defaultOrdering: 'name',
    },
    answer: (row, state) => {
      const deals = state.rows('deal').filter((deal) => deal.company_id === row.id);
      const open = deals.filter((deal) => deal.status === 'open');
      const sums = new Map<string, number>();
      for (const deal of open) {
        const currency = str(deal.currency);
        sums.set(currency, (sums.get(currency) ?? 0) + Number(deal.amount));
      }
      return {
        ...row,
        owner_name: nameOf(state, 'user', row.owner_id) ?? '',
        contacts_count: state.rows('contact').filter((one) => one.company_id === row.id).length,
        deals_count: deals.length,
        open_deals_count: open.length,
        open_pipeline: [...sums]
          .map(([currency, amount]) => ({ currency, amount }))
          .sort((one, other) => other.amount - one.amount),
        last_activity_at: lastActivity(state, 'company_id', row.id),
      };
    },
  },
  contacts: {
    table: 'contact',
    own: 'owner_id',
    fields: {
      first_name: requiredText(120),
      last_name: text(120),
      email: email(),
      phone: text(40),
      job_title: text(120),
      status: choice(['lead', 'active', 'customer', 'archived'], 'lead'),
      linkedin_url: url(),
      company_id: reference('company'),
      owner_id: reference('user'),
    },
    listing: {
      search: (row) => [str(row.full_name), str(row.email)],
      any: ['status'],
      ids: ['company_id', 'owner_id'],
      moments: { ...MOMENTS, last_activity: 'last_activity_at' },
      orderings: [
        'first_name',
        'last_name',
        'full_name',
        'owner_name',
        'email',
        'job_title',
        'status',
        'company_name',
        ['company__name', (row) => row.company_name],
        'last_activity_at',
        'created_at',
        'updated_at',
      ],
      defaultOrdering: 'first_name,last_name',
    },
    answer: (row, state) => ({
      ...row,
      full_name: nameOfRow(row),
      company_name: nameOf(state, 'company', row.company_id),
      owner_name: nameOf(state, 'user', row.owner_id) ?? '',
      last_activity_at: lastActivity(state, 'contact_id', row.id),
    }),
  },
  pipelines: {
    table: 'pipeline',
    fields: { name: requiredText(120), is_default: flag() },
    listing: {
      search: (row) => [str(row.name)],
      any: ['is_default'],
      orderings: ['name', 'created_at'],
      defaultOrdering: 'name',
    },
    answer: ({ id, name, is_default, version }, state) => ({
      id,
      name,
      is_default,
      version,
      stages: state
        .rows('stage')
        .filter((stage) => stage.pipeline_id === id)
        .sort((one, other) => Number(one.order) - Number(other.order) || one.id - other.id)
        .map((stage) => without(stage, 'created_at', 'updated_at')),
    }),
  },
  deals: {
    table: 'deal',
    own: 'owner_id',
    fields: {
      name: requiredText(200),
      pipeline_id: reference('pipeline', true),
      stage_id: reference('stage', true),
      company_id: reference('company'),
      primary_contact_id: reference('contact'),
      amount: { ...money(0), initial: 0, nullable: false },
      currency: { ...text(3), initial: 'USD', pattern: /^[A-Z]{3}$/ },
      status: choice(['open', 'won', 'lost'], 'open'),
      close_date: date(),
      description: text(),
      owner_id: reference('user'),
    },
    listing: {
      search: (row) => [str(row.name), str(row.company_name)],
      any: ['status'],
      ids: ['pipeline_id', 'stage_id', 'company_id', 'primary_contact_id', 'owner_id'],
      numbers: ['amount', 'probability'],
      moments: { ...MOMENTS, close_date: 'close_date', last_activity: 'last_activity_at' },
      orderings: [
        'name',
        'amount',
        'status',
        'close_date',
        'company_name',
        ['company__name', (row) => row.company_name],
        'stage_order',
        ['stage__order', (row) => row.stage_order],
        'owner_name',
        'probability',
        'stage_entered_at',
        'last_activity_at',
        'created_at',
        'updated_at',
      ],
      defaultOrdering: '-created_at',
    },
    answer: (row, state) => {
      const stage = state.find('stage', row.stage_id);
      return {
        stage_entered_at: row.created_at,
        ...row,
        company_name: nameOf(state, 'company', row.company_id),
        primary_contact_name: nameOf(state, 'contact', row.primary_contact_id),
        stage_name: stage?.name ?? null,
        stage_order: stage?.order ?? null,
        probability: stage?.probability ?? 0,
        owner_name: nameOf(state, 'user', row.owner_id) ?? '',
        last_activity_at: lastActivity(state, 'deal_id', row.id),
      };
    },
  },
  tasks: {
    table: 'task',
    fields: {
      title: requiredText(255),
      description: text(),
      status: choice(STATUSES, 'todo'),
      priority: choice(PRIORITIES, 'medium'),
      due_date: moment(),
      assignee_id: reference('user'),
      ...links(),
    },
    listing: {
      search: (row) => [str(row.title), str(row.description)],
      any: ['status', 'priority'],
      ids: ['assignee_id', ...LINKS],
      moments: { ...MOMENTS, due: 'due_date', completed: 'completed_at' },
      orderings: [
        'title',
        ['status', (row) => STATUSES.indexOf(str(row.status))],
        ['priority', (row) => PRIORITIES.indexOf(str(row.priority))],
        'due_date',
        'completed_at',
        'created_at',
        'updated_at',
      ],
      defaultOrdering: 'status,due_date,-created_at',
    },
    answer: (row, state) => ({
      completed_at: null,
      ...row,
      assignee_name: nameOf(state, 'user', row.assignee_id) ?? '',
      ...linkNames(row, state),
      overdue:
        row.status !== 'done' &&
        typeof row.due_date === 'string' &&
        Date.parse(row.due_date) < Date.now(),
    }),
  },
  notes: {
    table: 'note',
    own: 'author_id',
    fields: { body: requiredText(), ...links() },
    listing: {
      search: (row) => [str(row.body)],
      ids: ['author_id', ...LINKS],
      moments: MOMENTS,
      orderings: ['created_at', 'updated_at'],
      defaultOrdering: '-created_at',
    },
    answer: (row, state) => ({
      ...row,
      author_name: nameOf(state, 'user', row.author_id) ?? '',
      ...linkNames(row, state),
    }),
  },
  activities: {
    table: 'activity',
    own: 'actor_id',
    fields: {
      type: choice(['note', 'call', 'email', 'meeting', 'task', 'stage_change', 'system'], 'note'),
      summary: requiredText(255),
      body: text(),
      occurred_at: moment(),
      ...links(),
    },
    listing: {
      search: (row) => [str(row.summary), str(row.body)],
      any: ['type'],
      ids: ['actor_id', ...LINKS],
      moments: { created: 'created_at', occurred: 'occurred_at' },
      orderings: ['occurred_at', 'created_at'],
      defaultOrdering: '-occurred_at',
    },
    answer: (row, state) => ({
      ...without(row, 'updated_at'),
      occurred_at: row.occurred_at ?? row.created_at,
      actor_name: nameOf(state, 'user', row.actor_id) ?? '',
      ...linkNames(row, state),
    }),
  },
};

/** The members, as the owner and assignee pickers read them. */
export const USER_LISTING: Listing = {
  search: (row) => [str(row.full_name), str(row.email)],
  any: ['is_active'],
  orderings: ['first_name', 'last_name', 'email'],
  defaultOrdering: 'first_name,last_name',
};

export function userAnswer(row: Row): Answer {
  const { id, email, first_name, last_name, role, job_title, avatar_url, is_active } = row;
  const full_name = nameOfRow(row);
  return { id, email, first_name, last_name, full_name, role, job_title, avatar_url, is_active };
}

/** What a record is called where only one line is left. */
export function labelOf(row: Row | undefined): string {
  if (!row) return '';
  return nameOfRow(row) || str(row.title) || str(row.summary) || str(row.body).slice(0, 80);
}

function nameOfRow(row: Record<string, unknown>): string {
  return str(row.name) || `${str(row.first_name)} ${str(row.last_name)}`.trim();
}

function nameOf(state: MockState, table: Table, id: unknown): string | null {
  const row = state.find(table, id);
  return row ? nameOfRow(row) : null;
}

function linkNames(row: Record<string, unknown>, state: MockState): Record<string, unknown> {
  return {
    company_name: nameOf(state, 'company', row.company_id),
    contact_name: nameOf(state, 'contact', row.contact_id),
    deal_name: nameOf(state, 'deal', row.deal_id),
  };
}

function lastActivity(state: MockState, link: string, id: number): string | null {
  const moments = [
    ...state.rows('activity').map((one) => [one[link], one.occurred_at ?? one.created_at]),
    ...state.rows('note').map((one) => [one[link], one.created_at]),
  ]
    .filter(([owner]) => owner === id)
    .map(([, moment]) => str(moment))
    .sort();
  return moments.at(-1) ?? null;
}

/** A row without some of its fields. */
function without(row: Row, ...names: string[]): Answer {
  const rest = Object.entries(row).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(rest), id: row.id };
}

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
