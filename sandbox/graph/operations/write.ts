import { downloadUrl } from '../actions/log-requests.ts';
import type { Context } from '../context.ts';
import { GraphError, noSegment } from '../errors.ts';
import type { Target } from '../odata/target.ts';
import { resolve } from '../resources/resolve.ts';
import type { GraphAnswer, GraphRequest } from '../types.ts';
import { installApp } from './installed-apps.ts';
import { decideRequest } from './approval-requests.ts';
import { getByIds } from './get-by-ids.ts';
import { membershipOperations } from './memberships.ts';
import { deleteDevice, remoteAction } from './remote-action.ts';
import { changeAssignment, createAssignment, deleteAssignment } from './role-assignments.ts';

const notAllowed = (): GraphError =>
  new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');

function post(context: Context, { segments }: Target, request: GraphRequest): GraphAnswer {
  const { body } = request;
  const name = (segments.at(-1)?.name ?? '').replace(/^microsoft\.graph\./, '');
  const owner = resolve(context, segments.slice(0, -1));
  if (owner.many) {
    if (owner.path === 'directoryObjects' && name === 'getByIds')
      return { status: 200, body: getByIds(context, body) };
    throw noSegment(name);
  }
  if (name === 'installedApps') return installApp(context, owner, body);
  if (owner.path === 'deviceManagement' && name === 'roleAssignments')
    return createAssignment(context, request);
  if (owner.type === 'roleDefinition' && name === 'roleAssignments') {
    return createAssignment(context, request, owner.entity);
  }
  if (owner.type === 'approvalRequest') return decideRequest(context, owner.entity, name, request);
  if (owner.type === 'managedDevice') return remoteAction(context, owner.entity, name, request);
  if (owner.path.includes('/logCollectionRequests/') && name === 'createDownloadUrl')
    return { status: 200, body: downloadUrl(owner.entity) };
  const directoryObject = ['user', 'group', 'device'].includes(owner.type);
  const operation =
    directoryObject && Object.hasOwn(membershipOperations, name) ? membershipOperations[name] : undefined;
  if (!operation) throw noSegment(name);
  return { status: 200, body: operation(context, owner, body) };
}

/** Answers every request except GET. */
export function write(context: Context, target: Target, request: GraphRequest): GraphAnswer {
  if (request.method === 'POST' && target.segments.length > 1) return post(context, target, request);
  if (request.method !== 'PATCH' && request.method !== 'DELETE') throw notAllowed();
  const at = resolve(context, target.segments);
  if (!at.many && at.type === 'managedDevice' && request.method === 'DELETE')
    return deleteDevice(context, at.entity, request);
  if (at.many || at.type !== 'roleAssignment') throw notAllowed();
  return request.method === 'DELETE'
    ? deleteAssignment(context, at.entity.id, request)
    : changeAssignment(context, at.entity.id, request);
}
