/** One thing wrong with a request, as a 422 answer lists it. */
export interface FieldError {
  type: string;
  loc: (string | number)[];
  msg: string;
  ctx?: Record<string, unknown>;
}

/** A refusal in the API's error shape; thrown anywhere, answered once. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Further members of the body; `detail` takes the place of the message there. */
    readonly members: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  static notFound(what: string): Refusal {
    return new Refusal(404, 'not_found', `${what} not found`);
  }

  static invalid(errors: readonly FieldError[]): Refusal {
    const [first] = errors;
    const message = first ? `${String(first.loc.at(-1))}: ${first.msg}` : 'Invalid';
    return new Refusal(422, 'validation_error', message, { detail: errors });
  }
}
