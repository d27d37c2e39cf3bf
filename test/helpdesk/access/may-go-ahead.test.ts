import assert from 'node:assert/strict';
import type { Operator, Target } from '../../../bot/helpdesk/access/authorize.ts';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import type { AtPress } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { mayGoAhead, offers } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { wipe } from '../../../bot/helpdesk/actions/leaving/wipe.ts';
import { remoteLock } from '../../../bot/helpdesk/actions/any-platform/remote-lock.ts';
import { assignment, managedDevice, operator } from '../../support/samples.ts';
import { receipt } from '../support/remote.ts';

const inside: Target = {
  kind: 'device',
  hasUser: true,
  personGroups: new Set(['scope-1']),
  deviceGroups: new Set(),
  scopeTags: ['0'],
};
const outside: Target = { ...inside, personGroups: new Set() };
const locker = operator(assignment());
const reader = operator(assignment({ permissions: new Set([READ_DEVICES]) }));
const phone = managedDevice();
const windows = managedDevice({ operatingSystem: 'Windows' });
const underWay: AtPress = { typed: {}, results: [], waiting: [receipt({ state: 'pending' })] };

const why = (speaker: Operator, device = phone, target = inside, press?: AtPress) => {
  const offer = mayGoAhead(remoteLock, speaker, device, target, press);
  return offer.possible ? 'possible' : offer.why;
};

describe('whether an action may go ahead', () => {
  it('names what allows it', () => {
    assert.deepEqual(mayGoAhead(remoteLock, locker, phone, inside), {
      action: remoteLock,
      possible: true,
      through: ['Sample assignment'],
    });
  });

  it('names the first refusal: device, role, permission, scope, press', () => {
    assert.deepEqual(why(operator(), windows, outside, underWay), { kind: 'device', hindrance: 'windows' });
    assert.deepEqual(why(operator(), phone, outside, underWay), { kind: 'noRole' });
    assert.deepEqual(why(reader, phone, outside, underWay), {
      kind: 'permission',
      permission: 'Microsoft.Intune_RemoteTasks_RemoteLock',
    });
    assert.deepEqual(why(locker, phone, outside, underWay), { kind: 'scope' });
    assert.deepEqual(why(locker, phone, inside, underWay), {
      kind: 'alreadyPending',
      since: '2026-01-01T12:00:00.000Z',
      operatorId: receipt().operatorId,
    });
    assert.deepEqual(why(locker, phone, inside, { ...underWay, waiting: [] }), 'possible');
  });

  it('says that the scope was not read in full if that could be the reason', () => {
    assert.deepEqual(why(operator(assignment({ reachUnread: true })), phone, outside), {
      kind: 'scopeUnread',
    });
  });

  it('is no for administrators too if the device or the press is in the way', () => {
    const admin = { ...operator(), adminRoles: ['Intune Administrator'] };
    assert.deepEqual(why(admin, phone, outside), 'possible');
    assert.deepEqual(why(admin, windows, outside), { kind: 'device', hindrance: 'windows' });
    const offer = mayGoAhead(wipe, admin, phone, outside, { ...underWay, waiting: [] });
    assert.ok(!offer.possible && offer.why.kind === 'typed');
  });

  it('doesn’t ask for the press when a button is drawn', () => {
    assert.deepEqual(mayGoAhead(wipe, { ...locker, adminRoles: ['Admin'] }, phone, inside).possible, true);
  });
});

describe('what is offered for a device', () => {
  it('is the lock on a person’s card', () => {
    assert.deepEqual(
      offers(locker, phone, inside).map(({ action, possible }) => [action.id, possible]),
      [['remoteLock', true]],
    );
  });

  it('is each action of a list in its order, possible or not', () => {
    const offered = offers(locker, phone, inside, catalogue);
    assert.deepEqual(
      offered.map(({ action }) => action),
      catalogue,
    );
    assert.deepEqual(
      offered.filter(({ possible }) => possible).map(({ action }) => action.id),
      ['remoteLock'],
    );
  });
});
