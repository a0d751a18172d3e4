import type { Company } from '#lib/api/generated/types.gen.ts';

/** A company for tests; what a test is about is given, the rest does not matter. */
export function aCompany(given: Partial<Company> = {}): Company {
  return {
    id: 1,
    name: 'Nordlicht Logistik',
    domain: 'nordlichtlog.de',
    industry: 'Logistics',
    size: '201-1000',
    status: 'customer',
    description: '',
    phone: '',
    email: '',
    linkedin_url: '',
    logo_url: '',
    annual_revenue: null,
    street: '',
    city: 'Hamburg',
    state: '',
    postal_code: '',
    country: 'Germany',
    owner_id: null,
    owner_name: '',
    contacts_count: 0,
    deals_count: 0,
    open_deals_count: 0,
    open_pipeline: [],
    last_activity_at: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    version: 1,
    ...given,
  };
}
