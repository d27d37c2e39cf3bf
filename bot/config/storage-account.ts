import { atLoopback } from './addresses.ts';

const DEVELOPMENT = /^UseDevelopmentStorage=true;?$/i;

/** Whether a text says where a storage account is: the address of its tables, or a connection string. */
export function isStorageAccount(text: string): boolean {
  if (DEVELOPMENT.test(text) || isTablesAddress(text)) return true;
  const parts = partsOf(text);
  const protocol = parts.get('defaultendpointsprotocol');
  const complete = [protocol, parts.get('accountname'), parts.get('accountkey')].every((part) => part);
  // without an address of their own, tables and queues are at Azure
  const own = parts.has('tableendpoint') && parts.has('queueendpoint');
  return complete && (protocol === 'https' || own) && endpointsOf(parts).every(isSafe);
}

/** Whether all of a storage account is on this machine. */
export function isLocalAccount(text: string): boolean {
  const endpoints = endpointsOf(partsOf(text));
  return DEVELOPMENT.test(text) || (endpoints.length === 2 && endpoints.every(atLoopback));
}

/** The queues' address is this one with `.queue.` in place of `.table.`. */
function isTablesAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, pathname, search, hash, username, password } = new URL(text);
  const bare = pathname === '/' && [search, hash, username, password].every((part) => part === '');
  return protocol === 'https:' && bare && /^[a-z\d]{3,24}\.table(\.[a-z\d-]+)+$/.test(host);
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && atLoopback(url));
}

const endpointsOf = (parts: ReadonlyMap<string, string>): string[] =>
  ['tableendpoint', 'queueendpoint'].flatMap((name) => parts.get(name) ?? []);

function partsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()]] : [];
    }),
  );
}
