import type { Change } from '#lib/api/generated/types.gen.ts';

/** Everything written together about one record. */
export interface ChangeGroup {
  changeSet: number;
  at: string;
  actor: string;
  via: string;
  undone: boolean;
  entries: Change[];
}

/** Entries of a history, those of one change set together, in the order they came. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<number, ChangeGroup>();
  for (const change of changes) {
    const known = groups.get(change.change_set_id);
    if (known) known.entries.push(change);
    else {
      groups.set(change.change_set_id, {
        changeSet: change.change_set_id,
        at: change.at,
        actor: change.actor_name || 'A former member',
        via: change.via,
        undone: change.undone,
        entries: [change],
      });
    }
  }
  return [...groups.values()];
}

const VIA: Record<string, string> = {
  api: 'through the API',
  assistant: 'with a suggestion',
  admin: 'in the admin console',
  import: 'with an import',
  mcp: 'through MCP',
  system: 'by itself',
};

/** How a change came in; empty for the ordinary way, this application. */
export function viaWords(via: string): string {
  return via === 'web' ? '' : (VIA[via] ?? `through ${via}`);
}
