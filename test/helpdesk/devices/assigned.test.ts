import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { keyOf, keysIn } from '../../../bot/helpdesk/actions/assignment-keys.ts';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import { checkForm } from '../../../bot/helpdesk/actions/form.ts';
import type { AssignmentItem } from '../../../bot/helpdesk/contracts/graph/assigned.ts';
import type { DeviceActionResult } from '../../../bot/helpdesk/contracts/model.ts';
import { PROFILES_REMOVED, removedNow } from '../../../bot/helpdesk/devices/assigned.ts';
import { choiceFault, pickable } from '../../../bot/helpdesk/devices/picks.ts';
import { assignment, managedDevice, operator } from '../../support/samples.ts';

const action = actionNamed('changeAssignments') ?? assert.fail();
const device = managedDevice();
const may = operator(assignment({ allDevices: true, permissions: new Set([action.permission]) }));
const target = {
  kind: 'device',
  hasUser: true,
  personGroups: new Set<string>(),
  deviceGroups: new Set<string>(),
  scopeTags: ['0'],
} as const;

const TYPES = [
  'application',
  'deviceConfiguration',
  'deviceManagementConfigurationPolicy',
  'mobileAppConfiguration',
];
const item = fc.record<AssignmentItem>({
  type: fc.constantFrom(...TYPES),
  id: fc.nat(40).map((n) => `item-${n}`),
  name: fc.constant('Sample'),
  intent: fc.constantFrom('remove', 'restore'),
  status: fc.constantFrom('initiated', 'inProgress', 'removed', 'error'),
  message: fc.constant(undefined),
});
const items = fc.uniqueArray(item, { selector: keyOf, maxLength: 30 });
const run = (all: readonly AssignmentItem[], startDateTime: string): DeviceActionResult => ({
  actionName: 'changeAssignments',
  actionState: 'done',
  startDateTime,
  items: all,
});

const listsOf = (removed: readonly string[], removable: readonly string[]) => {
  const choices = (keys: readonly string[]) => ({
    all: keys.map((id) => ({ id, name: `Name of ${id}`, scopeTags: ['0'] })),
  });
  return { remove: choices(removable), restore: choices(removed), stay: choices(removed) };
};

const named = (values: Parameters<NonNullable<typeof action.body>>[0]) => {
  const body = action.body?.(values) as { deviceAssignmentItems: { itemType: string; itemId: string }[] };
  return body.deviceAssignmentItems.map(({ itemType: type, itemId: id }) => keyOf({ type, id }));
};

