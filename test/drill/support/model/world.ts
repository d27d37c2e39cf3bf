import type { TenantData } from '../../../../sandbox/graph/types.ts';
import {
  ADMIN_CHANNEL,
  deviceId,
  entraId,
  groupId,
  people,
  smallTenant,
  userId,
} from '../../../support/tenant.ts';

export const NEEDS = ['callerCheck', 'secondOperator', 'reason', 'ticket', 'denied'] as const;
export type Need = (typeof NEEDS)[number];

export const ACTIONS = ['remoteLock', 'resetPasscode', 'wipe', 'retire'] as const;
export type Action = (typeof ACTIONS)[number];
export const isDestructive = (action: Action): boolean => action === 'wipe' || action === 'retire';

/** Everybody in the story, by the name that a failing run tells. */
export const WHO = {
  /** A Help Desk Operator of everybody who isn't in the admin channel, and one who is. */
  olga: people.operatorOfAll,
  omar: userId(40),
  /** Intune Administrators in the admin channel. The second is the manager of Aino and Noa. */
  ada: people.admin,
  alva: userId(41),
  /** One who isn't in it. */
  axel: people.otherAdmin,
  nobody: people.nobody,
  aino: people.aino,
  noa: people.noDevices,
  /** Holds a role of Entra. Aino vouches for her. */
  bea: people.bo,
} as const;
export type Name = keyof typeof WHO;
export const NAMES = Object.keys(WHO) as Name[];
export const nameOf = (id: string | undefined): Name | undefined => NAMES.find((name) => WHO[name] === id);

export const OPERATORS = ['olga', 'omar', 'ada', 'alva', 'axel'] as const satisfies Name[];
export const ADMINS = ['ada', 'alva', 'axel'] as const satisfies Name[];
export const PERSONS = ['aino', 'noa', 'bea'] as const satisfies Name[];
export const MANAGERS: Partial<Record<Name, Name>> = { aino: 'alva', noa: 'alva', bea: 'aino' };
export const isPrivileged = (name: Name): boolean => name === 'bea';

/** Phones: their owners, by the devices' ids. */
const PHONES: Readonly<Record<string, Name>> = Object.fromEntries(
  (['aino', 'aino', 'noa', 'bea'] as const).map((owner, n) => [deviceId(70 + n), owner]),
);
export function ownerOf(id: string): Name {
  const owner = PHONES[id];
  if (!owner) throw new Error(`nobody has ${id}`);
  return owner;
}
export const DEVICES: readonly string[] = Object.keys(PHONES);
export const phoneName = (id: string): string => `PHONE-${DEVICES.indexOf(id)}`;

/** What help desks start with, in the words of `PolicyFile`. */
export interface Rules {
  start: Readonly<Record<string, readonly Need[]>>;
  floor: Readonly<Record<string, readonly Need[]>>;
}
export const FILES: readonly Rules[] = [
  { start: {}, floor: {} },
  { start: { '*': [] }, floor: {} },
  {
    start: { '*': ['callerCheck'], wipe: ['callerCheck', 'secondOperator'] },
    floor: { retire: ['reason', 'ticket'] },
  },
  { start: { '*': ['callerCheck'] }, floor: { '*': ['ticket'], wipe: ['secondOperator'] } },
];

export function fileAt(index: number): Rules {
  const file = FILES[index];
  if (!file) throw new Error(`there is no policy file ${index}`);
  return file;
}

export const BUDGETS = { operator: 2, tenant: 3 } as const;

const TASKS = ['Wipe', 'Retire', 'ResetPasscode'].map((task) => `Microsoft.Intune_RemoteTasks_${task}`);
const GROUP_OF: Partial<Record<Name, string>> = { olga: groupId(12), omar: groupId(12) };

export function modelTenant(): TenantData {
  const data = smallTenant();
  const [role] = data.roleDefinitions;
  const [permissions] = (role?.rolePermissions ?? []) as {
    resourceActions: { allowedResourceActions: string[] }[];
  }[];
  for (const actions of permissions?.resourceActions ?? []) actions.allowedResourceActions.push(...TASKS);
  const like = data.users.find(({ id }) => id === WHO.olga);
  const [phone] = data.managedDevices;
  if (!like || !phone) throw new Error('the small tenant has changed');
  for (const name of ['omar', 'alva'] as const)
    data.users.push({
      ...like,
      id: WHO[name],
      displayName: name,
      userPrincipalName: `${name}@contoso.example`,
    });
  data.managedDevices = Object.entries(PHONES).map(([id, owner], n) => ({
    ...structuredClone(phone),
    id,
    userId: WHO[owner],
    deviceName: phoneName(id),
    serialNumber: `MODEL-${n}`,
    azureADDeviceId: entraId(70 + n),
    userDisplayName: owner,
    userPrincipalName: undefined,
  }));
  data.directoryRoles.push({
    id: 'role-of-bea',
    displayName: 'Helpdesk Administrator',
    members: [WHO.bea],
    roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  });
  for (const [person, manager] of Object.entries(MANAGERS) as [Name, Name][])
    data.nav[`users/${WHO[person]}/manager`] = {
      '@odata.type': '#microsoft.graph.user',
      ...data.users.find(({ id }) => id === WHO[manager]),
    };
  for (const name of OPERATORS) setRole(data, name, true);
  for (const name of ['omar', 'ada', 'alva'] as const) setInChannel(data, name, true);
  return data;
}

/** Gives somebody their role, or takes it. */
export function setRole(data: TenantData, name: Name, on: boolean): void {
  const group = data.groups.find(({ id }) => id === (GROUP_OF[name] ?? groupId(15)));
  if (!group) throw new Error('the small tenant has changed');
  group.members = changed(group.members ?? [], WHO[name], on);
}

/** Lets somebody into the admin channel, or takes them out. */
export function setInChannel(data: TenantData, name: Name, on: boolean): void {
  const channel = data.teams.flatMap(({ channels = [] }) => channels).find(({ id }) => id === ADMIN_CHANNEL);
  if (!channel) throw new Error('the small tenant has changed');
  channel.members = changed(channel.members ?? [], WHO[name], on);
}

const changed = (members: readonly string[], id: string, on: boolean) => [
  ...members.filter((member) => member !== id),
  ...(on ? [id] : []),
];
