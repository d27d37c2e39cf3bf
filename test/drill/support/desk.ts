import type { TenantData } from '../../../sandbox/graph/types.ts';
import { devices, groupId, groups, people, smallTenant } from '../../support/tenant.ts';

/** The people who press, each with another scope. */
export const OPERATORS = [people.fieldOperator, people.deviceOperator, people.operatorOfAll] as const;
const GROUP_OF = [groups.operators, groupId(11), groupId(12)] as const;

export const DEVICES = [devices.ainoPhone, devices.ainoLaptop, devices.ainoMac, devices.boPhone] as const;
export const ACTIONS = ['syncDevice', 'remoteLock', 'rebootNow', 'wipe'] as const;
export type DrillAction = (typeof ACTIONS)[number];

const WIPE = 'Microsoft.Intune_RemoteTasks_Wipe';
const TASKS = ['SyncDevice', 'RebootNow', 'Wipe', 'WindowsDefender'].map(
  (task) => `Microsoft.Intune_RemoteTasks_${task}`,
);

/** The devices of each action, from Microsoft's documentation and not from the bot. */
const WORKS: Readonly<Record<DrillAction, readonly string[]>> = {
  syncDevice: DEVICES,
  remoteLock: [devices.ainoPhone, devices.ainoMac, devices.boPhone],
  rebootNow: [devices.ainoLaptop, devices.ainoMac],
  wipe: DEVICES,
};

/** What the drill itself knows about who may do what: it changes the tenant, and remembers its changes. */
export class DrillDesk {
  readonly #roles = OPERATORS.map(() => true);
  #mayWipe = true;
  #ainoInField = true;

  constructor(
    readonly data: TenantData,
    readonly changed: () => void,
  ) {}

  role(who: number, on: boolean): void {
    this.#roles[who] = on;
    const group = GROUP_OF[who];
    const operator = OPERATORS[who];
    if (group !== undefined && operator !== undefined) this.#member(group, operator, on);
  }

  permission(on: boolean): void {
    this.#mayWipe = on;
    const [role] = this.data.roleDefinitions;
    const [permissions] = (role?.rolePermissions ?? []) as {
      resourceActions: { notAllowedResourceActions: string[] }[];
    }[];
    for (const actions of permissions?.resourceActions ?? [])
      actions.notAllowedResourceActions = on ? [] : [WIPE];
    this.changed();
  }

  scope(on: boolean): void {
    this.#ainoInField = on;
    this.#member(groups.nested, people.aino, on);
  }

  /** Everything as it was at the beginning. */
  reset(): void {
    OPERATORS.forEach((_, who) => this.role(who, true));
    this.permission(true);
    this.scope(true);
  }

  works(action: DrillAction, device: string): boolean {
    return WORKS[action].includes(device);
  }

  may(who: number, action: DrillAction, device: string): boolean {
    if (!this.#roles[who] || !this.works(action, device)) return false;
    if (action === 'wipe' && !this.#mayWipe) return false;
    if (OPERATORS[who] === people.operatorOfAll) return true;
    if (OPERATORS[who] === people.deviceOperator) return device === devices.boPhone;
    return device !== devices.boPhone && this.#ainoInField;
  }

  #member(groupId: string, id: string, on: boolean): void {
    const group = this.data.groups.find((one) => one.id === groupId);
    if (!group) throw new Error(`no group ${groupId}`);
    const others = (group.members ?? []).filter((member) => member !== id);
    group.members = on ? [...others, id] : others;
    this.changed();
  }
}

/** The small tenant with a role that allows the drill's actions. */
export function drillTenant(): TenantData {
  const data = smallTenant();
  const [role] = data.roleDefinitions;
  const [permissions] = (role?.rolePermissions ?? []) as {
    resourceActions: { allowedResourceActions: string[] }[];
  }[];
  for (const actions of permissions?.resourceActions ?? []) actions.allowedResourceActions.push(...TASKS);
  for (const device of data.managedDevices) device.isSupervised = false;
  return data;
}
