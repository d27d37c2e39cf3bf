import type { EntraRole } from '../keys/entra-roles.ts';
import { rolesAmong } from '../keys/entra-roles.ts';
import { Problem, part } from '../contracts/problem.ts';
import type { Operator, Target } from './authorize.ts';
import { authorize, granting } from './authorize.ts';

/** What reading a part of a tab takes, besides the right to read the person or device. */
export type TabRight =
  { kind: 'intune'; permission: string } | { kind: 'entra'; roles: readonly EntraRole[] };

const CONFIGURATIONS = 'Microsoft.Intune_DeviceConfigurations_Read';
const MANAGED_APPS = 'Microsoft.Intune_ManagedApps_Read';
const MOBILE_APPS = 'Microsoft.Intune_MobileApps_Read';
/** Microsoft writes it so. */
const COMPLIANCE = 'Microsoft.Intune_DeviceCompliancePolices_Read';

export const TAB_RIGHTS = {
  compliance: { kind: 'intune', permission: COMPLIANCE },
  configuration: { kind: 'intune', permission: CONFIGURATIONS },
  apps: { kind: 'intune', permission: MOBILE_APPS },
  restrictions: { kind: 'intune', permission: CONFIGURATIONS },
  protection: { kind: 'intune', permission: MANAGED_APPS },
  updates: { kind: 'intune', permission: CONFIGURATIONS },
  // Microsoft Graph reference, "List signIns"
  signIns: {
    kind: 'entra',
    roles: [
      'Reports Reader',
      'Security Reader',
      'Security Operator',
      'Security Administrator',
      'Global Reader',
      'Global Administrator',
    ],
  },
  // the same, "List methods", for other people's
  signInMethods: {
    kind: 'entra',
    roles: [
      'Authentication Administrator',
      'Privileged Authentication Administrator',
      'Global Reader',
      'Global Administrator',
    ],
  },
  remediations: { kind: 'intune', permission: CONFIGURATIONS },
} as const satisfies Record<string, TabRight>;

/** Every permission of Intune that a tab may depend on. */
export const permissionsOfTabs: readonly string[] = [
  ...new Set(
    Object.values(TAB_RIGHTS).flatMap((right) => (right.kind === 'intune' ? [right.permission] : [])),
  ),
];

/** One part of a tab: its value, or why it isn't shown. `right`: what its reader has to have. Without a problem, it is that which they lack. */
export type TabPart<T> =
  | { ok: true; value: T }
  | { ok: false; problem: Problem; right?: TabRight | undefined }
  | { ok: false; problem?: undefined; right: TabRight };

/** Reads a part for somebody who may read it. Of others nothing is asked. */
export async function readPart<T>(
  operator: Operator,
  right: TabRight,
  read: () => Promise<T>,
): Promise<TabPart<T>> {
  if (!mayBeAsked(operator, right)) return { ok: false, right };
  const got = await part(read());
  // somebody who is known to have the permission was refused for something else
  const known = right.kind === 'intune' && holds(operator, right);
  return got.ok || known ? got : { ...got, right };
}

/** Whether what takes this right may be shown to the operator of whom or what it is about. */
export function isOpen(operator: Operator, right: TabRight, target: Target | undefined): boolean {
  if (!mayBeAsked(operator, right)) return false;
  return (
    operator.checkedByGraph === true ||
    right.kind === 'entra' ||
    (target !== undefined && authorize(operator, right.permission, target).allowed)
  );
}

/** The part, if the right also covers whom it is about. */
export function covering<T>(
  operator: Operator,
  right: TabRight,
  target: Target | undefined,
  read: TabPart<T>,
): TabPart<T> {
  return isOpen(operator, right, target) ? read : { ok: false, right };
}

/**
 * Graph checks an operator's own token. Nobody checks an application's, so the bot does: by what was read of the operator, and a doubt is a
 * no.
 */
function mayBeAsked(operator: Operator, right: TabRight): boolean {
  return operator.checkedByGraph === true || holds(operator, right);
}

/** By what was read of the operator, whoever it is about. */
function holds(operator: Operator, right: TabRight): boolean {
  if (right.kind === 'entra') return rolesAmong(right.roles, operator.entraRoles ?? []).length > 0;
  return operator.adminRoles.length > 0 || granting(operator, right.permission).length > 0;
}
