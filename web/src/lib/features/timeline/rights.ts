import type { Note } from '#lib/api/generated/types.gen.ts';
import type { User } from '#lib/user.ts';

/** Notes are changed by who wrote them, and by managers and admins. */
export function mayChangeNote(
  note: Pick<Note, 'author_id'>,
  user: Pick<User, 'id' | 'role'>,
): boolean {
  return note.author_id === user.id || user.role === 'manager' || user.role === 'admin';
}
