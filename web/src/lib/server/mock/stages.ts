import { type Field, type Fields, flag, reference, requiredText } from './fields.ts';
import { Refusal } from './refusal.ts';
import type { Resource } from './resources.ts';
import type { MockState, Row } from './state.ts';

const whole = (least: number, most: number): Field => ({ kind: 'number', initial: 0, least, most });

const FIELDS: Fields = {
  pipeline_id: reference('pipeline', true),
  name: requiredText(120),
  order: whole(0, 1_000_000),
  probability: whole(0, 100),
  is_won: flag(),
  is_lost: flag(),
};

/** Stages below `/api/pipelines/stages`, as any other record is written. */
export const STAGES: Resource = {
  table: 'stage',
  fields: FIELDS,
  listing: { orderings: ['order'], defaultOrdering: 'order' },
  answer: (row) => {
    const { id, version, pipeline_id, name, order, probability, is_won, is_lost } = row;
    return { id, pipeline_id, name, order, probability, is_won, is_lost, version };
  },
};

/** @throws Refusal 409 while a deal is in the stage */
export function refuseInUse(state: MockState, stage: Row): void {
  const deals = state.rows('deal').filter((deal) => deal.stage_id === stage.id).length;
  if (deals > 0) throw new Refusal(409, 'in_use', `${deals} deals are in this stage.`);
}

/** Puts the stages of a pipeline in the order of their ids. Runs inside a write. */
export function reorder(state: MockState, pipeline: Row, ids: unknown): void {
  const own = state.rows('stage').filter((stage) => stage.pipeline_id === pipeline.id);
  const wanted = Array.isArray(ids) ? (ids as unknown[]) : [];
  if (wanted.length !== own.length || own.some(({ id }) => !wanted.includes(id))) {
    const msg = 'All stages of the pipeline, once each';
    throw Refusal.invalid([{ type: 'value_error', loc: ['body', 'payload', 'stage_ids'], msg }]);
  }
  for (const stage of own) state.update('stage', stage, { order: wanted.indexOf(stage.id) });
}
