import { call, type Answer, type Connection } from '#lib/api/client.ts';
import {
  createNote,
  listDeals,
  listPipelines,
  sumDeals,
  updateDeal,
} from '#lib/api/generated/sdk.gen.ts';
import type {
  Deal,
  DealPage,
  DealPatch,
  ListDealsData,
  Note,
  Pipeline,
  Stage,
  StageSum,
} from '#lib/api/generated/types.gen.ts';
import { queryOf } from '#lib/components/filters/filters.ts';

import { DEAL_LIST, PAGE } from './list-spec.ts';
import { statusesOf, type DealsPlace } from './place.ts';
import { stageOutcome } from './stages.ts';

/** The first deals of a stage, and how many there are. */
export interface StageDeals {
  stage: Stage;
  cards: readonly Deal[];
  count: number;
}

/** The deals of a pipeline that match, by stage. */
export interface BoardData {
  /** What was asked for. */
  place: DealsPlace;
  pipelines: readonly Pipeline[];
  pipeline: Pipeline;
  /** The stages that are shown, in their order. */
  columns: readonly StageDeals[];
  /** What all stages of the pipeline are worth. */
  sums: readonly StageSum[];
}

/** @throws ApiError */
export async function readPipelines(connection: Connection): Promise<Pipeline[]> {
  const { data } = await call(listPipelines({ ...connection, query: { limit: 200 } }));
  return data.items;
}

/**
 * The deals of a place: the first page of each stage, and the sums of all.
 *
 * @throws ApiError 404 where there is no such pipeline
 */
export async function readBoard(place: DealsPlace, connection: Connection): Promise<BoardData> {
  const pipelines = await readPipelines(connection);
  const pipeline =
    pipelines.find(({ id, is_default }) =>
      place.pipeline === undefined ? is_default : id === place.pipeline,
    ) ?? pipelines[0];
  if (!pipeline) throw new Error('A workspace has a pipeline from the start.');
  const statuses = statusesOf(place.view.filters);
  const stages = pipeline.stages.filter((stage) => statuses.has(stageOutcome(stage) ?? 'open'));
  const query = queryFor(place, { pipeline_id: [pipeline.id] });
  const [sums, ...pages] = await Promise.all([
    call(sumDeals({ ...connection, query })),
    ...stages.map((stage) => readStage(place, stage, 0, connection)),
  ]);
  return {
    place,
    pipelines,
    pipeline,
    sums: sums.data.items,
    columns: stages.map((stage, index) => ({
      stage,
      cards: pages[index]?.items ?? [],
      count: pages[index]?.count ?? 0,
    })),
  };
}

/** The conditions of a place, except for its status: that one decides which stages are shown. */
function queryFor(
  { view }: DealsPlace,
  besides: NonNullable<ListDealsData['query']>,
): ListDealsData['query'] {
  const filters = view.filters.filter(({ field }) => field !== 'status');
  // What stands in an address was typed by someone: the API checks it, the types cannot.
  return { ...queryOf({ ...view, filters }, DEAL_LIST), ...besides };
}

/**
 * One page of the deals of a stage.
 *
 * @param offset deals to skip
 * @throws ApiError
 */
export async function readStage(
  place: DealsPlace,
  stage: Stage,
  offset: number,
  connection: Connection,
): Promise<DealPage> {
  const query = queryFor(place, { stage_id: [stage.id], limit: PAGE, offset });
  const { data } = await call(listDeals({ ...connection, query }));
  return data;
}

/**
 * Changes fields of a deal.
 *
 * @param version the version the member saw
 * @throws ApiError 412 with the deal as it is now, where it moved on
 */
export function saveDeal(id: number, patch: DealPatch, version: number): Promise<Answer<Deal>> {
  return call(
    updateDeal({ path: { deal_id: id }, headers: { 'If-Match': `"${version}"` }, body: patch }),
  );
}

/** Writes down why a deal was lost, as a note on it. */
export function noteReason(deal: Deal, reason: string): Promise<Answer<Note>> {
  return call(
    createNote({
      body: {
        body: `Lost: ${reason}`,
        deal_id: deal.id,
        company_id: deal.company_id,
        contact_id: deal.primary_contact_id,
      },
    }),
  );
}
