import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { present } from '../json/required.ts';
import { betaFirst } from './beta-first.ts';
import { toRoleDefinition } from './role-definition.ts';

export const DEFINITIONS = '/deviceManagement/roleDefinitions';

/** Every role, assigned or not. */
export function definitions(client: GraphClient): Promise<RoleDefinition[]> {
  return betaFirst(client, async (version) => {
    const roles = await collectAll(client, DEFINITIONS, { version });
    return roles.map(toRoleDefinition).filter(present);
  });
}
