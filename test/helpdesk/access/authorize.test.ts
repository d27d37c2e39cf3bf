import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Target } from '../../../bot/helpdesk/access/authorize.ts';
import { READ_DEVICES, authorize, scopeGroupsFor } from '../../../bot/helpdesk/access/authorize.ts';
import { assignment, operator } from '../../support/samples.ts';

const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';
const person = (...groups: string[]): Target => ({ kind: 'person', personGroups: new Set(groups) });
const device = (over: Partial<Target & { kind: 'device' }> = {}): Target => ({
  kind: 'device',
  hasUser: true,
  personGroups: new Set(),
  deviceGroups: new Set(),
  scopeTags: ['0'],
  ...over,
});

describe('authorize', () => {
  it('allows where one assignment grants and covers, and names it', () => {
    assert.deepEqual(authorize(operator(assignment()), LOCK, person('scope-1')), {
      allowed: true,
      through: ['Sample assignment'],
    });
  });

  it('never puts a right together from two assignments', () => {
    const grantsElsewhere = assignment({ scopeGroups: ['scope-2'] });
    const coversOnly = assignment({ permissions: new Set([READ_DEVICES]) });
    assert.deepEqual(authorize(operator(grantsElsewhere, coversOnly), LOCK, person('scope-1')), {
      allowed: false,
      why: 'scope',
    });
  });

  it('distinguishes a missing role, a missing permission and a missing scope', () => {
    assert.deepEqual(authorize(operator(), LOCK, person('scope-1')), { allowed: false, why: 'noRole' });
    const reader = operator(assignment({ permissions: new Set([READ_DEVICES]) }));
    assert.deepEqual(authorize(reader, LOCK, person('scope-1')), { allowed: false, why: 'permission' });
    assert.deepEqual(authorize(operator(assignment()), LOCK, person('other')), {
      allowed: false,
      why: 'scope',
    });
  });

  it('covers a device by its user, by its own object, by all devices, and by all users where it has one', () => {
    const scoped = operator(assignment());
    assert.equal(authorize(scoped, LOCK, device({ personGroups: new Set(['scope-1']) })).allowed, true);
    assert.equal(authorize(scoped, LOCK, device({ deviceGroups: new Set(['scope-1']) })).allowed, true);
    assert.equal(authorize(scoped, LOCK, device()).allowed, false);
    const allDevices = operator(assignment({ scopeGroups: [], allDevices: true }));
    assert.equal(authorize(allDevices, LOCK, device({ hasUser: false })).allowed, true);
    assert.equal(authorize(allDevices, LOCK, person()).allowed, false);
    const allUsers = operator(assignment({ scopeGroups: [], allUsers: true }));
    assert.equal(authorize(allUsers, LOCK, device()).allowed, true);
    assert.equal(authorize(allUsers, LOCK, device({ hasUser: false })).allowed, false);
    assert.equal(authorize(allUsers, LOCK, person()).allowed, true);
  });

  it('an assignment without scope covers nothing', () => {
    assert.equal(authorize(operator(assignment({ scopeGroups: [] })), LOCK, device()).allowed, false);
  });

  it('lets Entra administrators do everything, and says through what', () => {
    const admin = { ...operator(), adminRoles: ['Intune Administrator'] };
    assert.deepEqual(authorize(admin, LOCK, device()), { allowed: true, through: ['Intune Administrator'] });
    assert.deepEqual(scopeGroupsFor(admin, [LOCK]), []);
  });

  it('is allowed exactly if a single assignment allows it', () => {
    const group = fc.constantFrom('a', 'b', 'c', 'd');
    const some = fc.record({
      permissions: fc.subarray([READ_DEVICES, LOCK]).map((names) => new Set(names)),
      scopeGroups: fc.uniqueArray(group),
      allUsers: fc.boolean(),
      allDevices: fc.boolean(),
    });
    const target = fc.record({
      hasUser: fc.boolean(),
      personGroups: fc.uniqueArray(group).map((ids) => new Set(ids)),
      deviceGroups: fc.uniqueArray(group).map((ids) => new Set(ids)),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), target, (held, about) => {
        const assignments = held.map((over) => assignment(over));
        const alone = assignments.some((one) => authorize(operator(one), LOCK, device(about)).allowed);
        return authorize(operator(...assignments), LOCK, device(about)).allowed === alone;
      }),
    );
  });
});
