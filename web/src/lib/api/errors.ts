/** What is wrong with one field of a request. */
export interface FieldError {
  /** The field as the API calls it, for example `annual_revenue`. */
  field: string;
  /** One sentence for the reader. */
  message: string;
}

interface Details {
  code?: string | undefined;
  fields?: readonly FieldError[];
  conflicts?: readonly string[];
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  current?: unknown;
}

/** Everything that can go wrong with a call of the API, in one shape. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Machine-readable reason, for example `stale`. */
  readonly code: string | undefined;
  /** What is wrong with which field; empty unless the status is 422. */
  readonly fields: readonly FieldError[];
  /** Why an undo was refused, one sentence each. */
  readonly conflicts: readonly string[];
  /** For whoever is asked for help. */
  readonly requestId: string | undefined;
  /** Seconds to wait before the next try, where the server says so. */
  readonly retryAfter: number | undefined;
  /** The record as it is now, with a 412; unchecked. */
  readonly current: unknown;

  constructor(message: string, status: number, details: Details = {}) {
    super(message);
    this.status = status;
    this.code = details.code;
    this.fields = details.fields ?? [];
    this.conflicts = details.conflicts ?? [];
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.current = details.current;
  }

  /** Reads a refusal. `body` is whatever came with it: JSON, text or nothing. */
  static of(response: Response, body: unknown): ApiError {
    const json = isObject(body) ? body : {};
    const fields = readFields(json.detail);
    const retryAfter = Number(response.headers.get('retry-after'));
    return new ApiError(
      readMessage(json, fields) ?? sentenceFor(response.status),
      response.status,
      {
        code: typeof json.code === 'string' ? json.code : undefined,
        fields,
        conflicts: readConflicts(json.conflicts),
        requestId: requestIdOf(response, json),
        retryAfter: retryAfter > 0 ? retryAfter : undefined,
        current: json.current,
      },
    );
  }

  /** An answer came, but not one the contract knows. */
  static misunderstood(response: Response, cause: unknown): ApiError {
    const error = new ApiError(
      'The server gave an answer this page cannot read.',
      response.status,
      {
        code: 'unreadable',
        requestId: requestIdOf(response, {}),
      },
    );
    error.cause = cause;
    return error;
  }

  /** The message for one field. */
  messageFor(field: string): string | undefined {
    return this.fields.find((error) => error.field === field)?.message;
  }
}

/** No answer came: the network is gone, or the server is. */
export function unreachable(cause: unknown): ApiError {
  const error = new ApiError('The server did not answer. Check your connection.', 0, {
    code: 'unreachable',
  });
  error.cause = cause;
  return error;
}

/** Makes an ApiError of whatever was thrown. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : unreachable(thrown);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requestIdOf(response: Response, json: Record<string, unknown>): string | undefined {
  if (typeof json.request_id === 'string') return json.request_id;
  return response.headers.get('x-request-id') ?? undefined;
}

/** `message`, else `detail`, else the first thing said about a field. */
function readMessage(
  json: Record<string, unknown>,
  fields: readonly FieldError[],
): string | undefined {
  if (typeof json.message === 'string' && json.message) return json.message;
  if (typeof json.detail === 'string' && json.detail) return json.detail;
  if (fields[0]) return fields[0].message;
  const list = Object.values(json).find((value) => Array.isArray(value)) as unknown[] | undefined;
  return typeof list?.[0] === 'string' ? list[0] : undefined;
}

/** The entries of a 422: `loc` ends with the name of the field. */
function readFields(detail: unknown): FieldError[] {
  if (!Array.isArray(detail)) return [];
  return detail.filter(isObject).map(({ loc, msg, type, ctx }) => {
    const field: unknown = Array.isArray(loc) ? loc.at(-1) : undefined;
    return {
      field: typeof field === 'string' ? field : '',
      message:
        wordsFor(type, isObject(ctx) ? ctx : {}) ?? (typeof msg === 'string' ? msg : 'Invalid'),
    };
  });
}

/** The common refusals in the words of the interface; the wire's own for the rest. */
function wordsFor(type: unknown, ctx: Record<string, unknown>): string | undefined {
  switch (type) {
    case 'missing':
    case 'string_too_short':
      return 'Fill this in';
    case 'string_too_long':
      return typeof ctx.max_length === 'number'
        ? `Use at most ${ctx.max_length.toLocaleString('en')} characters`
        : undefined;
    case 'greater_than_equal':
      return typeof ctx.ge === 'number' ? `Enter ${ctx.ge} or more` : undefined;
    case 'float_parsing':
    case 'int_parsing':
      return 'Enter a number';
    default:
      return undefined;
  }
}

function readConflicts(conflicts: unknown): string[] {
  if (!Array.isArray(conflicts)) return [];
  return conflicts
    .filter(isObject)
    .map(({ reason }) => reason)
    .filter((reason) => typeof reason === 'string');
}

function sentenceFor(status: number): string {
  if (status === 401) return 'Your session has ended. Sign in again.';
  if (status === 403) return 'You do not have permission to do this.';
  if (status === 404) return 'This record does not exist any more.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  if (status >= 500) return 'The server could not answer.';
  return 'The server refused this.';
}
