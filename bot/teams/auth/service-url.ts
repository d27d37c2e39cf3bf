import { forbidden } from '../http/response.ts';

/** Plain http is accepted only for these hosts, and only if they are on the list. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Checks the address that an activity wants its answers at. The bot's own token goes there too, so its host must be on the list. */
export function checkServiceUrl(serviceUrl: string | null | undefined, allowed: ReadonlySet<string>): string {
  if (!serviceUrl || !URL.canParse(serviceUrl)) throw forbidden('The activity needs a serviceUrl.');
  const url = new URL(serviceUrl);
  const encrypted = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  const plain = !url.username && !url.password && !url.search && !url.hash;
  if (!encrypted || !plain || !allowed.has(url.hostname))
    throw forbidden('Answers may not go to this serviceUrl.');
  return serviceUrl;
}

export const hostSet = (hosts: readonly string[]): ReadonlySet<string> =>
  new Set(hosts.map((host) => host.toLowerCase()));
