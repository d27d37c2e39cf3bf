export const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
export const atLoopback = (url: string) => isLoopback(new URL(url).hostname);

export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Microsoft's public cloud. */
export const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
export const PUBLIC_GRAPH = 'https://graph.microsoft.com';
