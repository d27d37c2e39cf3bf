import { randomUUID } from 'node:crypto';
import { remoteActions, type RemoteAction } from '../actions/catalogue.ts';
import type { Context } from '../context.ts';
import { badRequest, GraphError, intuneMessage, noSegment } from '../errors.ts';
import type { Fields, GraphAnswer, ManagedDevice } from '../types.ts';
import { objectBody, onlyKnown } from './body.ts';

function checkParameters(action: RemoteAction, name: string, body: Fields): void {
  onlyKnown(body, Object.keys(action.parameters), name);
  for (const [parameter, type] of Object.entries(action.parameters)) {
    const value = body[parameter];
    if (value !== undefined && value !== null && typeof value !== type) {
      throw badRequest(`Cannot convert the value of '${parameter}' to the expected type.`);
    }
  }
}

/** Collecting logs is the one action that gives something back. */
const logRequest = (device: ManagedDevice, now: Date): Fields => ({
  '@odata.type': '#microsoft.graph.deviceLogCollectionResponse',
  id: `${device.id}_${randomUUID()}`,
  status: 'pending',
  managedDeviceId: device.id,
  requestedDateTimeUTC: now.toISOString(),
});

/** Takes a remote action in. Graph says no more than that it is queued. */
export function remoteAction(
  context: Context,
  device: ManagedDevice,
  name: string,
  body: unknown,
): GraphAnswer {
  const action = Object.hasOwn(remoteActions, name) ? remoteActions[name] : undefined;
  if (!action || (action.version === 'beta' && context.version === 'v1.0')) throw noSegment(name);
  checkParameters(action, name, objectBody(body));
  const { refuse } = context.ledger.scriptOf(device, name);
  if (refuse) {
    const code = refuse.code ?? 'UnknownError';
    throw new GraphError(refuse.status, code, refuse.message ?? intuneMessage('The action was refused'));
  }
  context.ledger.begin(device, name, context.now.getTime());
  if (name === 'createDeviceLogCollectionRequest')
    return { status: 200, body: logRequest(device, context.now) };
  return { status: 204 };
}
