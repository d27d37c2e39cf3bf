import { readFileSync } from 'node:fs';
import { shiftDates } from '../../graph-dates.ts';
import type { TenantData } from '../types.ts';
import { withOwnPaths } from './own-paths.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lists = [
  'users',
  'groups',
  'directoryRoles',
  'teams',
  'devices',
  'managedDevices',
  'roleDefinitions',
] as const;
const idLists = ['members', 'resourceScopes', 'scopeMembers', 'roleScopeTagIds'];
const nested = ['channels', 'roleAssignments'];

function checkEntities(value: unknown, where: string): void {
  if (!Array.isArray(value)) throw new Error(`${where} is no list`);
  value.forEach((entity: unknown, at) => {
    const here = `${where}[${at}]`;
    if (!isObject(entity) || typeof entity.id !== 'string') throw new Error(`${here} has no id`);
    for (const name of idLists) {
      const ids = entity[name];
      const good = ids === undefined || (Array.isArray(ids) && ids.every((id) => typeof id === 'string'));
      if (!good) throw new Error(`${here}.${name} is no list of ids`);
    }
    for (const name of nested) if (entity[name] !== undefined) checkEntities(entity[name], `${here}.${name}`);
  });
}

/** Checks a tenant's content. Missing lists become empty. */
function checkTenant(content: unknown): TenantData {
  if (!isObject(content)) throw new Error('it is no JSON object');
  if (typeof content.tenantId !== 'string') throw new Error('tenantId is missing');
  for (const name of lists) checkEntities((content[name] ??= []), name);
  content.nav ??= {};
  if (!isObject(content.nav)) throw new Error('nav is no object');
  const data = content as unknown as TenantData;
  // Graph creates no account without it
  for (const user of data.users) if (!('accountEnabled' in user)) user.accountEnabled = true;
  data.nav = withOwnPaths(data);
  return data;
}

/** Editors on Windows begin a file with a byte order mark. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/**
 * Reads a tenant from a file, or copies the one given. If the content has an `asOf`, its dates move to `now`. Throws with one line
 * that says what is wrong.
 */
export function loadTenant(data: TenantData | string, now: Date): TenantData {
  try {
    const content: unknown =
      typeof data === 'string' ? JSON.parse(withoutMark(readFileSync(data, 'utf8'))) : structuredClone(data);
    return checkTenant(shiftDates(content, now));
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    const what = typeof data === 'string' ? data : 'the tenant';
    throw new Error(`sandbox data: ${what} can't be used: ${reason}`, { cause: error });
  }
}
