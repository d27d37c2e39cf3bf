import assert from 'node:assert/strict';
import { askFor, confirmIt, posts } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, devices, people, smallTenant } from '../../support/tenant.ts';

/** A Graph that takes only simple filters of devices. */
const REFUSED = { match: /managedDevices\?.*\$filter=[^&]*(?: and | or )/, status: 400 };

describe('a Graph that refuses filters joined by “and” and “or”', () => {
  it('is asked simpler ones: nothing is lost, and nothing is said to be missing', async () => {
    const data = smallTenant();
    const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
    Object.assign(laptop ?? {}, { deviceName: 'Aino’s work laptop', imei: '350000123456782' });
    const stage = await openStage({ data });
    stage.sandbox.control.fail(REFUSED);
    for (const typed of ["aino's work laptop", 'work lap', 'SERIAL-2', 'serial2', '35 000012 345678 2']) {
      const { text } = await stage.channel.say(people.operatorOfAll, `device ${typed}`);
      assert.match(text, new RegExp(`Intune device id\\n${devices.ainoLaptop}`), typed);
    }
    assert.match(
      (await stage.channel.say(people.operatorOfAll, 'device no such one 1')).text,
      /No managed device matches/,
    );
  });

  it('isn’t asked joined ones again', async () => {
    const stage = await openStage();
    stage.sandbox.control.fail(REFUSED);
    await stage.channel.say(people.operatorOfAll, 'device work laptop');
    stage.calls();
    await stage.channel.say(people.operatorOfAll, 'device other laptop');
    assert.deepEqual(
      stage.calls().filter((call) => / and | or /.test(call)),
      [],
    );
  });

  it('still tells a name that nobody else bears from one that others do', async () => {
    const wipe = actionRows.find(({ id }) => id === 'wipe') ?? assert.fail();
    const ios = { operatingSystem: 'iOS', managedDeviceOwnerType: 'company' };
    const [alone, one, other] = [
      deviceFor(2_500, 'LAB PHONE 7', ios),
      deviceFor(2_501, 'Kiosk’s phone', ios),
      deviceFor(2_502, "Kiosk's phone", ios),
    ];
    const stage = await openStage({ data: actionTenant([alone, one, other]) });
    stage.sandbox.control.fail(REFUSED);
    const asked = await askFor(stage, mayAll, wipe, alone);
    assert.match(asked.text, /type the device’s name/);
    await confirmIt(stage, mayAll, wipe, alone, asked);
    assert.equal(posts(stage, alone).length, 1);
    assert.match((await askFor(stage, mayAll, wipe, one)).text, /Another device in Intune has the same name/);
  });
});

describe('a picker of which a search fails', () => {
  const search = async (dataset: string, who: string, over: object, rules: object[]) => {
    const stage = await openStage({ app: { graph: { sleep: () => Promise.resolve() } } });
    for (const rule of rules) stage.sandbox.control.fail(rule as never);
    const { body } = await stage.channel.deliver(
      stage.channel.activity(who, {
        type: 'invoke',
        name: 'application/search',
        value: { queryText: 'Field', dataset, queryOptions: { skip: 0, top: 10 } },
        ...over,
      }),
    );
    return (body as { value: { results: { title: string; value: string }[] } }).value.results;
  };
  const there = {
    conversation: { id: `${ADMIN_CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true },
    channelData: {
      tenant: { id: 'c0ffee00-0000-4000-8000-000000000001' },
      team: { id: '19:team@thread.tacv2' },
      channel: { id: ADMIN_CHANNEL },
    },
  };

  for (const [dataset, who, over, note] of [
    ['groups', people.admin, there, /Not all groups could be searched for “Field”/],
    ['people', people.operatorOfAll, {}, /Not everybody could be searched for “Field”/],
  ] as const) {
    const path = dataset === 'groups' ? 'groups' : 'users';
    const rules = [`/${path}\\?.*\\$search`, `/${path}\\?.*startswith`].map((match) => ({
      match: new RegExp(match),
      status: 503,
    }));
    it(`offers what the other found, and says that it isn’t all: ${dataset}`, async () => {
      for (const rule of rules) {
        const results = await search(dataset, who, over, [rule]);
        assert.ok(results.length > 1, JSON.stringify(results));
        assert.match(results.at(-1)?.title ?? '', note);
      }
    });

    it(`says so if both fail: ${dataset}`, async () => {
      const results = await search(dataset, who, over, rules);
      assert.deepEqual(
        results.map(({ title }) => note.test(title)),
        [true],
      );
    });

    it(`says nothing if all is well: ${dataset}`, async () => {
      for (const { title } of await search(dataset, who, over, [])) assert.doesNotMatch(title, note);
    });
  }
});
