import { fetch } from 'undici';
import { problemOf } from '../graph/http/problem-of.ts';

interface Got {
  status: number;
  headers: Record<string, string>;
  /** undefined if the body is no JSON object. */
  body: Readonly<Record<string, unknown>> | undefined;
}

const TIMEOUT_MS = 10_000;

export async function get(url: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await fetch(url, {
    headers: { accept: 'application/json', 'user-agent': 'intune-help-desk-bot', ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: objectIn(text),
  };
}

/** The body of a successful answer. Throws a `Problem` for any other. */
export async function getObject(
  url: string,
  headers?: Record<string, string>,
): Promise<Readonly<Record<string, unknown>>> {
  const { body, ...got } = await get(url, headers);
  if (got.status === 200 && body) return body;
  throw problemOf({ ...got, body });
}

function objectIn(text: string): Got['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
