import { call } from '#lib/api/client.ts';
import { bulkDeals, createDeal, deleteDeal } from '#lib/api/generated/sdk.gen.ts';
import type { Deal, DealCreate, Pipeline } from '#lib/api/generated/types.gen.ts';
import { zDeal } from '#lib/api/generated/zod.gen.ts';

import { COMPANY_FIELD } from '../companies/lookup.ts';
import { CONTACTS_LOOKUP } from '../contacts/lookup.ts';
import { OWNER } from '../members/owner.ts';
import type { FieldGroup, FieldSpec } from '../records/fields.ts';
import type { RecordKind } from '../records/kind.ts';
import { saveDeal } from './api.ts';
import { DEAL, DEALS, HREF } from './list-spec.ts';

const CONTACT: FieldSpec = {
  name: 'primary_contact_id',
  label: 'Contact',
  kind: 'lookup',
  lookup: { ...CONTACTS_LOOKUP, nameField: 'primary_contact_name' },
  half: true,
};

const MONEY: readonly FieldSpec[] = [
  { name: 'amount', label: 'Amount', kind: 'money', example: '48000', half: true },
  { name: 'currency', label: 'Currency', kind: 'text', example: 'USD', half: true },
  { name: 'close_date', label: 'Close date', kind: 'date', half: true },
];

const ABOUT: FieldGroup = {
  title: 'About',
  fields: [{ name: 'description', label: 'Description', kind: 'textarea' }],
};

/** Deals, for the screens all records share. Stage and status are changed by the stage control. */
export const DEAL_KIND: RecordKind<Deal> = {
  one: 'deal',
  many: 'deals',
  type: 'deal',
  href: HREF,
  listKey: DEALS,
  recordKey: DEAL,
  nameOf: (deal) => deal.name,
  nameFields: [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      example: 'Depot rollout, phase 2',
      required: true,
    },
  ],
  groups: [{ title: 'Details', fields: [OWNER, CONTACT, COMPANY_FIELD, ...MONEY] }, ABOUT],
  otherLabels: {
    pipeline_id: 'Pipeline',
    stage_id: 'Stage',
    status: 'Status',
    stage_entered_at: 'In stage since',
  },
  status: 'deal',
  currencyOf: (deal) => deal.currency,
  initial: {},
  api: {
    add: (draft, key) =>
      call(createDeal({ body: draft as DealCreate, headers: { 'Idempotency-Key': key } })),
    save: saveDeal,
    remove: (id) => call(deleteDeal({ path: { deal_id: id } })),
    changeMany: (ids, patch) => call(bulkDeals({ body: { ids, patch } })),
    removeMany: (ids) => call(bulkDeals({ body: { ids, delete: true } })),
    parse: (value) => zDeal.safeParse(value).data,
  },
};

/**
 * Deals as a form for a new one needs them: it begins in a stage.
 *
 * @param stage the one that is chosen already
 */
export function newDealKind(
  pipelines: readonly Pipeline[],
  stage: number | undefined,
): RecordKind<Deal> {
  const options = pipelines.flatMap((pipeline) =>
    pipeline.stages.map(({ id, name }) => ({
      value: String(id),
      label: pipelines.length > 1 ? `${pipeline.name}, ${name}` : name,
      pipeline: pipeline.id,
    })),
  );
  const STAGE: FieldSpec = {
    name: 'stage_id',
    label: 'Stage',
    kind: 'select',
    options,
    required: true,
    half: true,
  };
  return {
    ...DEAL_KIND,
    groups: [
      { title: 'Details', fields: [STAGE, OWNER, ...MONEY] },
      { title: 'With', fields: [COMPANY_FIELD, CONTACT] },
      ABOUT,
    ],
    initial: {
      currency: 'USD',
      ...(stage !== undefined && { stage_id: String(stage) }),
    },
    api: {
      ...DEAL_KIND.api,
      add: (draft, key) => {
        const chosen = options.find(({ value }) => value === draft.stage_id);
        const place = { stage_id: Number(chosen?.value), pipeline_id: chosen?.pipeline };
        return DEAL_KIND.api.add({ ...draft, ...place }, key);
      },
    },
  };
}
