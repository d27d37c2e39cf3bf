import assert from 'node:assert/strict';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import type { Reply } from '../support/fake-graph.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';
const enroller = {
  userId: guid(1),
  userDisplayName: 'Enroller',
  userPrincipalName: 'enroller@contoso.example',
};
const primary = {
  id: guid(2),
  displayName: 'Primary',
  userPrincipalName: 'primary@contoso.example',
  mail: null,
};
const users = (...value: object[]): Reply => ({ body: { value } });

/** Who a device belongs to, and who enrolled it, in a few words. */
function whose(device: ManagedDevice): string {
  if (device.primaryUserUnread) return `unread, enrolled by ${device.enrolledBy?.displayName ?? 'nobody'}`;
  const owner = device.userId === undefined ? 'nobody' : `${device.userDisplayName ?? ''} ${device.userId}`;
  return device.enrolledBy ? `${owner}, enrolled by ${device.enrolledBy.displayName ?? ''}` : owner;
}

describe('the primary user of a device', () => {
  const at = useGraph();
  const one = async (record: object, answer: Reply) => {
    at.fake.get(`${LIST}/${guid(5)}`, { body: { id: guid(5), ...record } });
    at.fake.get(`${LIST}/${guid(5)}/users`, answer);
    at.fake.get(`/beta/deviceManagement/managedDevices/${guid(5)}`, { status: 404 });
    return whose(await at.api.devices.one(guid(5)));
  };

  for (const [name, record, answer, expected] of [
    [
      'the one of its /users, not the one of its record',
      enroller,
      users(primary),
      `Primary ${guid(2)}, enrolled by Enroller`,
    ],
    ['the one of its /users if the record names nobody', {}, users(primary), `Primary ${guid(2)}`],
    [
      'told once if both are the same, in any case',
      { ...enroller, userId: guid(2).toUpperCase() },
      users(primary),
      `Primary ${guid(2)}`,
    ],
    [
      'nobody if /users is empty, whatever the record says',
      enroller,
      users(),
      'nobody, enrolled by Enroller',
    ],
    ['unread if there is no /users', enroller, { status: 404 }, 'unread, enrolled by Enroller'],
    ['unread if /users fails', enroller, { status: 403 }, 'unread, enrolled by Enroller'],
    [
      'unread if /users names two people',
      enroller,
      users(primary, { id: guid(3) }),
      'unread, enrolled by Enroller',
    ],
    ['unread if /users is no list', enroller, { body: { value: primary } }, 'unread, enrolled by Enroller'],
    [
      'unread if /users names somebody without an id',
      enroller,
      users({ displayName: 'Primary' }),
      'unread, enrolled by Enroller',
    ],
  ] as const)
    it(`is ${name}`, async () => {
      assert.equal(await one(record, answer), expected);
      const ofV1 = at.fake.exchanges.filter(({ path }) => path.startsWith('/v1.0/'));
      assert.equal(ofV1.length, 1, 'read in the device’s own round');
    });

  it('comes along with a list, in the same round', async () => {
    at.fake.get(`/v1.0/users/${guid(1)}/managedDevices`, {
      body: {
        value: [
          { id: guid(5), ...enroller, users: [primary] },
          { id: guid(6), userId: '', users: [] },
        ],
      },
    });
    const { items: devices } = await at.api.devices.ofPerson(guid(1));
    assert.deepEqual(devices.map(whose), [`Primary ${guid(2)}, enrolled by Enroller`, 'nobody']);
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('is asked for if a list came with nobody, and the record names somebody', async () => {
    at.fake.get(`/v1.0/users/${guid(1)}/managedDevices`, {
      body: {
        value: [
          { id: guid(5), ...enroller, users: [] },
          { id: guid(6), ...enroller, users: [] },
        ],
      },
    });
    at.fake.get(`${LIST}/${guid(5)}/users`, users(primary));
    at.fake.get(`${LIST}/${guid(6)}/users`, users());
    const { items: devices } = await at.api.devices.ofPerson(guid(1));
    assert.deepEqual(devices.map(whose), [
      `Primary ${guid(2)}, enrolled by Enroller`,
      'nobody, enrolled by Enroller',
    ]);
  });

  it('is read for each device if the list doesn’t include it', async () => {
    at.fake.get(`/v1.0/users/${guid(1)}/managedDevices`, {
      body: { value: [{ id: guid(5), ...enroller }, { id: guid(6) }] },
    });
    at.fake.get(`${LIST}/${guid(5)}/users`, users(primary));
    at.fake.get(`${LIST}/${guid(6)}/users`, { status: 403 });
    const { items: devices } = await at.api.devices.ofPerson(guid(1));
    assert.deepEqual(devices.map(whose), [
      `Primary ${guid(2)}, enrolled by Enroller`,
      'unread, enrolled by nobody',
    ]);
    // apart, so that a batch that mixes its answers up can't mix people up
    assert.equal(at.fake.exchanges.length, 3);
  });

  it('isn’t asked for with a list again if Graph refused that once', async () => {
    const asked: boolean[] = [];
    at.fake.get(`/v1.0/users/${guid(1)}/managedDevices`, ({ query }) => {
      asked.push('$expand' in query);
      return '$expand' in query ? { status: 400 } : users({ id: guid(5), ...enroller });
    });
    at.fake.get(`${LIST}/${guid(5)}/users`, users(primary));
    for (let n = 0; n < 2; n++) {
      const { items: devices } = await at.api.devices.ofPerson(guid(1));
      assert.deepEqual(devices.map(whose), [`Primary ${guid(2)}, enrolled by Enroller`]);
    }
    assert.deepEqual(asked, [true, false, false]);
  });

  it('counts for devices found by a search, too', async () => {
    at.fake.get(LIST, ({ query }) =>
      query.$filter?.startsWith('contains(d')
        ? users({ id: guid(5), deviceName: 'Phone', ...enroller })
        : users(),
    );
    at.fake.get(`${LIST}/${guid(5)}/users`, users(primary));
    const found = await at.api.devices.find('phone');
    assert.deepEqual(found.items.map(whose), [`Primary ${guid(2)}, enrolled by Enroller`]);
  });
});