describe('what a call of “Remove apps and configurations” names', () => {
  it('is what is removed now, without what is to be restored, with what is to be removed: whatever is chosen', () => {
    fc.assert(
      fc.property(
        items,
        items,
        fc.array(fc.nat(60)),
        fc.array(fc.nat(60)),
        fc.boolean(),
        (older, newer, a, b, first) => {
          const runs = [run(older, '2026-01-01T08:00:00Z'), run(newer, '2026-01-02T08:00:00Z')];
          const now =
            removedNow(first ? runs : runs.toReversed(), new Date('2026-02-01')) ?? assert.fail('unclear');
          const removed = now.map(keyOf);
          assert.deepEqual(
            new Set(removed),
            new Set(newer.filter((one) => one.intent === 'remove').map(keyOf)),
          );
          const removable = Array.from({ length: 20 }, (_, n) => `application:new-${n}`);
          const lists = listsOf(removed, [...removable, ...removed]);
          const picks = pickable(lists, may, action, target);
          assert.deepEqual(
            picks.remove?.map(({ id }) => id),
            removable,
          );
          const remove = [...new Set(a.flatMap((n) => removable[n] ?? []))];
          const restore = [...new Set(b.flatMap((n) => removed[n] ?? []))];
          const form = checkForm(
            action,
            device,
            { remove: remove.join(','), restore: restore.join(', '), stay: 'application:forged' },
            picks,
          );
          const after = new Set([...removed.filter((key) => !restore.includes(key)), ...remove]);
          if (!form.ok) {
            assert.ok(remove.length + restore.length === 0 || after.size > 30, JSON.stringify(form));
            return;
          }
          assert.deepEqual(new Set(named(form.values)), after);
          assert.equal(named(form.values).length, after.size);
          assert.ok(after.size <= 30);
          assert.equal(choiceFault(action, lists, picks, form.values), undefined);
          // whatever is different at the press: nothing goes by what it was
          for (const other of [
            removed.slice(1),
            [...removed, 'application:else'],
            ['application:else', ...removed.slice(1)],
          ]) {
            if (other.length === removed.length && other.every((key) => removed.includes(key))) continue;
            const changed = listsOf(other, removable);
            assert.equal(
              choiceFault(action, changed, pickable(changed, may, action, target), form.values),
              'choiceChanged',
            );
          }
        },
      ),
      { verbose: true },
    );
  });

  it('has no room for more than thirty, those included that stay', () => {
    const removed = Array.from({ length: 28 }, (_, n) => `application:old-${n}`);
    const picks = pickable(
      listsOf(removed, ['application:a', 'application:b', 'application:c']),
      may,
      action,
      target,
    );
    const check = (remove: string, restore = '') => checkForm(action, device, { remove, restore }, picks);
    const three = 'application:a,application:b,application:c';
    const full = check(three);
    assert.deepEqual(full.ok ? [] : full.faults, [{ field: 'remove', why: 'tooMany', limit: 2 }]);
    assert.equal(check('application:a,application:b').ok, true);
    const freed = check(three, 'application:old-0');
    assert.ok(freed.ok);
    assert.equal(named(freed.values).length, 30);
  });

  it('lets restore where more is removed than a call takes, and never names more', () => {
    const removed = Array.from({ length: 33 }, (_, n) => `application:old-${n}`);
    const picks = pickable(listsOf(removed, ['application:a']), may, action, target);
    const check = (remove: string, restore: readonly string[]) =>
      checkForm(action, device, { remove, restore: restore.join(',') }, picks);
    assert.equal(check('', removed.slice(0, 2)).ok, false);
    assert.equal(check('application:a', removed.slice(0, 3)).ok, false);
    const freed = check('', removed.slice(0, 3));
    assert.ok(freed.ok);
    assert.equal(named(freed.values).length, 30);
  });

  it('has no item that isn’t offered, in whatever spelling it comes', () => {
    const picks = pickable(listsOf(['application:old'], ['application:a']), may, action, target);
    for (const remove of [
      ...[
        'application:old',
        'application:b',
        'application:a,application:b',
        'deviceConfiguration:a',
        'a',
        ':',
      ],
      ...['application:A', 'application:a;application:old', '../wipe', '__proto__', 'constructor'],
    ])
      assert.equal(checkForm(action, device, { remove }, picks).ok, false, remove);
    for (const remove of [['application:a'], { id: 'application:a' }, true])
      assert.equal(checkForm(action, device, { remove }, picks).ok, false, JSON.stringify(remove));
    assert.deepEqual(keysIn('application:a,,application:a'), ['application:a']);
  });

  it('offers only what the operator may see, where nobody but the bot checks it', () => {
    const apps = 'Microsoft.Intune_MobileApps_Read';
    const all = [{ id: 'application:a', name: 'A', scopeTags: ['0'], seenWith: apps }];
    const lists = { remove: { all }, restore: { all: [] }, stay: { all: [] } };
    const offered = (permissions: string[], checkedByGraph: boolean) => {
      const who = operator(
        assignment({ allDevices: true, permissions: new Set([action.permission, ...permissions]) }),
      );
      return pickable(lists, { ...who, checkedByGraph }, action, target).remove?.length;
    };
    assert.deepEqual([offered([], false), offered([apps], false), offered([], true)], [0, 1, 1]);
  });

  it('leaves what other scope tags cover as it is', () => {
    const tagged = operator(
      assignment({ allDevices: true, permissions: new Set([action.permission]), scopeTags: ['7'] }),
    );
    const at = { ...target, scopeTags: ['7'] };
    const all = [
      { id: 'application:ours', name: 'Ours', scopeTags: ['7'] },
      { id: 'application:theirs', name: 'Theirs', scopeTags: ['0'] },
      { id: 'application:unsaid', name: 'Unsaid', scopeTags: undefined },
      { id: 'application:none', name: 'None', scopeTags: [] },
    ];
    const lists = { remove: { all: [] }, restore: { all }, stay: { all } };
    const picks = pickable(lists, tagged, action, at);
    assert.deepEqual(
      picks.restore?.map(({ name }) => name),
      ['Ours'],
    );
    const form = checkForm(action, device, { restore: 'application:ours' }, picks);
    assert.ok(form.ok);
    assert.deepEqual(named(form.values), ['application:theirs', 'application:unsaid', 'application:none']);
    assert.equal(checkForm(action, device, { restore: 'application:theirs' }, picks).ok, false);
  });
});

describe('the kinds of profiles that can be removed', () => {
  it('are types of Graph’s', () => {
    const require = createRequire(import.meta.url);
    const types = readFileSync(
      require.resolve('@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts'),
      'utf8',
    );
    for (const type of PROFILES_REMOVED)
      assert.match(
        types,
        new RegExp(String.raw`export interface ${type.charAt(0).toUpperCase()}${type.slice(1)} extends`),
        type,
      );
  });
});
