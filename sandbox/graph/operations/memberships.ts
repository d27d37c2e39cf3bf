import type { Context } from '../context.ts';
import { GraphError } from '../errors.ts';
import type { One } from '../resources/resource.ts';
import type { Entity, Fields } from '../types.ts';
import { objectBody, onlyKnown, stringList } from './body.ts';

const checkedMost = 20;
const listedMost = 11_000;

const answer = (context: Context, value: string[]): Fields => ({
  '@odata.context': `https://graph.microsoft.com/${context.version}/$metadata#Collection(Edm.String)`,
  value,
});

const isGroup = ({ tenant }: Context, entity: Entity): boolean => tenant.group(entity.id) !== undefined;

const above = (context: Context, of: One, groupsOnly: boolean): readonly Entity[] => {
  const all = context.tenant.memberships.transitive(of.entity.id);
  return groupsOnly ? all.filter((entity) => isGroup(context, entity)) : all;
};

function check(context: Context, of: One, ids: readonly string[], groupsOnly: boolean): Fields {
  if (ids.length > checkedMost) {
    throw new GraphError(
      400,
      'Request_BadRequest',
      `The request has ${ids.length} ids; at most ${checkedMost} are allowed.`,
    );
  }
  const has = new Set(above(context, of, groupsOnly).map((entity) => entity.id.toLowerCase()));
  return answer(
    context,
    [...new Set(ids)].filter((id) => has.has(id.toLowerCase())),
  );
}

function list(context: Context, of: One, body: unknown, groupsOnly: boolean, what: string): Fields {
  const fields = objectBody(body);
  onlyKnown(fields, ['securityEnabledOnly'], what);
  const secured = fields.securityEnabledOnly === true;
  const ids = above(context, of, groupsOnly)
    .filter((entity) => !secured || entity.securityEnabled === true)
    .map((entity) => entity.id);
  if (ids.length > listedMost) {
    throw new GraphError(400, 'Directory_ResultSizeLimitExceeded', 'The result size exceeds the limit.');
  }
  return answer(context, ids);
}

/** The POST requests about memberships. */
export const membershipOperations: Record<string, (context: Context, of: One, body: unknown) => Fields> = {
  checkMemberGroups: (context, of, body) => {
    onlyKnown(objectBody(body), ['groupIds'], 'checkMemberGroups');
    return check(context, of, stringList(objectBody(body), 'groupIds'), true);
  },
  checkMemberObjects: (context, of, body) => {
    onlyKnown(objectBody(body), ['ids'], 'checkMemberObjects');
    return check(context, of, stringList(objectBody(body), 'ids'), false);
  },
  getMemberGroups: (context, of, body) => list(context, of, body, true, 'getMemberGroups'),
  getMemberObjects: (context, of, body) => list(context, of, body, false, 'getMemberObjects'),
};
