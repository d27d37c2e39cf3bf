import type { RemoteAction } from '../actions/action-row.ts';
import { remoteActions } from '../actions/catalogue.ts';
import type { Context } from '../context.ts';
import { badRequest, GraphError, intuneMessage, noSegment } from '../errors.ts';
import type { Fields, GraphAnswer, GraphRequest, ManagedDevice, Version } from '../types.ts';
import { objectBody, onlyKnown } from './body.ts';

function checkParameters(action: RemoteAction, name: string, body: Fields, version: Version): void {
  const { parameters = {}, onlyBeta = [] } = action;
  const known = Object.keys(parameters).filter((one) => version === 'beta' || !onlyBeta.includes(one));
  onlyKnown(body, known, name);
  for (const [parameter, type] of Object.entries(parameters)) {
    const value = body[parameter];
    if (value !== undefined && value !== null && typeof value !== type) {
      throw badRequest(`Cannot convert the value of '${parameter}' to the expected type.`);
    }
  }
}

function checkReferences({ tenant }: Context, { refers = {} }: RemoteAction, body: Fields): void {
  for (const [parameter, path] of Object.entries(refers)) {
    const there = tenant.data.nav[path];
    const ids = Array.isArray(there) ? (there as { id?: unknown }[]).map(({ id }) => id) : [];
    if (!ids.includes(body[parameter])) throw badRequest(`There is no ${parameter} of that id.`);
  }
}

/** Deletes a device. Only its platform can refuse: ChromeOS is managed by Google. */
export function deleteDevice(context: Context, device: ManagedDevice, request: GraphRequest): GraphAnswer {
  if (/^chrome/i.test(device.operatingSystem ?? '')) throw badRequest('A ChromeOS device cannot be deleted.');
  return begin(context, device, 'delete', { ...request, body: undefined });
}

/** Starts a remote action. Graph says only that it is queued. */
export function remoteAction(
  context: Context,
  device: ManagedDevice,
  name: string,
  request: GraphRequest,
): GraphAnswer {
  const action = Object.hasOwn(remoteActions, name) ? remoteActions[name] : undefined;
  if (action?.method) throw noSegment(name);
  return begin(context, device, name, request);
}

function begin(context: Context, device: ManagedDevice, name: string, request: GraphRequest): GraphAnswer {
  const action = Object.hasOwn(remoteActions, name) ? remoteActions[name] : undefined;
  if (!action || (action.version === 'beta' && context.version === 'v1.0')) throw noSegment(name);
  const given = objectBody(request.body);
  checkParameters(action, name, given, context.version);
  checkReferences(context, action, given);
  const { ledger } = context;
  const at = context.now.getTime();
  const shown = ledger.view(device, at);
  action.check?.(context.tenant, shown, given);
  const script = ledger.scriptOf(device, name);
  const { refuse } = script;
  if (refuse) {
    const code = refuse.code ?? 'UnknownError';
    throw new GraphError(refuse.status, code, refuse.message ?? intuneMessage('The action was refused'));
  }
  ledger.approvals.pass(context.tenant, { ...request, action: name, deviceId: device.id }, script, at);
  ledger.begin(device, name, given, at, action.items?.(context.tenant, shown, given));
  if (!action.answer) return { status: 204 };
  return { status: 200, body: action.answer(context.tenant, device, context.now) };
}
