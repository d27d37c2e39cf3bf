import { neededPermissions } from '../permissions/needed.ts';
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
  'DeviceManagementManagedDevices.Read.All': there('/deviceManagement/managedDevices?$top=1&$select=id'),
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
  return neededPermissions('application').map(({ name }) => ({
    name: `permission ${name}`,
    run: async () => {
      const reading = READS[name];
      const tried = reading && (await tryRead(name, asking, reading));
      if (tried && (tried.state !== 'ok' || !WRITES.has(name))) return tried;
      return named(name, rolesIn(await asking.token()));
    },
  }));
}

async function tryRead(name: string, asking: Asking, reading: Read): Promise<Finding> {
  try {
    const path = await reading(asking);
    if (path === undefined) return unchecked('there is nothing to read yet');
    await read(asking, path);
    return ok('a read succeeded');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.kind === 'forbidden') return wrong(`Graph refuses (${explain(error)}): ${grant(name)}`);
    if (error.kind === 'license') return wrong(`${explain(error)}: the tenant has no Intune license`);
    if (error.kind === 'notFound') return unchecked(`the resource to read is missing (${explain(error)})`);
    return wrong(explain(error));
  }
}

function named(name: string, roles: ReadonlySet<string> | undefined): Finding {
  if (!roles) return unchecked('trying it would change something, and the token names no permissions');
  return roles.has(name) ? ok('the token has it') : wrong(`the token lacks it: ${grant(name)}`);
}

const grant = (name: string) =>
  `grant ${name} (application) to the bot's registration, and give admin consent`;

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

/** The permissions in an application's token; undefined if it names none, as the sandbox's. */
function rolesIn(token: string): ReadonlySet<string> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const roles: unknown =
      typeof claims === 'object' && claims !== null && 'roles' in claims ? claims.roles : undefined;
    return Array.isArray(roles) ? new Set(roles.filter((role) => typeof role === 'string')) : undefined;
  } catch {
    return undefined;
  }
}
