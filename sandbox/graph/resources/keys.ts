import { LOCAL_CREDENTIALS, RECOVERY_KEYS } from '../actions/kept-secrets.ts';
import type { Context } from '../context.ts';
import { badRequest, GraphError, intuneMessage, intuneNotFound, noSegment } from '../errors.ts';
import type { Options } from '../odata/options.ts';
import type { Target } from '../odata/target.ts';
import { permissionsOf } from '../operations/effective-permissions.ts';
import { withValue } from '../tenant/with-value.ts';
import type { Entity, GraphAnswer, GraphRequest } from '../types.ts';
import { ROLES, holds } from './entra-roles.ts';
import type { Resource } from './resource.ts';

const KEY_READERS = [
  ROLES.cloudDevice,
  ROLES.helpdesk,
  ROLES.intune,
  ROLES.security,
  ROLES.securityReader,
  ROLES.globalReader,
  ROLES.global,
];
const PASSWORD_READERS = [ROLES.cloudDevice, ROLES.intune, ROLES.global];

const forbidden = (): GraphError =>
  new GraphError(403, 'authorization_error', 'Insufficient privileges to complete the operation.');

/** What Graph asks of whoever reads keys of devices. */
export function checkKeys(context: Context, at: Resource, { options }: Target, request: GraphRequest): void {
  const path = at.many ? at.path : at.path.slice(0, at.path.lastIndexOf('/'));
  if (path !== RECOVERY_KEYS && path !== LOCAL_CREDENTIALS) return;
  // Entra logs the program that reads these
  if (!request.headers['user-agent']) throw badRequest('The User-Agent header is missing.');
  const ofKeys = path === RECOVERY_KEYS;
  if (at.many && ofKeys) checkList(options);
  const value = !at.many && options.select?.includes(ofKeys ? 'key' : 'credentials');
  const readers = value && !ofKeys ? PASSWORD_READERS : KEY_READERS;
  const deviceId = at.many ? deviceIn(options) : String(at.entity.deviceId);
  if (!holds(context, readers) && !(ofKeys && owns(context, deviceId))) throw forbidden();
  if (value) recordRead(context, at.entity, ofKeys);
}

/** Keys are listed a page at a time: by device or all of them, and in no other way. */
function checkList({ sent, filter }: Options): void {
  const wrong = ['$top', '$skip', '$search', '$orderby', '$expand', '$count'].find((name) => sent.has(name));
  if (wrong) throw badRequest(`Query option '${wrong}' is not allowed.`);
  const tree = filter?.tree;
  if (!tree) return;
  const byDevice = tree.kind === 'compare' && tree.with === 'eq' && tree.path.join('/') === 'deviceId';
  if (!byDevice) throw badRequest('Filter is supported for deviceId only.');
}

function deviceIn({ filter }: Options): string | undefined {
  const tree = filter?.tree;
  return tree?.kind === 'compare' ? String(tree.value) : undefined;
}

function owns({ tenant, caller }: Context, deviceId: string | undefined): boolean {
  if (deviceId === undefined) return false;
  const [device] = withValue(tenant, tenant.data.devices, 'deviceId', deviceId);
  return device?.ownerId !== undefined && device.ownerId === caller.personId;
}

/** Whoever reads a key is in the tenant's audit. */
function recordRead(context: Context, entity: Entity, ofKeys: boolean): void {
  log(context, 'auditLogs/directoryAudits', {
    activityDisplayName: ofKeys ? 'Read BitLocker key' : 'Recover device local administrator password',
    category: ofKeys ? 'KeyManagement' : 'Device',
    result: 'success',
    targetResources: [{ id: ofKeys ? entity.deviceId : entity.id, type: 'Device' }],
  });
}

function log({ tenant, caller, now }: Context, path: string, entry: Record<string, unknown>): void {
  const entries = (tenant.data.nav[path] ??= []) as Entity[];
  entries.push({
    id: `read-${entries.length + 1}`,
    activityDateTime: now.toISOString(),
    initiatedBy: caller.personId === undefined ? { app: {} } : { user: { id: caller.personId } },
    ...entry,
  });
}

/** Beta's function on a managed device. undefined: the request is for something else. */
export function fileVaultKey(context: Context, { segments }: Target): GraphAnswer | undefined {
  const names = segments.map(({ name }) => name);
  if (names.length !== 4 || names.at(-1) !== 'getFileVaultKey' || names[1] !== 'managedDevices')
    return undefined;
  if (context.version === 'v1.0') throw noSegment('getFileVaultKey');
  const { tenant } = context;
  const device = tenant.managedDevice(names[2] ?? '');
  if (!device) throw intuneNotFound();
  const may = holds(context, [ROLES.intune, ROLES.global]) || permissionsOf(context).has(FILE_VAULT);
  if (!may) throw new GraphError(403, 'Forbidden', intuneMessage('An error has occurred'));
  const kept = tenant.data.nav[`managedDevices/${device.id}/getFileVaultKey`];
  // a file has the key, or Graph's whole answer
  const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'value') : kept;
  if (typeof value !== 'string') throw intuneNotFound();
  log(context, 'deviceManagement/auditEvents', {
    activityType: 'GetFileVaultKey ManagedDevice',
    category: 'Device',
    resources: [{ resourceId: device.id, displayName: device.deviceName }],
  });
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#Edm.String', value },
  };
}

const FILE_VAULT = 'Microsoft.Intune_RemoteTasks_GetFileVaultKey';
