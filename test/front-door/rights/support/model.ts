/**
 * Intune's rules about scope and scope tags, as its documentation tells them, in a few lines and without the bot's code. The bot is held
 * against them.
 */

/** What an assignment covers: groups of users or devices, one of the virtual groups, both of them, or nothing. */
export const SCOPES = ['users', 'devices', 'allDevices', 'allLicensedUsers', 'both', 'none'] as const;
export type Scope = (typeof SCOPES)[number];

export interface OperatorFacts {
  /** Ids of the assignment's scope tags. */
  tags: readonly string[];
  scope: Scope;
  /** Holds Entra's Intune Administrator role, besides the assignment. */
  isAdmin: boolean;
}

/** `in`: a person in the scope group of users. */
export type Primary = 'in' | 'out' | 'none';

export interface DeviceFacts {
  tags: readonly string[];
  primary: Primary;
  /** Whether its Entra object is in the scope group of devices. */
  inGroup: boolean;
}

/** Whether an operator may read a device and act on it. */
export function coversDevice(operator: OperatorFacts, device: DeviceFacts): boolean {
  if (operator.isAdmin) return true;
  return hasTag(operator, device) && isInScope(operator.scope, device);
}

/** Whether an operator may see a person's account and groups. People bear no tags, and devices in scope don't bring them in. */
export function coversPerson({ scope, isAdmin }: OperatorFacts, person: 'in' | 'out'): boolean {
  if (isAdmin || scope === 'allLicensedUsers' || scope === 'both') return true;
  return scope === 'users' && person === 'in';
}

function hasTag({ tags }: OperatorFacts, device: DeviceFacts): boolean {
  return tags.length === 0 || device.tags.some((tag) => tags.includes(tag));
}

function isInScope(scope: Scope, { primary, inGroup }: DeviceFacts): boolean {
  switch (scope) {
    case 'users':
      return primary === 'in';
    case 'devices':
      return inGroup;
    case 'allDevices':
    case 'both':
      return true;
    case 'allLicensedUsers':
      return primary !== 'none';
    case 'none':
      return false;
  }
}
