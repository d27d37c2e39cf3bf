import { cast } from './cast.ts';
import { devices, managedDevices } from './devices.ts';
import { directoryRoles } from './directory-roles.ts';
import { groups } from './groups.ts';
import { TENANT } from './ids.ts';
import { makeNav } from './nav.ts';
import { PEOPLE } from './people.ts';
import { roleDefinitions } from './roles.ts';
import type { Row } from './row.ts';
import { teams } from './teams.ts';
import { AS_OF } from './time.ts';
import { user } from './users.ts';

/** The whole tenant, in the sandbox's format. */
export function makeContoso(): Row {
  return {
    tenantId: TENANT,
    asOf: AS_OF,
    cast: [...cast],
    users: PEOPLE.map(user),
    groups: [...groups],
    directoryRoles: [...directoryRoles],
    teams: [...teams],
    devices: [...devices],
    managedDevices: [...managedDevices],
    roleDefinitions: [...roleDefinitions],
    nav: makeNav(),
  };
}
