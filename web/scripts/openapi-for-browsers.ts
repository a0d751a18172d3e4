/** A piece of an OpenAPI document: only what is looked at here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  [key: string]: unknown;
}

export interface Spec {
  openapi: string;
  paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
  components?: { schemas?: Record<string, Schema> };
  [key: string]: unknown;
}

/**
 * The description as a browser should read it. The document itself stays as the server writes it.
 *
 * - 64-bit integers become plain numbers: ids and counts stay far below 2^53, and JSON.parse has
 *   made numbers of them before anyone could make a BigInt.
 * - Closed lists of words become plain text in answers: a server that learns a new status must not
 *   break the pages of a browser that has not been reloaded. Requests keep them closed.
 */
export function forBrowsers(spec: Spec): Spec {
  const copy = structuredClone(spec);
  eachSchema(copy, (schema) => {
    if (schema.format === 'int64') delete schema.format;
  });
  const opened = new Set<string>();
  for (const operations of Object.values(copy.paths)) {
    for (const operation of Object.values(operations)) {
      openWords(copy, operation.responses, opened);
    }
  }
  return copy;
}

/** Opens every list of words below a node, following references; `opened` names those done. */
function openWords(spec: Spec, node: unknown, opened: Set<string>): void {
  eachSchema(node, (schema) => {
    const target = schema.$ref === undefined ? undefined : referenced(spec, schema.$ref);
    if (schema.$ref !== undefined && target !== undefined) {
      if (isWords(target)) {
        delete schema.$ref;
        schema.type = 'string';
      } else if (!opened.has(schema.$ref)) {
        opened.add(schema.$ref);
        openWords(spec, target, opened);
      }
    } else if (isWords(schema)) {
      delete schema.enum;
    }
  });
}

function isWords(schema: Schema): boolean {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return Array.isArray(schema.enum) && types.includes('string');
}

function referenced(spec: Spec, ref: string): Schema | undefined {
  const name = /^#\/components\/schemas\/(.+)$/.exec(ref)?.[1];
  return name === undefined ? undefined : spec.components?.schemas?.[name];
}

function eachSchema(node: unknown, visit: (schema: Schema) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) eachSchema(item, visit);
  } else if (typeof node === 'object' && node !== null) {
    visit(node as Schema);
    for (const child of Object.values(node)) eachSchema(child, visit);
  }
}
