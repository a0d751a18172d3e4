import type { Deal, Stage } from '#lib/api/generated/types.gen.ts';

/** Three stages and their ends. */
export const STAGES: readonly Stage[] = [
  ['Qualified', 20],
  ['Proposal', 60],
  ['Negotiation', 80],
  ['Won', 100],
  ['Lost', 0],
].map(([name, probability], order) => ({
  id: order + 1,
  pipeline_id: 1,
  name: String(name),
  order,
  probability: Number(probability),
  is_won: name === 'Won',
  is_lost: name === 'Lost',
  version: 1,
}));

/** A deal in the first stage, with these fields. */
export function aDeal(fields: Partial<Deal> = {}): Deal {
  return {
    id: 1,
    name: 'Fleet telemetry',
    company_id: null,
    company_name: null,
    primary_contact_id: null,
    primary_contact_name: null,
    pipeline_id: 1,
    stage_id: 1,
    stage_name: 'Qualified',
    probability: 20,
    amount: 1000,
    currency: 'USD',
    status: 'open',
    close_date: null,
    description: '',
    owner_id: null,
    owner_name: '',
    stage_entered_at: '2026-01-01T00:00:00Z',
    last_activity_at: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    version: 1,
    ...fields,
  };
}
