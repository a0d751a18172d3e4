import { call, type Connection } from '#lib/api/client.ts';
import { listAgentActions } from '#lib/api/generated/sdk.gen.ts';

/**
 * How many suggestions wait for a decision.
 *
 * @throws ApiError
 */
export async function countWaiting(connection: Connection): Promise<number> {
  const query = { status: ['suggested' as const], limit: 1 };
  const { data } = await call(listAgentActions({ ...connection, query }));
  return data.count;
}
