import { describe, expect, it } from 'vitest';

import { idsOf, linksOf, withLink, type Link } from './links.ts';

const company: Link = { kind: 'company', id: 1, name: 'Nordlicht' };
const other: Link = { kind: 'company', id: 2, name: 'Halden' };
const person: Link = { kind: 'contact', id: 3, name: 'Lena Brandt' };
const deal: Link = { kind: 'deal', id: 4, name: 'Depot rollout' };

describe('what something is about', () => {
  it('is at most one record of each kind, always in the same order', () => {
    expect(withLink([deal, company], person)).toEqual([company, person, deal]);
    expect(withLink([company, person], other)).toEqual([other, person]);
  });

  it('is written as ids, with null for what is missing', () => {
    expect(idsOf([person])).toEqual({ company_id: null, contact_id: 3, deal_id: null });
  });

  it('is read from what the API answers', () => {
    const read = linksOf({
      company_id: 1,
      company_name: 'Nordlicht',
      contact_id: null,
      contact_name: null,
      deal_id: 4,
      deal_name: 'Depot rollout',
    });
    expect(read).toEqual([company, deal]);
  });
});
