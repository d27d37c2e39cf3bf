import {
  ACTION_PATH,
  CALL_PERMISSIONS,
  DEVICE_PATH,
  WITHIN,
  type CallPermission,
} from '../graph/permissions.ts';
import { catalogue, type RemoteAction } from '../helpdesk/actions/catalogue.ts';
import { en } from '../locales/en.ts';

/** A permission to grant, and the calls that fail without it. */
export interface NeededPermission {
  name: string;
  calls: readonly CallPermission[];
}

/** Every call of the bot, each remote action by its own name. */
export const allCalls: readonly CallPermission[] = CALL_PERMISSIONS.flatMap((call) =>
  call.path === ACTION_PATH ? catalogue.flatMap(callsOf) : isDelete(call) ? [] : [call],
);

function isDelete({ method, path }: CallPermission): boolean {
  return method === 'DELETE' && path === DEVICE_PATH;
}

/** A platform may have a call of its own. */
function callsOf({ id, name, method, on = {}, graphPermission }: RemoteAction): CallPermission[] {
  const both = [graphPermission];
  return [name, ...Object.values(on).map((call) => call.name)].map((called) => ({
    method: method ?? 'POST',
    path: method === 'DELETE' ? DEVICE_PATH : ACTION_PATH.replace('{action}', called),
    what: en.actions.title(id, []),
    delegated: both,
    application: both,
  }));
}

/** What has to be granted: each permission once, without those that another one includes, by name. */
export function neededPermissions(kind: 'delegated' | 'application'): NeededPermission[] {
  const names = new Set(allCalls.flatMap((one) => one[kind]));
  return [...names]
    .filter((name) => !names.has(WITHIN[name] ?? ''))
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({
      name,
      calls: allCalls.filter((one) => one[kind].some((held) => held === name || WITHIN[held] === name)),
    }));
}
