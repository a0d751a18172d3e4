import { call, type Connection } from '#lib/api/client.ts';
import { listUsers } from '#lib/api/generated/sdk.gen.ts';
import type { Option } from '#lib/components/ui/options.ts';

/** Members offered by a picker at once. */
const MOST = 20;

/**
 * The members whose name or address contains what was typed, for a picker.
 *
 * @throws ApiError
 */
export async function searchMembers(query: string, signal?: AbortSignal): Promise<Option[]> {
  const { data } = await call(
    listUsers({
      query: { limit: MOST, is_active: true, ...(query && { search: query }) },
      ...(signal && { signal }),
    }),
  );
  return data.items.map((member) => ({
    value: String(member.id),
    label: member.full_name,
    ...(member.job_title && { hint: member.job_title }),
  }));
}

/** The names of all members by id, those who left included. */
export async function readMemberNames(connection: Connection): Promise<Record<string, string>> {
  const { data } = await call(listUsers({ ...connection, query: { limit: 200 } }));
  return Object.fromEntries(data.items.map((member) => [String(member.id), member.full_name]));
}
