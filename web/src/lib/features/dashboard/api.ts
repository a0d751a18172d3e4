import { call, type Answer, type Connection } from '#lib/api/client.ts';
import { getDashboard, updateTask } from '#lib/api/generated/sdk.gen.ts';
import type { Dashboard, Task } from '#lib/api/generated/types.gen.ts';

/** What the dashboard is called where its data is invalidated. */
export const DASHBOARD = 'app:dashboard';

/** The times a dashboard can be about. */
export const PERIODS = [
  { value: 'quarter', label: 'This quarter' },
  { value: 'next', label: 'Next' },
  { value: 'year', label: 'Year' },
] as const;

export type Period = (typeof PERIODS)[number]['value'];

/** What the address asks for: a period, and whose part of the workspace; undefined for everybody's. */
export interface DashboardView {
  period: Period;
  owner: number | undefined;
}

/** Reads an address; what it does not know counts as not said. */
export function readDashboardView(parameters: URLSearchParams): DashboardView {
  const owner = Number(parameters.get('owner') ?? '');
  return {
    period: PERIODS.find(({ value }) => value === parameters.get('period'))?.value ?? 'quarter',
    owner: Number.isSafeInteger(owner) && owner > 0 ? owner : undefined,
  };
}

/** The query of an address, with its question mark; empty for the dashboard as it begins. */
export function writeDashboardView({ period, owner }: DashboardView): string {
  const parameters = new URLSearchParams();
  if (period !== 'quarter') parameters.set('period', period);
  if (owner !== undefined) parameters.set('owner', String(owner));
  const query = parameters.toString();
  return query && `?${query}`;
}

/** @throws ApiError */
export async function readDashboard(
  { period, owner }: DashboardView,
  connection: Connection,
): Promise<Dashboard> {
  const query = { period, ...(owner !== undefined && { owner_id: owner }) };
  const { data } = await call(getDashboard({ ...connection, query }));
  return data;
}

/**
 * Finishes a task.
 *
 * @throws ApiError 412 where it changed since it was read
 */
export function finishTask({ id, version }: Pick<Task, 'id' | 'version'>): Promise<Answer<Task>> {
  return call(
    updateTask({
      path: { task_id: id },
      headers: { 'If-Match': `"${version}"` },
      body: { status: 'done' },
    }),
  );
}
