import type { Row, Table, Tables } from './state.ts';

const DAY = 86_400_000;

type Seed = Record<string, unknown> & { id: number };

/** The demo workspace: the sample records of the product, two members besides, and a little life. */
export function demoTables(now = Date.now()): Tables {
  const at = (days: number): string => new Date(now + days * DAY).toISOString();
  const day = (days: number): string => at(days).slice(0, 10);
  const table = (seeds: readonly Seed[], ageInDays: number): Map<number, Row> =>
    new Map(
      seeds.map((seed) => {
        const created = at(-ageInDays + seed.id);
        const row: Row = { version: 1, created_at: created, updated_at: created, ...seed };
        return [row.id, row];
      }),
    );

  return {
    user: table(USERS, 200),
    company: table(COMPANIES, 120),
    contact: table(CONTACTS, 110),
    pipeline: table([{ id: 1, name: 'Sales Pipeline', is_default: true }], 120),
    stage: table(STAGES, 120),
    deal: table(
      DEALS.map(({ days, ...deal }) => ({
        ...deal,
        close_date: day(days),
        stage_entered_at: at(-9),
      })),
      60,
    ),
    task: table(
      TASKS.map(({ days, done, ...task }) => ({
        ...task,
        due_date: at(days),
        completed_at: done === undefined ? null : at(done),
      })),
      20,
    ),
    note: table(NOTES, 15),
    activity: table(
      ACTIVITIES.map(({ days, ...activity }) => ({ ...activity, occurred_at: at(days) })),
      30,
    ),
  } satisfies Record<Table, Map<number, Row>>;
}

const user = (id: number, first: string, last: string, role: string, title: string) => ({
  id,
  email: `${first.toLowerCase()}@offsideventures.com`,
  username: first.toLowerCase(),
  first_name: first,
  last_name: last,
  is_active: true,
  is_deactivated: false,
  is_staff: id === 1,
  role,
  job_title: title,
  phone: '',
  avatar_url: '',
  bio: '',
});

const USERS = [
  user(1, 'Demo', 'User', 'admin', 'Account Executive'),
  user(2, 'Mara', 'Holt', 'manager', 'Sales Manager'),
  user(3, 'Ravi', 'Sen', 'regular', 'Account Executive'),
];

function company(
  id: number,
  name: string,
  domain: string,
  industry: string,
  size: string,
  status: string,
  [city, country]: [string, string],
  annual_revenue: number | null,
) {
  return {
    id,
    name,
    domain,
    industry,
    size,
    status,
    description: '',
    phone: '',
    email: `hello@${domain}`,
    linkedin_url: '',
    logo_url: '',
    annual_revenue,
    street: '',
    city,
    state: '',
    postal_code: '',
    country,
    owner_id: 1,
  };
}

const COMPANIES = [
  company(
    1,
    'Northwind Labs',
    'northwindlabs.com',
    'Biotech',
    '51-200',
    'active',
    ['Boston', 'USA'],
    24_000_000,
  ),
  company(
    2,
    'Helio Freight',
    'heliofreight.com',
    'Logistics',
    '201-1000',
    'customer',
    ['Rotterdam', 'Netherlands'],
    148_200_000,
  ),
  company(
    3,
    'Cobalt Studio',
    'cobalt.studio',
    'Design',
    '11-50',
    'prospect',
    ['Lisbon', 'Portugal'],
    null,
  ),
  company(
    4,
    'Meridian Capital',
    'meridiancap.com',
    'Finance',
    '1000+',
    'active',
    ['New York', 'USA'],
    410_000_000,
  ),
  company(
    5,
    'Tindr Robotics',
    'tindr.io',
    'Manufacturing',
    '51-200',
    'prospect',
    ['Munich', 'Germany'],
    18_500_000,
  ),
  company(
    6,
    'Vela Health',
    'velahealth.com',
    'Healthcare',
    '11-50',
    'customer',
    ['Austin', 'USA'],
    6_200_000,
  ),
];

