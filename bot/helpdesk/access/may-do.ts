import { catalogue } from '../actions/catalogue.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { keyNamed, type Key } from '../keys/catalogue.ts';
import { rolesAmong } from '../keys/entra-roles.ts';
import type { Operator } from './authorize.ts';
import { granting } from './authorize.ts';

const actions: readonly RemoteAction[] = catalogue;

/**
 * Whether an operator may send an action or see a key, by its name in the policy, for anybody at all. From what is known of them: a press
 * decides again, about one device. `entraDecides`: Entra checks its roles itself.
 */
export function mayDo(operator: Operator, name: string, entraDecides = false): boolean {
  const key = keyNamed(name);
  if (key) return maySee(operator, key, entraDecides);
  return actions.some((action) => action.name === name && holds(operator, action.permission));
}

function maySee(operator: Operator, { needs }: Key, entraDecides: boolean): boolean {
  if (needs.kind === 'intune') return holds(operator, needs.permission);
  return entraDecides || rolesAmong(needs.roles, operator.entraRoles ?? []).length > 0;
}

const holds = (operator: Operator, permission: string) =>
  operator.adminRoles.length > 0 || granting(operator, permission).length > 0;
