/** What the assistant can be asked about. */
export type TargetType = 'company' | 'contact' | 'deal';

/** Where the records that can be asked about are shown. */
export const PATHS: Readonly<Record<TargetType, string>> = {
  company: '/app/companies',
  contact: '/app/people',
  deal: '/app/deals',
};

/** Every kind of record that can be asked about. */
export const TARGETS: readonly TargetType[] = ['company', 'contact', 'deal'];

/** The record whose page an address is; undefined for every other page. */
export function recordAt(path: string): { type: TargetType; id: number } | undefined {
  for (const type of TARGETS) {
    const prefix = `${PATHS[type]}/`;
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    if (/^[1-9]\d*$/.test(rest)) return { type, id: Number(rest) };
  }
  return undefined;
}
