import type { AgentAction } from '../wire.ts';

/** A suggestion to change two fields of a deal, unless the test says otherwise. */
export function anAction(changes: Partial<AgentAction> = {}): AgentAction {
  return {
    id: 2291,
    action_type: 'update_record',
    status: 'suggested',
    prompt: 'Move the close date up',
    result: { reason: 'Procurement freezes on 5 December.' },
    proposed_payload: {
      record_type: 'deal',
      record_id: 7,
      version: 3,
      fields: { close_date: '2026-12-05', amount: 184_000 },
    },
    payload_hash: 'a'.repeat(64),
    target_type: 'deal',
    target_id: 7,
    target_label: 'Depot rollout, phase 2',
    provider: 'mock',
    model: 'mock',
    actor_id: 1,
    actor_name: 'Demo User',
    confirmed_by_name: '',
    thread_id: null,
    input_tokens: 120,
    output_tokens: 30,
    created_at: '2026-11-18T10:42:00.000Z',
    updated_at: '2026-11-18T10:42:00.000Z',
    preview: [
      { field: 'close_date', label: 'Close date', before: '2026-12-12', after: '2026-12-05' },
      { field: 'amount', label: 'Amount', before: null, after: 184_000 },
    ],
    stale: false,
    ...changes,
  };
}

/** The same after somebody approved it. */
export function applied(action: AgentAction): AgentAction {
  return {
    ...action,
    status: 'applied',
    confirmed_by_name: 'Maren Voss',
    result: {
      reason: 'Procurement freezes on 5 December.',
      confirmed_by: 2,
      confirmed_at: '2026-11-18T10:43:00.000Z',
    },
    updated_at: '2026-11-18T10:43:00.000Z',
  };
}
