export interface Authority {
  /** For MSAL: always https. */
  url: string;
  /** Hosts that MSAL accepts without asking Microsoft first. */
  known: string[];
  /** The plain http origin on loopback behind it, if there is one. */
  loopback?: { https: string; http: string };
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** MSAL refuses plain http. For loopback it gets https addresses, and the network client speaks http. */
export function authorityFor(host: string): Authority {
  const at = new URL(host);
  const url = `https://${at.host}${at.pathname.replace(/\/+$/, '')}`;
  const known = [at.host];
  if (at.protocol === 'https:') return { url, known };
  if (!LOOPBACK.has(at.hostname))
    throw new Error(`AuthorityHost ${host} must be https: http is allowed on loopback only`);
  return { url, known, loopback: { https: `https://${at.host}`, http: `http://${at.host}` } };
}

/** The address to call for an https address of MSAL's: http on loopback. */
export function calledAs({ loopback }: Pick<Authority, 'loopback'>, url: string): string {
  return loopback ? moved(url, loopback.https, loopback.http) : url;
}

/** `url` moved to `to`, if it starts with `from`. */
export function moved(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url;
}
