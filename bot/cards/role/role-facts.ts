import { READ_DEVICES } from '../../helpdesk/access/authorize.ts';
import { isActionPermission } from '../../helpdesk/access/hidden-permissions.ts';
import type { RemoteTaskPermission } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

/** Names by id. Deleted groups are missing. */
export type GroupNames = ReadonlyMap<string, string>;

export interface ListFact extends View {
  label: string;
  values: { text: string }[];
}

/** Each entry is a text run of its own, because one long text would be shortened. */
export function listFact(label: string, entries: readonly string[], before = ''): ListFact[] {
  if (entries.length === 0) return [];
  const last = entries.length - 1;
  const values = entries.map((entry, index) => ({ text: index < last ? `${entry}, ` : entry }));
  return [{ label, values: before === '' ? values : [{ text: before }, ...values] }];
}

export function capped(
  { words }: Context,
  names: readonly string[],
  most: number,
  more: (n: number, count: string) => string = words.role.groupsMore,
): string[] {
  const hidden = names.length - most;
  const shown = names.slice(0, most).map((name) => shortened(name));
  return hidden > 0 ? [...shown, more(hidden, words.number(hidden))] : shown;
}

export function groupTitles({ words }: Context, ids: readonly string[], names: GroupNames): string[] {
  return ids.map((id) => {
    const name = names.get(id);
    return name === undefined ? words.role.goneGroup : (nonEmpty(name) ?? words.person.group.unnamed);
  });
}

/** The people and devices that an assignment covers, with at most `most` groups. */
export function scopeEntries(
  context: Context,
  {
    scopeGroups,
    allUsers,
    allDevices,
    reachUnread,
  }: Pick<RoleAssignment, 'scopeGroups' | 'allUsers' | 'allDevices' | 'reachUnread'>,
  names: GroupNames,
  most: number,
): string[] {
  const { role } = context.words;
  const all = [
    ...(allUsers ? [role.allUsers] : []),
    ...(allDevices ? [role.allDevices] : []),
    ...capped(context, groupTitles(context, scopeGroups, names), most),
    ...(reachUnread ? [role.scopeUnread] : []),
  ];
  return all.length > 0 ? all : [role.noScope];
}

/** These come first, because a card has no room for all. */
const USED_MOST: readonly RemoteTaskPermission[] = [
  'Microsoft.Intune_RemoteTasks_RemoteLock',
  'Microsoft.Intune_RemoteTasks_SyncDevice',
  'Microsoft.Intune_RemoteTasks_ResetPasscode',
  'Microsoft.Intune_RemoteTasks_RebootNow',
  'Microsoft.Intune_RemoteTasks_ShutDown',
  'Microsoft.Intune_RemoteTasks_Retire',
  'Microsoft.Intune_RemoteTasks_Wipe',
  'Microsoft.Intune_RemoteTasks_EnableLostMode',
  'Microsoft.Intune_RemoteTasks_DisableLostMode',
  'Microsoft.Intune_RemoteTasks_PlayLostModeSound',
  'Microsoft.Intune_RemoteTasks_LocateDevice',
  'Microsoft.Intune_RemoteTasks_SetDeviceName',
];

/** A permission's title as in the portal. Of a task that is newer than the bot, Intune's name. */
export function taskTitle({ words }: Context, name: string): string {
  if (name === READ_DEVICES) return words.role.readsDevices;
  return words.role.tasks.get(name) ?? shortened(name.replace(/^.*_/, ''), 40);
}

/** The titles of a role's remote tasks as in the portal, at most `most`. */
export function remoteTasks(context: Context, permissions: ReadonlySet<string>, most: number): string[] {
  const { words } = context;
  // tasks without words come last
  const order = [...new Set([...USED_MOST, ...words.role.tasks.keys(), ...permissions])];
  const titles = order
    .filter((name) => permissions.has(name) && isActionPermission(name))
    .map((name) => taskTitle(context, name));
  const hidden = titles.length - most;
  if (titles.length === 0) return [words.role.noActions];
  const shown = titles.slice(0, most);
  return hidden > 0 ? [...shown, words.role.actionsMore(words.number(hidden))] : shown;
}

/** Names of the permissions that are neither remote tasks nor the one to read devices. */
export function otherPermissionNames(permissions: ReadonlySet<string>): string[] {
  return [...permissions].filter((name) => !isActionPermission(name) && name !== READ_DEVICES).toSorted();
}

export function otherPermissions({ words }: Context, permissions: ReadonlySet<string>): string {
  const others = otherPermissionNames(permissions).length;
  return dotted([
    permissions.has(READ_DEVICES) ? words.role.readsDevices : words.role.noReading,
    others > 0 ? words.role.others(others, words.number(others)) : undefined,
  ]);
}
