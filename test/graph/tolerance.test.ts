import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toDeviceDetails } from '../../bot/graph/devices/device-details.ts';
import { errorDetails, problemOf } from '../../bot/graph/http/problem-of.ts';
import { unpackBatch } from '../../bot/graph/http/batch.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { isJson, type Json } from '../../bot/graph/json/fields.ts';
import { toEntraDevice } from '../../bot/graph/people/entra-device.ts';
import { toGroupFacts } from '../../bot/graph/people/group.ts';
import { toPersonName } from '../../bot/graph/people/person.ts';
import { toRoleAssignment } from '../../bot/graph/roles/role-assignment.ts';
import { toRoleDefinition } from '../../bot/graph/roles/role-definition.ts';

const names = [
  'id',
  'displayName',
  'deviceName',
  'isEncrypted',
  'lastSyncDateTime',
  'deviceActionResults',
  'actionName',
  'rolePermissions',
  'resourceActions',
  'allowedResourceActions',
  'members',
  'scopeType',
  'error',
  'message',
  'innerError',
  'responses',
  'status',
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...names), tie('any')),
}));
const object = value.object.filter(isJson);

/** Never any other error. */
function orUnreadable<T>(map: () => T): T | 'unreadable' {
  try {
    return map();
  } catch (error) {
    assert.ok(error instanceof Problem && error.kind === 'unreadable', String(error));
    return 'unreadable';
  }
}

/** No property is null: what Graph gives as null is undefined here. */
function assertNoNull(mapped: object | undefined): void {
  for (const one of Object.values(mapped ?? {})) assert.notEqual(one, null);
}

describe('graph tolerance', () => {
  const role = { roleId: 'r', roleName: 'R', roleIsBuiltIn: true, permissions: new Set<string>() };
  const mappers: ((from: Json) => { id: string } | undefined)[] = [
    (from) => toDeviceDetails(from, { ok: true, value: undefined }, new Date()),
    toEntraDevice,
    toGroupFacts,
    toPersonName,
    (from) => toRoleAssignment(from, role, 'beta'),
  ];

  it('maps any object to something with an id, or to nothing, or calls it unreadable', () => {
    fc.assert(
      fc.property(object, (from) => {
        for (const map of mappers) {
          const mapped = orUnreadable(() => map(from));
          if (mapped === 'unreadable') continue;
          assertNoNull(mapped);
          assert.equal(mapped !== undefined, typeof from.id === 'string' && from.id !== '');
        }
        const definition = orUnreadable(() => toRoleDefinition(from));
        if (definition !== 'unreadable') assertNoNull(definition);
      }),
    );
  });

  it('makes a problem of any failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), value.any, (status, body) => {
        const answer = { status, headers: {}, body };
        assert.equal(problemOf(answer).status, status);
        assert.ok(errorDetails(answer));
      }),
    );
  });

  it('splits any answer to a batch', () => {
    fc.assert(
      fc.property(value.any, (body) => {
        for (const { status } of unpackBatch(body)?.values() ?? []) assert.equal(typeof status, 'number');
      }),
    );
  });
});
