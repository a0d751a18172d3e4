import { call, type Answer, type Connection } from '#lib/api/client.ts';
import {
  bulkCompanies,
  createCompany,
  deleteCompany,
  getCompany,
  listCompanies,
  updateCompany,
} from '#lib/api/generated/sdk.gen.ts';
import type {
  BulkAnswer,
  ChangePage,
  Company,
  CompanyCreate,
  CompanyPage,
  CompanyPatch,
  ListCompaniesData,
} from '#lib/api/generated/types.gen.ts';
import { queryOf, type ListView } from '#lib/components/filters/filters.ts';

import { readHistory } from '../history/api.ts';
import { readMemberNames } from '../members/api.ts';
import { COMPANY_LIST, PAGE } from './list-spec.ts';

/** One page of companies, and how many there are without any condition. */
export interface CompanyList {
  page: CompanyPage;
  /** Companies in all; equal to `page.count` when nothing is filtered. */
  total: number;
}

/**
 * The companies of a view.
 *
 * @throws ApiError
 */
export async function readCompanies(view: ListView, connection: Connection): Promise<CompanyList> {
  // What stands in an address was typed by someone: the API checks it, the types cannot.
  const query = { ...queryOf(view, COMPANY_LIST), limit: PAGE } as ListCompaniesData['query'];
  const narrowed = view.filters.length > 0 || view.search.trim() !== '';
  const [page, total] = await Promise.all([
    call(listCompanies({ ...connection, query })),
    narrowed ? call(listCompanies({ ...connection, query: { limit: 1 } })) : undefined,
  ]);
  return { page: page.data, total: total?.data.count ?? page.data.count };
}

/** @throws ApiError 404 where there is none */
export async function readCompany(id: number, connection: Connection): Promise<Company> {
  const { data } = await call(getCompany({ ...connection, path: { company_id: id } }));
  return data;
}

/** What happened to a company, and the names of the members it speaks of by id. */
export interface CompanyHistory {
  page: ChangePage;
  names: Readonly<Record<string, string>>;
}

/** @throws ApiError */
export async function readCompanyHistory(
  id: number,
  connection: Connection,
): Promise<CompanyHistory> {
  const page = await readHistory({ type: 'company', id }, connection);
  const speaksOfOwners = page.items.some((item) =>
    item.changes.some(({ field }) => field === 'owner_id'),
  );
  return { page, names: speaksOfOwners ? await readMemberNames(connection) : {} };
}

/**
 * Adds a company.
 *
 * @param key the same for every try of the same form, so that a lost answer adds nothing twice
 * @throws ApiError 422 with what is wrong with which field
 */
export function addCompany(company: CompanyCreate, key: string): Promise<Answer<Company>> {
  return call(createCompany({ body: company, headers: { 'Idempotency-Key': key } }));
}

/**
 * Changes fields of a company.
 *
 * @param version the version the member saw
 * @throws ApiError 412 with the company as it is now, where it moved on
 */
export function saveCompany(
  id: number,
  patch: CompanyPatch,
  version: number,
): Promise<Answer<Company>> {
  return call(
    updateCompany({
      path: { company_id: id },
      headers: { 'If-Match': `"${version}"` },
      body: patch,
    }),
  );
}

/** @throws ApiError */
export function removeCompany(id: number): Promise<Answer<unknown>> {
  return call(deleteCompany({ path: { company_id: id } }));
}

/** Changes many companies at once; those the member may not change are named in the answer. */
export function changeCompanies(ids: number[], patch: CompanyPatch): Promise<Answer<BulkAnswer>> {
  return call(bulkCompanies({ body: { ids, patch } }));
}

/** Deletes many companies at once. */
export function removeCompanies(ids: number[]): Promise<Answer<BulkAnswer>> {
  return call(bulkCompanies({ body: { ids, delete: true } }));
}
