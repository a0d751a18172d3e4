import type { Company } from '#lib/api/generated/types.gen.ts';
import type { Option } from '#lib/components/ui/options.ts';
import { statusOptions } from '#lib/components/ui/statuses.ts';

import { OWNER } from '../members/owner.ts';
import type { FieldGroup, FieldSpec } from '../records/fields.ts';

/** Where companies are. */
export const HREF = '/app/companies';

/** What the list is called where its data is invalidated and its rows are remembered. */
export const COMPANIES = 'app:companies';

/** What one company is called where its data is invalidated. */
export const COMPANY = 'app:company';

export const NOUNS = { one: 'company', many: 'companies' } as const;

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

export const NAME_FIELDS: readonly FieldSpec[] = [
  { name: 'name', label: 'Name', kind: 'text', example: 'Nordlicht Logistik', required: true },
];

/** All other fields in the order they are read, in their groups. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    title: 'Details',
    fields: [
      {
        name: 'status',
        label: 'Status',
        kind: 'select',
        options: statusOptions('company'),
        status: 'company',
        half: true,
      },
      OWNER,
      { name: 'industry', label: 'Industry', kind: 'text', example: 'Logistics', half: true },
      { name: 'size', label: 'Employees', kind: 'select', options: SIZE_OPTIONS, half: true },
      { name: 'annual_revenue', label: 'Revenue', kind: 'money', example: '1000000', half: true },
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
