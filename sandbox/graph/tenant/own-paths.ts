import type { Entity, TenantData } from '../types.ts';

/** Lists whose entities have navigations in `nav`, by the first step of their paths. */
const LISTS = ['users', 'groups', 'directoryRoles', 'teams', 'devices', 'managedDevices'] as const;

/**
 * `nav` with each path as the sandbox looks it up: without `deviceManagement/` before managed devices, and with the id as its entity has it. A file
 * may spell an id in any case, and name a person by user principal name.
 */
export function withOwnPaths(data: TenantData): TenantData['nav'] {
  const ownIds = new Map<string, string>();
  for (const list of LISTS) {
    for (const { id, userPrincipalName } of data[list] as readonly Entity[]) {
      if (typeof userPrincipalName === 'string') ownIds.set(keyOf(list, userPrincipalName), id);
      ownIds.set(keyOf(list, id), id);
    }
  }
  const ownPath = (path: string): string => {
    const [list = '', id, ...rest] = path
      .replace(/^\/?(deviceManagement\/(?=managedDevices\/))?/, '')
      .split('/');
    return id === undefined ? list : [list, ownIds.get(keyOf(list, id)) ?? id, ...rest].join('/');
  };
  return Object.fromEntries(Object.entries(data.nav).map(([path, value]) => [ownPath(path), value]));
}

const keyOf = (list: string, id: string): string => `${list}/${id.toLowerCase()}`;
