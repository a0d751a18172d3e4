import type { Option } from '#lib/components/ui/options.ts';

/** What a member may do, the least first. */
export const ROLES: readonly Option[] = [
  { value: 'regular', label: 'Regular' },
  { value: 'manager', label: 'Manager' },
  { value: 'admin', label: 'Admin' },
];

export function roleLabel(role: string): string {
  return ROLES.find(({ value }) => value === role)?.label ?? role;
}
