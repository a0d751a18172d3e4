import * as z from 'zod/mini';

import type { Connection } from '#lib/api/client.ts';
import { client } from '#lib/api/generated/client.gen.ts';

const zMemberPage = z.object({
  items: z.array(z.object({ id: z.int(), full_name: z.string(), job_title: z.string() })),
  count: z.int(),
});

export function listUsers(
  options: Connection & { query: Record<string, unknown>; signal?: AbortSignal },
) {
  return client.get<{ 200: z.infer<typeof zMemberPage> }>({
    responseValidator: (data) => zMemberPage.parseAsync(data),
    url: '/api/users/',
    ...options,
  });
}
