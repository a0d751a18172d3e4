import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Company } from '#lib/api/generated/types.gen.ts';

import { RecordEditor } from '../records/record-editor.svelte.ts';
import { COMPANY_KIND } from './kind.ts';
import { aCompany } from './testing/a-company.ts';

/** A server that keeps one company, as far as this page can tell. */
class Server {
  company: Company = aCompany({ version: 3 });
  readonly requests: { ifMatch: string | null; body: unknown }[] = [];
  /** What the next write is refused with. */
  refusal: { status: number; body: unknown } | undefined;

  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request;
    const body: unknown = await request.json();
    const ifMatch = request.headers.get('if-match');
    this.requests.push({ ifMatch, body });
    if (this.refusal) {
      const { status, body: refusal } = this.refusal;
      this.refusal = undefined;
      return Response.json(refusal, { status });
    }
    if (ifMatch !== `"${this.company.version}"`) {
      return Response.json({ code: 'stale', current: this.company }, { status: 412 });
    }
    this.company = {
      ...this.company,
      ...(body as Partial<Company>),
      version: this.company.version + 1,
    };
    return Response.json(this.company, { headers: { 'x-offside-change-set': '77' } });
  };

  /** Somebody else writes. */
  change(fields: Partial<Company>) {
    this.company = { ...this.company, ...fields, version: this.company.version + 1 };
  }
}

let server: Server;

beforeEach(() => {
  server = new Server();
  vi.stubGlobal('fetch', server.fetch);
  // Node knows no relative addresses; a browser does.
  const Native = Request;
  vi.stubGlobal(
    'Request',
    class extends Native {
      constructor(input: string, init?: RequestInit) {
        super(new URL(input, 'http://localhost'), init);
      }
    },
  );
});

function anEditor() {
  const merged: string[][] = [];
  const editor = new RecordEditor(COMPANY_KIND, server.company, {
    onmerged: (fields) => merged.push(fields),
    onsaved: () => undefined,
  });
  return { editor, merged };
}

describe('an edit of a company', () => {
  it('is saved with the version that was read', async () => {
    const { editor } = anEditor();

    await editor.save({ industry: 'Freight' });

    expect(server.requests).toEqual([{ ifMatch: '"3"', body: { industry: 'Freight' } }]);
    expect(editor.record.version).toBe(4);
  });

  it('is saved on top of what others changed elsewhere, and names it', async () => {
    const { editor, merged } = anEditor();
    server.change({ phone: '040' });

    await editor.save({ industry: 'Freight' });

    expect(server.company).toMatchObject({ industry: 'Freight', phone: '040' });
    expect(merged).toEqual([['phone']]);
    expect(editor.conflict).toBeUndefined();
  });

  it('waits for a choice where both changed the same field', async () => {
    const { editor } = anEditor();
    server.change({ industry: 'Shipping' });

    const saving = editor.save({ industry: 'Freight' });
    await vi.waitFor(() => {
      expect(editor.conflict?.clashes).toEqual(['industry']);
    });
    editor.decide({ industry: 'Freight' });
    await saving;

    expect(server.company.industry).toBe('Freight');
  });

  it('writes nothing more where theirs is chosen', async () => {
    const { editor } = anEditor();
    server.change({ industry: 'Shipping' });

    const saving = editor.save({ industry: 'Freight' });
    await vi.waitFor(() => {
      expect(editor.conflict).toBeDefined();
    });
    editor.decide({});
    await saving;

    expect(editor.record.industry).toBe('Shipping');
    expect(server.requests).toHaveLength(1);
  });

  it('fails with what the server says about the field', async () => {
    const { editor } = anEditor();
    const detail = [
      { type: 'value_error', loc: ['body', 'payload', 'email'], msg: 'Add the part after the @' },
    ];
    server.refusal = { status: 422, body: { message: 'email: …', detail } };

    await expect(editor.save({ email: 'kontakt' })).rejects.toThrow('Add the part after the @');
    expect(editor.record.email).toBe('');
  });

  it('fails with a sentence where nothing answered', async () => {
    const { editor } = anEditor();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

    await expect(editor.save({ email: 'a@example.com' })).rejects.toThrow(
      'Not saved. The server did not answer. Check your connection.',
    );
  });
});
