import { isJson, record, text, type Json } from '../json/fields.ts';
import type { Answer } from './exchange.ts';

export interface ErrorDetails {
  code?: string | undefined;
  message?: string | undefined;
  requestId?: string | undefined;
}

/** Intune wraps its own errors; nothing wraps them deeper than this. */
const DEPTH = 3;

/** What Graph says about a failure, out of `{error: {code, message, innerError}}` or whatever came in its place. */
export function errorDetails({ body, headers, text: plain }: Answer): ErrorDetails {
  const error = isJson(body) ? (record(body, 'error') ?? {}) : {};
  const inner = record(error, 'innerError') ?? record(error, 'innererror');
  const { code, message } = unwrap(
    { code: text(error, 'code'), message: text(error, 'message') ?? plain },
    DEPTH,
  );
  return { code, message, requestId: (inner && text(inner, 'request-id')) ?? headers['request-id'] };
}

/** Intune's `UnknownError` carries the real error as a JSON string in its message. */
function unwrap(details: ErrorDetails, depth: number): ErrorDetails {
  const wrapped = depth > 0 ? jsonIn(details.message) : undefined;
  if (!wrapped) return details;
  const code = [text(wrapped, 'CustomApiErrorPhrase'), details.code, text(wrapped, 'ErrorCode')];
  const said = code.filter((one) => one !== undefined && one !== 'UnknownError');
  const message = text(wrapped, 'Message') ?? text(wrapped, 'message') ?? details.message;
  return unwrap({ code: said[0] ?? details.code, message }, message === details.message ? 0 : depth - 1);
}

function jsonIn(message: string | undefined): Json | undefined {
  if (!message?.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
