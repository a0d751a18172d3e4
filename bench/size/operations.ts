// What is measured, with the limit that docs/performance.md promises for scale M.
import type { Request } from './load.ts';
import type { Database } from './statements.ts';

export interface Operation {
  name: string;
  /** Milliseconds that 95 of 100 may take with 8 clients. */
  budget?: number;
  /** Each an operation of one or more requests; they are sent in turn. */
  variants: Request[][];
  /** Also measured with 1 and 32 clients, and compared with what the database does alone. */
  closely?: boolean;
  /** Times the work itself changes rows, so that the floor cannot be measured by sending the same again. */
  writes?: boolean;
}

type Row = Record<string, unknown>;

const LISTS = ['companies', 'contacts', 'deals', 'tasks', 'notes', 'activities'];
const WORDS = [
  'müller',
  'logistik',
  'robotics',
  'garcía',
  'lindström',
  'gmbh',
  'norvia',
  'conseil',
  'pilot',
  'sørensen',
];
const RENEWED = 'renewal';

/** The operations for the workspace behind this server. */
export async function operations(origin: string, database: Database): Promise<Operation[]> {
  const ids = async (table: string, count = 200): Promise<number[]> =>
    // Spread over the whole table, so that neither the page cache nor the smallest records decide.
    (
      await database.query(
        `select id from ${table} tablesample bernoulli (5) order by random() limit ${count}`,
      )
    ).map(({ id }: Row) => Number(id));
  const [companies, contacts, deals] = [
    await ids('company'),
    await ids('contact'),
    await ids('deal'),
  ];
  const orders = await orderings(origin);
  const [pipeline] = await database.query('select id from pipeline where is_default');
  const stages = await database.query(
    `select id from stage where pipeline_id = ${Number(pipeline?.id)} order by "order"`,
  );

  return [
    {
      name: 'Nothing but HTTP: /health/live',
      variants: [[{ path: '/health/live' }]],
      closely: true,
    },
    {
      name: 'One company',
      budget: 15,
      variants: companies.map((id) => [{ path: `/api/companies/${id}` }]),
      closely: true,
    },
    { name: 'One company with all its panels', budget: 60, variants: companies.map(withPanels) },
    ...LISTS.map((list): Operation => ({
      name: `50 ${list}, default order`,
      budget: 50,
      variants: [[{ path: `/api/${list}/?limit=50` }]],
      closely: list === 'companies' || list === 'contacts',
    })),
    ...LISTS.map((list): Operation => ({
      name: `50 ${list} in any order`,
      budget: 50,
      variants: (orders.get(list) ?? []).map((order) => [
        { path: `/api/${list}/?limit=50&ordering=${order}` },
      ]),
    })),
    ...LISTS.map((list): Operation => ({
      name: `50 ${list} under any filter`,
      budget: 50,
      variants: filters(companies, contacts, deals, Number(stages[0]?.id))
        .filter(([of]) => of === list)
        .map(([, filter]) => [{ path: `/api/${list}/?limit=50&${filter}` }]),
    })),
    ...LISTS.map((list): Operation => ({
      name: `50 ${list} from the 10,000th on`,
      budget: 120,
      variants: [[{ path: `/api/${list}/?limit=50&offset=10000` }]],
    })),
    ...LISTS.map((list): Operation => ({
      name: `50 ${list} with a search`,
      budget: 100,
      variants: [...WORDS, RENEWED].map((word) => [
        { path: `/api/${list}/?limit=50&search=${encodeURIComponent(word)}` },
      ]),
    })),
    {
      name: 'Palette, per key',
      budget: 80,
      variants: WORDS.flatMap((word) =>
        Array.from(word, (_, at) => [
          { path: `/api/search/?q=${encodeURIComponent(word.slice(0, at + 1))}` },
        ]),
      ),
    },
    { name: 'Dashboard', budget: 150, variants: [[{ path: '/api/dashboard' }]] },
    {
      name: 'Board: 6 stages with 50 cards each, and sums',
      budget: 150,
      variants: [
        [
          ...stages.map(({ id }) => ({ path: `/api/deals/?limit=50&stage_id=${Number(id)}` })),
          { path: `/api/deals/sums/?pipeline_id=${Number(pipeline?.id)}` },
        ],
      ],
    },
    {
      name: 'Change one field',
      budget: 20,
      variants: companies.map((id) => [
        {
          path: `/api/companies/${id}`,
          method: 'PATCH',
          body: { phone: `+1 555 ${Math.floor(Math.random() * 1e6)}` },
        },
      ]),
      writes: true,
    },
    {
      name: 'Create a contact',
      budget: 20,
      variants: companies.map((id) => [
        {
          path: '/api/contacts/',
          method: 'POST',
          body: { first_name: 'Ada', last_name: 'Bench', company_id: id },
        },
      ]),
      writes: true,
    },
  ];
}

function withPanels(id: number): Request[] {
  return [
    `companies/${id}`,
    ...['contacts', 'deals', 'tasks', 'notes', 'activities'].map(
      (list) => `${list}/?limit=20&company_id=${id}`,
    ),
    `history/?limit=20&record_type=company&record_id=${id}`,
  ].map((path) => ({ path: `/api/${path}` }));
}

/** Every name that a list may be ordered by, in both directions, as the server itself describes them. */
async function orderings(origin: string): Promise<Map<string, string[]>> {
  interface Parameter {
    name: string;
    schema: { items?: { enum?: string[] } };
  }
  const answer = await fetch(`${origin}/api/openapi.json`);
  const { paths } = (await answer.json()) as {
    paths: Record<string, { get: { parameters: Parameter[] } } | undefined>;
  };
  return new Map(
    LISTS.map((list) => [
      list,
      paths[`/api/${list}/`]?.get.parameters.find(({ name }) => name === 'ordering')?.schema.items
        ?.enum ?? [],
    ]),
  );
}

function filters(
  companies: number[],
  contacts: number[],
  deals: number[],
  stage: number,
): [string, string][] {
  const links = [`company_id=${companies[0]}`, `contact_id=${contacts[0]}`, `deal_id=${deals[0]}`];
  const recent = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  return [
    ...[
      'status=customer',
      'size=1000%2B',
      'industry=Biotech',
      'city=Berlin',
      'country=Japan',
      'owner_id=me',
      'owner_id=none',
    ].map((filter) => ['companies', filter] as [string, string]),
    ...[
      'annual_revenue_gte=20000000',
      `created_after=${recent}`,
      `updated_after=${recent}`,
      `last_activity_after=${recent}`,
    ].map((filter) => ['companies', filter] as [string, string]),
    ...[
      'status=archived',
      `company_id=${companies[0]}`,
      'owner_id=me',
      `last_activity_after=${recent}`,
    ].map((filter) => ['contacts', filter] as [string, string]),
    ...[
      'status=open',
      `stage_id=${stage}`,
      'currency=JPY',
      'probability_gte=75',
      'amount_gte=200000',
      `close_date_after=${recent}`,
      `company_id=${companies[0]}`,
      'owner_id=me',
    ].map((filter) => ['deals', filter] as [string, string]),
    ...[
      'status=done',
      'status=todo',
      'priority=high',
      'assignee_id=me',
      `due_before=${recent}`,
      ...links,
    ].map((filter) => ['tasks', filter] as [string, string]),
    ...['author_id=me', ...links].map((filter) => ['notes', filter] as [string, string]),
    ...['type=system', 'actor_id=me', ...links].map(
      (filter) => ['activities', filter] as [string, string],
    ),
  ];
}
