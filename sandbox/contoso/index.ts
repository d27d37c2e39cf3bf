import { cast, pairs } from './people/cast.ts';
import { devices, managedDevices } from './devices/devices.ts';
import { directoryRoles } from './roles/directory-roles.ts';
import { groups } from './groups/groups.ts';
import { TENANT } from './ids.ts';
import { makeNav } from './nav.ts';
import { PEOPLE } from './people/people.ts';
import { roleDefinitions } from './roles/roles.ts';
import type { Row } from './row.ts';
import { teams } from './groups/teams.ts';
import { AS_OF } from './time.ts';
import { user } from './people/users.ts';
import { verdicts } from './verdicts.ts';

/** The whole demo tenant, in the sandbox's format. Each call makes one of its own, which may be changed. */
export function makeContoso(): Row {
  return structuredClone({
    tenantId: TENANT,
    asOf: AS_OF,
    cast: [...cast],
    verdicts: [...verdicts],
    pairs: [...pairs],
    users: PEOPLE.map(user),
    groups: [...groups],
    directoryRoles: [...directoryRoles],
    teams: [...teams],
    devices: [...devices],
    managedDevices: [...managedDevices],
    roleDefinitions: [...roleDefinitions],
    nav: makeNav(),
  });
}
