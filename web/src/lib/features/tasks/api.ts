import { call, type Answer, type Connection } from '#lib/api/client.ts';
import { createTask, deleteTask, listTasks, updateTask } from '#lib/api/generated/sdk.gen.ts';
import type { Task, TaskCreate, TaskPatch } from '#lib/api/generated/types.gen.ts';

/** @throws ApiError */
export async function readTasks(
  query: Readonly<Record<string, unknown>>,
  connection: Connection,
): Promise<{ items: Task[]; count: number }> {
  const { data } = await call(listTasks({ ...connection, query }));
  return data;
}

/**
 * @param key the same for every try of the same form, so that a lost answer adds nothing twice
 * @throws ApiError 422 with what is wrong with which field
 */
export function addTask(task: TaskCreate, key: string): Promise<Answer<Task>> {
  return call(createTask({ body: task, headers: { 'Idempotency-Key': key } }));
}

/**
 * @param version the version the member saw; without one the write goes through in any case
 * @throws ApiError 412 where it moved on
 */
export function saveTask(id: number, patch: TaskPatch, version?: number): Promise<Answer<Task>> {
  return call(
    updateTask({
      path: { task_id: id },
      body: patch,
      ...(version !== undefined && { headers: { 'If-Match': `"${version}"` } }),
    }),
  );
}

/** @throws ApiError */
export function removeTask(id: number): Promise<Answer<unknown>> {
  return call(deleteTask({ path: { task_id: id } }));
}
