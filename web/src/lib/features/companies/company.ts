import type { Company, CompanyPatch } from '#lib/api/generated/types.gen.ts';
import type { Option } from '#lib/components/ui/options.ts';
import { STATUSES } from '#lib/components/ui/statuses.ts';

/** Currency of `annual_revenue`, which the API keeps in the workspace's own: a new workspace has this one. */
export const WORKSPACE_CURRENCY = 'USD';

export const STATUS_OPTIONS: readonly Option[] = Object.entries(STATUSES.company).map(
  ([value, { label }]) => ({ value, label }),
);

/** How many people work there, in the brackets the API knows. */
export const SIZE_OPTIONS: readonly Option[] = [
  { value: '1-10', label: '1–10' },
  { value: '11-50', label: '11–50' },
  { value: '51-200', label: '51–200' },
  { value: '201-1000', label: '201–1,000' },
  { value: '1000+', label: 'Over 1,000' },
];

export function sizeLabel(size: string): string {
  return SIZE_OPTIONS.find((option) => option.value === size)?.label ?? size;
}

/** City and country, whichever are known: "Hamburg, Germany". */
export function locationOf({ city, country }: Pick<Company, 'city' | 'country'>): string {
  return [city, country].filter(Boolean).join(', ');
}

/** A field of a company that a member can fill in. */
export type FieldName = Exclude<keyof CompanyPatch, 'logo_url'>;

export interface FieldSpec {
  name: FieldName;
  label: string;
  kind: 'text' | 'email' | 'tel' | 'url' | 'number' | 'textarea' | 'select' | 'person';
  options?: readonly Option[];
  /** What an empty value reads, where "Add" and the label in small letters would not do. */
  empty?: string;
  /** An example, for an empty input. */
  example?: string;
  /** Takes half the width of a form. */
  half?: boolean;
}

/** All fields in the order they are read, in their groups. */
export const FIELD_GROUPS: readonly { title: string; fields: readonly FieldSpec[] }[] = [
  {
    title: 'Details',
    fields: [
      { name: 'status', label: 'Status', kind: 'select', options: STATUS_OPTIONS, half: true },
      { name: 'owner_id', label: 'Owner', kind: 'person', half: true },
      { name: 'industry', label: 'Industry', kind: 'text', example: 'Logistics', half: true },
      { name: 'size', label: 'Employees', kind: 'select', options: SIZE_OPTIONS, half: true },
      { name: 'annual_revenue', label: 'Revenue', kind: 'number', example: '1000000', half: true },
      { name: 'domain', label: 'Domain', kind: 'text', example: 'example.com', half: true },
      { name: 'phone', label: 'Phone', kind: 'tel', example: '+49 40 5583 210', half: true },
      { name: 'email', label: 'Email', kind: 'email', example: 'hello@example.com', half: true },
      {
        name: 'linkedin_url',
        label: 'LinkedIn',
        kind: 'url',
        empty: 'Add LinkedIn',
        example: 'https://www.linkedin.com/company/example',
      },
    ],
  },
  {
    title: 'Address',
    fields: [
      { name: 'street', label: 'Street', kind: 'text' },
      { name: 'postal_code', label: 'Postcode', kind: 'text', half: true },
      { name: 'city', label: 'City', kind: 'text', half: true },
      { name: 'state', label: 'State', kind: 'text', half: true },
      { name: 'country', label: 'Country', kind: 'text', half: true },
    ],
  },
  { title: 'About', fields: [{ name: 'description', label: 'Description', kind: 'textarea' }] },
];

const LABELS = new Map<string, string>([
  ['name', 'Name'],
  ['logo_url', 'Logo'],
  ...FIELD_GROUPS.flatMap((group) =>
    group.fields.map((field) => [field.name, field.label] as const),
  ),
]);

/** What a field of the API is called on screen. */
export function labelOf(field: string): string {
  return LABELS.get(field) ?? field.replaceAll('_', ' ');
}

/**
 * What a member typed, as the API takes it.
 *
 * @returns undefined for a revenue that is no number
 */
export function patchOf(name: FieldName, typed: string): CompanyPatch | undefined {
  if (name === 'annual_revenue') {
    const plain = typed.replace(/[\s,']/g, '');
    if (plain === '') return { annual_revenue: null };
    return Number.isFinite(Number(plain)) ? { annual_revenue: Number(plain) } : undefined;
  }
  if (name === 'owner_id') return { owner_id: typed === '' ? null : Number(typed) };
  return { [name]: typed };
}

/** What stands in the editor of a field. */
export function textOf(company: Company, name: FieldName): string {
  const value = company[name];
  return value === null ? '' : String(value);
}
