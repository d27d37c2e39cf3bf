import { grantsIn } from '../graph/token/grants-in.ts';
import { neededPermissions, type NeededPermission } from '../permissions/needed.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import { explain } from './explain.ts';
import { getObject } from './get.ts';
import { ok, unchecked, wrong, type Check, type Finding } from './finding.ts';

interface Asking {
  graphUrl: string;
  token: () => Promise<string>;
  admin: { teamId: string; channelId: string } | undefined;
}

type Read = (asking: Asking) => Promise<string | undefined>;

/** A read that needs the permission: its path below the version, or undefined if there is nothing to read. */
const READS: Readonly<Record<string, Read>> = {
  'User.Read.All': there('/users?$top=1&$select=id,accountEnabled'),
  'GroupMember.Read.All': there('/groups?$top=1&$select=id'),
  'Device.Read.All': there('/devices?$top=1&$select=id'),
  'RoleManagement.Read.Directory': there('/directoryRoles?$select=id'),
  'DeviceManagementManagedDevices.ReadWrite.All': there('/deviceManagement/managedDevices?$top=1&$select=id'),
  'DeviceManagementRBAC.ReadWrite.All': there('/deviceManagement/roleDefinitions?$select=id'),
  'Channel.ReadBasic.All': inChannel('?$select=id'),
  'ChannelMember.Read.All': inChannel('/allMembers'),
};

/** Trying these would change something, so the token has to name them. */
const WRITES = new Set([
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementRBAC.ReadWrite.All',
]);

/** One check per permission that the bot needs as an application. */
export function permissionChecks(asking: Asking): Check[] {
  return neededPermissions('application').map((needed) => ({
    name: `permission ${needed.name}`,
    run: async () => {
      // the token says which one is missing; Graph's refusal might have another reason
      const { names } = grantsIn(await asking.token());
      if (names && !names.has(needed.name)) return wrong(`the token lacks it: ${grant(needed)}`);
      const reading = READS[needed.name];
      const tried = reading && (await tryRead(needed, asking, reading));
      if (tried && (tried.state !== 'ok' || !WRITES.has(needed.name))) return tried;
      return names
        ? ok('the token has it')
        : unchecked('trying it would change something, and the token names no permissions');
    },
  }));
}

/** On behalf of operators nothing can be read without one, so each permission is listed with what needs it. */
export function delegatedPermissionChecks(): Check[] {
  return neededPermissions('delegated').map((needed) => ({
    name: `permission ${needed.name}`,
    run: () =>
      Promise.resolve(
        unchecked(
          `it can't be seen without an operator: sign in to the bot and say “whoami”, which asks for all of them at once; ${failing(needed)}`,
        ),
      ),
  }));
}

async function tryRead(needed: NeededPermission, asking: Asking, reading: Read): Promise<Finding> {
  try {
    const path = await reading(asking);
    if (path === undefined) return unchecked('there is nothing to read yet');
    await read(asking, path);
    return ok('a read succeeded');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.kind === 'forbidden') return wrong(`Graph refuses (${explain(error)}): ${grant(needed)}`);
    if (error.kind === 'license') return wrong(`${explain(error)}: the tenant has no Intune license`);
    if (error.kind === 'notFound') return unchecked(`the resource to read is missing (${explain(error)})`);
    return wrong(explain(error));
  }
}

const grant = (needed: NeededPermission) =>
  `grant ${needed.name} (application) to the bot's registration, and give admin consent; ${failing(needed)}`;

const failing = ({ calls }: NeededPermission) =>
  `without it these fail: ${[...new Set(calls.map(({ what }) => what))].join('; ')}`;

function there(path: string): Read {
  return () => Promise.resolve(path);
}

function inChannel(below: string): Read {
  return ({ admin }) => {
    if (!admin) return Promise.resolve(undefined);
    const channel = `/teams/${admin.teamId}/channels/${encodeURIComponent(admin.channelId)}`;
    return Promise.resolve(channel + below);
  };
}

async function read({ graphUrl, token }: Asking, path: string) {
  return getObject(`${graphUrl}/v1.0${path}`, { authorization: `Bearer ${await token()}` });
}