function contact(
  id: number,
  first_name: string,
  last_name: string,
  job_title: string,
  status: string,
  company_id: number,
) {
  const domain = COMPANIES[company_id - 1]?.domain ?? '';
  return {
    id,
    first_name,
    last_name,
    email: `${first_name.toLowerCase()}@${domain}`,
    phone: '',
    job_title,
    status,
    linkedin_url: '',
    company_id,
    owner_id: 1,
  };
}

const CONTACTS = [
  contact(1, 'Ada', 'Reyes', 'VP Engineering', 'active', 1),
  contact(2, 'Marcus', 'Lin', 'Procurement Lead', 'lead', 1),
  contact(3, 'Sofia', 'Okonkwo', 'COO', 'customer', 2),
  contact(4, 'Idris', 'Khan', 'Ops Manager', 'active', 2),
  contact(5, 'Lena', 'Vasquez', 'Founder', 'lead', 3),
  contact(6, 'Tom', 'Becker', 'Managing Director', 'active', 4),
  contact(7, 'Priya', 'Nair', 'Analyst', 'lead', 4),
  contact(8, 'Hannah', 'Stein', 'Head of Product', 'lead', 5),
  contact(9, 'Diego', 'Moreno', 'CEO', 'customer', 6),
  contact(10, 'Grace', 'Ahn', 'Clinical Lead', 'active', 6),
];

const STAGES = (
  [
    ['New', 10],
    ['Qualified', 30],
    ['Proposal', 55],
    ['Negotiation', 75],
    ['Closed Won', 100],
    ['Closed Lost', 0],
  ] as const
).map(([name, probability], order) => ({
  id: order + 1,
  pipeline_id: 1,
  name,
  order,
  probability,
  is_won: name === 'Closed Won',
  is_lost: name === 'Closed Lost',
}));

function deal(
  id: number,
  name: string,
  primary_contact_id: number,
  stage_id: number,
  amount: number,
  status: string,
  days: number,
) {
  return {
    id,
    name,
    pipeline_id: 1,
    stage_id,
    company_id: id,
    primary_contact_id,
    amount,
    currency: 'USD',
    status,
    description: '',
    owner_id: 1,
    days,
  };
}

const DEALS = [
  deal(1, 'Northwind platform rollout', 1, 3, 48_000, 'open', 14),
  deal(2, 'Helio annual renewal', 3, 5, 120_000, 'won', 21),
  deal(3, 'Cobalt brand retainer', 5, 2, 18_000, 'open', 28),
  deal(4, 'Meridian data platform', 6, 4, 240_000, 'open', 35),
  deal(5, 'Tindr pilot program', 8, 1, 32_000, 'open', 42),
  deal(6, 'Vela expansion', 9, 3, 56_000, 'open', 49),
];

function task(
  id: number,
  title: string,
  status: string,
  priority: string,
  company_id: number,
  days: number,
  done?: number,
) {
  return {
    id,
    title,
    description: '',
    status,
    priority,
    assignee_id: 1,
    company_id,
    contact_id: null,
    deal_id: null,
    days,
    done,
  };
}

const TASKS = [
  task(1, 'Send Northwind proposal', 'todo', 'high', 1, 2),
  task(2, 'Prep Meridian security review', 'todo', 'medium', 4, 5),
  task(3, 'Collect Vela references', 'in_progress', 'low', 6, 1),
  task(4, 'Call Helio about renewal terms', 'done', 'medium', 2, -3, -4),
];

const NOTES = [
  {
    id: 1,
    body: 'Ada is the champion, budget confirmed for Q3.',
    author_id: 1,
    company_id: 1,
    contact_id: null,
    deal_id: null,
  },
  {
    id: 2,
    body: 'Helio wants one invoice per quarter.',
    author_id: 2,
    company_id: 2,
    contact_id: 3,
    deal_id: null,
  },
];

const ACTIVITIES = [
  ...DEALS.map(({ id, name, company_id }) => ({
    id,
    type: 'system',
    summary: `Deal '${name}' created`,
    body: '',
    actor_id: 1,
    company_id,
    contact_id: null,
    deal_id: id,
    days: -14 + id,
  })),
  {
    id: 7,
    type: 'call',
    summary: 'Intro call with Ada Reyes',
    body: '',
    actor_id: 1,
    company_id: 1,
    contact_id: 1,
    deal_id: 1,
    days: -1,
  },
];
