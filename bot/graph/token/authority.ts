export interface Authority {
  /** As MSAL is told it: always https. */
  url: string;
  /** Hosts that MSAL takes without asking Microsoft about them first. */
  known: string[];
  /** The plain http origin on loopback that stands behind it, where there is one. */
  loopback?: { https: string; http: string };
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** MSAL refuses plain http; on loopback it is given https and the network client speaks http. */
export function authorityFor(host: string): Authority {
  const at = new URL(host);
  const url = `https://${at.host}${at.pathname.replace(/\/+$/, '')}`;
  const known = [at.host];
  if (at.protocol === 'https:') return { url, known };
  if (!LOOPBACK.has(at.hostname))
    throw new Error(`AuthorityHost ${host} must be https: http is for loopback alone`);
  return { url, known, loopback: { https: `https://${at.host}`, http: `http://${at.host}` } };
}

/** What MSAL says by https, as it has to be called: by http on loopback. */
export function calledAs({ loopback }: Pick<Authority, 'loopback'>, url: string): string {
  return loopback ? moved(url, loopback.https, loopback.http) : url;
}

/** `url` at `to`, where it is one of `from`. */
export function moved(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url;
}
