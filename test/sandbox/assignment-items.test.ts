import assert from 'node:assert/strict';
import type { Json } from '../support/channel.ts';
import {
  Removing,
  app,
  catalogPolicy,
  profile,
  reported,
  restored,
  result,
} from '../front-door/actions/support/removing.ts';

const item = (key: string, over: Json = {}): Json => {
  const [itemType, itemId] = key.split(':');
  return { itemType, itemId, ...over };
};

describe('the sandbox’s changeAssignments', () => {
  let at: Removing;
  before(async () => (at = await Removing.open()));
  after(() => at.stage.close());

  const token = () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { oid: at.data.users[0]?.id, tid: at.data.tenantId };
    return `Bearer ${encode({ alg: 'none' })}.${encode(claims)}.`;
  };
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${at.stage.sandbox.url}${path}`, {
      method,
      headers: { authorization: token(), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const device = () => `deviceManagement/managedDevices/${at.phone.id}`;
  const send = (deviceAssignmentItems: unknown, version = 'beta') =>
    call('POST', `/${version}/${device()}/changeAssignments`, { deviceAssignmentItems });
  const results = async (version = 'beta') =>
    (
      (await (await call('GET', `/${version}/${device()}?$select=id,deviceActionResults`)).json()) as {
        deviceActionResults: Json[];
      }
    ).deviceActionResults;

  it('refuses what Graph refuses', async () => {
    at.apps(...Array.from({ length: 40 }, (_, n) => n + 1));
    const thirtyOne = Array.from({ length: 31 }, (_, n) => item(app(n + 1)));
    for (const [name, body] of Object.entries({
      'an unknown id': [item(app(99))],
      'an id of another type': [item(app(3), { itemType: 'deviceConfiguration' })],
      'an unknown type': [item(app(1), { itemType: 'unknownFutureValue' })],
      'no id': [{ itemType: 'application' }],
      'no collection': 'x',
      'what isn’t to be removed': [item(app(1), { assignmentItemActionIntent: 'restore' })],
      'an item twice': [item(app(1)), item(app(1))],
      'thirty-one items': thirtyOne,
      'a settings catalog policy that the tenant doesn’t have': [item(catalogPolicy(1))],
    }))
      assert.equal((await send(body)).status, 400, name);
    assert.equal((await send([item(app(1))], 'v1.0')).status, 400);
    assert.deepEqual(await results(), []);
    at.stage.sandbox.control.grant({
      delegated: ['DeviceManagementManagedDevices.Read.All'],
      application: [],
    });
    assert.equal((await send([item(app(1))])).status, 403);
  });

  it('tells item by item, to beta alone, what is removed and what a later call has dropped', async () => {
    const all = [
      'DeviceManagementManagedDevices.PrivilegedOperations.All',
      'DeviceManagementManagedDevices.Read.All',
    ];
    at.stage.sandbox.control.grant({ delegated: all, application: [] });
    at.results(result([reported(app(2)), reported(app(3), restored)]));
    assert.equal((await send([item(app(1)), item(profile(1))])).status, 204);
    const states = async () => {
      const last = (await results()).at(-1);
      return (last?.deviceAssignmentItems as Json[]).map(
        ({ itemId, assignmentItemActionIntent: intent, assignmentItemActionStatus: status }) =>
          [String(itemId).slice(-1), intent, status].join(' '),
      );
    };
    assert.deepEqual(await states(), ['1 remove initiated', '1 remove initiated', '2 restore initiated']);
    at.settle();
    assert.deepEqual(await states(), ['1 remove removed', '1 remove removed', '2 restore succeeded']);
    for (const one of await results('v1.0')) {
      assert.equal(one.deviceAssignmentItems, undefined);
      assert.equal(one['@odata.type'], undefined);
    }
  });
});
