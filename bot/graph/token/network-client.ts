import type { Configuration } from '@azure/msal-node';
import { Agent, request } from 'undici';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { isJson } from '../json/fields.ts';
import { type Authority, calledAs, moved } from './authority.ts';

type NetworkClient = NonNullable<NonNullable<Configuration['system']>['networkClient']>;
type Options = Parameters<NetworkClient['sendPostRequestAsync']>[1];

const TIMEOUT_MS = 8000;

/** A network client for MSAL, over undici. */
export function networkClient({ loopback }: Pick<Authority, 'loopback'>): NetworkClient {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });

  async function send(method: 'GET' | 'POST', url: string, options: Options) {
    const answer = await request(calledAs({ loopback }, url), {
      method,
      headers: options?.headers ?? {},
      body: options?.body ?? null,
      dispatcher,
    });
    const body: unknown = await answer.body.json();
    // a service that is down says so without the error that MSAL looks for, and MSAL would call that a refusal
    if (answer.statusCode >= 500 && !(isJson(body) && typeof body.error === 'string'))
      throw new Problem({ kind: 'unavailable', status: answer.statusCode });
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: loopback ? renamed(body, loopback.http, loopback.https) : body,
    };
  }

  // MSAL's interface leaves the body's type to the caller. MSAL checks the body itself.
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options) as Promise<never>,
    sendPostRequestAsync: (url, options) => send('POST', url, options) as Promise<never>,
  };
}

/** The metadata of an authority on loopback has http addresses, but MSAL expects the https ones that it was given. */
function renamed(body: unknown, from: string, to: string): unknown {
  if (!isJson(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? moved(value, from, to) : value,
    ]),
  );
}
