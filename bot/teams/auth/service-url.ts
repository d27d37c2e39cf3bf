import { forbidden } from '../http/http-fault.ts';

/** On these, plain http is accepted where the list has them. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where an activity wants its answers. The bot's own token goes along with them, so nowhere but to hosts on the list. */
export function checkServiceUrl(serviceUrl: string | null | undefined, allowed: ReadonlySet<string>): string {
  if (!serviceUrl || !URL.canParse(serviceUrl)) throw forbidden('The activity needs a serviceUrl.');
  const url = new URL(serviceUrl);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  const plain = !url.username && !url.password && !url.search && !url.hash;
  if (!safe || !plain || !allowed.has(url.hostname))
    throw forbidden('Answers may not go to this serviceUrl.');
  return serviceUrl;
}
