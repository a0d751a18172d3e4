import { call, type Connection } from '#lib/api/client.ts';
import { createView, deleteView, listViews, updateView } from '#lib/api/generated/sdk.gen.ts';
import type { SavedView, SavedViewCreate, SavedViewPatch } from '#lib/api/generated/types.gen.ts';

/** What the views are called where their data is invalidated. */
export const VIEWS = 'app:views';

/** Views that are read: more tabs nobody reads. */
const MOST = 200;

/** @throws ApiError */
export async function readViews(connection: Connection): Promise<SavedView[]> {
  const { data } = await call(listViews({ ...connection, query: { limit: MOST } }));
  return data.items;
}

/** @throws ApiError 422 with what is wrong with which field */
export async function addView(view: SavedViewCreate): Promise<SavedView> {
  return (await call(createView({ body: view }))).data;
}

/** @throws ApiError */
export async function changeView(id: number, patch: SavedViewPatch): Promise<SavedView> {
  return (await call(updateView({ path: { view_id: id }, body: patch }))).data;
}

/** @throws ApiError */
export async function removeView(id: number): Promise<void> {
  await call(deleteView({ path: { view_id: id } }));
}
