import { describe, expect, it } from 'vitest';

import { forBrowsers } from './openapi-for-browsers.ts';

const spec = {
  openapi: '3.1.0',
  paths: {
    '/companies': {
      post: {
        requestBody: { content: { json: { schema: { $ref: '#/components/schemas/Draft' } } } },
        responses: {
          201: { content: { json: { schema: { $ref: '#/components/schemas/Company' } } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Status: { type: 'string', enum: ['prospect', 'active'] },
      Draft: { properties: { status: { $ref: '#/components/schemas/Status' } } },
      Company: {
        properties: {
          id: { type: 'integer', format: 'int64' },
          status: { $ref: '#/components/schemas/Status' },
          size: { type: 'string', enum: ['1-10'] },
          rank: { type: 'integer', enum: [1, 2] },
        },
      },
    },
  },
};

describe('the API description for browsers', () => {
  const schemas = forBrowsers(spec).components?.schemas ?? {};

  it('reads 64-bit integers as numbers', () => {
    expect(schemas.Company).toHaveProperty('properties.id', { type: 'integer' });
  });

  it('lets an answer hold a word nobody knows yet', () => {
    expect(schemas.Company).toHaveProperty('properties.status', { type: 'string' });
    expect(schemas.Company).toHaveProperty('properties.size', { type: 'string' });
  });

  it('keeps numbers and the words of a request closed', () => {
    expect(schemas.Company).toHaveProperty('properties.rank.enum', [1, 2]);
    expect(schemas.Draft).toHaveProperty('properties.status.$ref', '#/components/schemas/Status');
    expect(schemas.Status).toHaveProperty('enum', ['prospect', 'active']);
  });

  it('leaves the document itself alone', () => {
    expect(spec.components.schemas.Company.properties.id.format).toBe('int64');
  });
});
