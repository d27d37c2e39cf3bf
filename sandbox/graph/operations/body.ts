import { badRequest } from '../errors.ts';
import type { Fields } from '../types.ts';

/** A request's body as an object. Without a body, an empty one. */
export function objectBody(body: unknown): Fields {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  return { ...body };
}

export function stringList(body: Fields, name: string): string[] {
  const list = body[name];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) {
    throw badRequest(`The parameter ${name} is missing or is no list of strings.`);
  }
  return list;
}

/** Graph refuses parameters that it doesn't know. */
export function onlyKnown(body: Fields, names: readonly string[], what: string): void {
  const unknown = Object.keys(body).find((name) => !name.includes('@') && !names.includes(name));
  if (unknown !== undefined) {
    throw badRequest(
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${what}'.`,
    );
  }
}
