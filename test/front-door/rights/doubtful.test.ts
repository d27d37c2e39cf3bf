import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/graph/faults.ts';
import type { GraphAnswer } from '../../../sandbox/graph/types.ts';
import { posts } from '../../support/act.ts';
import type { Json } from '../../support/channel.ts';
import { Production } from '../../support/production.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import {
  ADMIN_CHANNEL,
  devices,
  entraId,
  groupId,
  groups,
  people,
  smallTenant,
} from '../../support/tenant.ts';
import { NORTH, SOUTH, taggedTenant } from './support/tagged.ts';

/** Answers that say two things at once, or that leave out what a right depends on. A doubt is a no, and is never told as “none”. */

const operator = people.fieldOperator;
const NONE = /No devices|No primary user|no Intune role|outside your scope|No managed device|Nobody matches/;

/** What Graph answers doesn’t get better by waiting. */
const AT_ONCE = { app: { graph: { sleep: () => Promise.resolve() } } };

let stage: Stage;

/** Runs something while these answers of Graph are others. */
async function under<T>(rules: readonly FaultRule[], run: () => Promise<T>): Promise<T> {
  const faults = rules.map((rule) => stage.sandbox.control.fail(rule));
  try {
    return await run();
  } finally {
    for (const fault of faults) fault.remove();
  }
}

const altered = (match: RegExp, change: (body: Json) => Json): FaultRule => ({
  match,
  alter: (answer: GraphAnswer) =>
    answer.status === 200 ? { ...answer, body: change(answer.body as Json) } : answer,
});
const listed = (match: RegExp, change: (records: Json[]) => Json[]): FaultRule =>
  altered(match, (body) => ({ ...body, value: change(body.value as Json[]) }));
/** A second record of one device, which says something else. */
const twin = (match: RegExp, id: string, over: Json): FaultRule =>
  listed(match, (records) => {
    const own = records.find((one) => one.id === id);
    return own ? [...records, { ...own, ...over }] : records;
  });

const THEIR_DEVICES = / \/v1\.0\/users\/[^/]+\/managedDevices/;
const SEARCH = / \/v1\.0\/deviceManagement\/managedDevices\?/;
const say = (words: string, who: string = operator) => stage.channel.say(who, words);
const ask = (device: string, who: string = operator) =>
  stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });

describe('two records of one device in one answer', () => {
  before(async () => (stage = await openStage(AT_ONCE)));
  const bo = { userDisplayName: 'Bo Sample', users: [{ id: people.bo, displayName: 'Bo Sample' }] };
  const overs: [string, Json][] = [
    ['name', { deviceName: 'BO-PHONE-2' }],
    ['serial number', { serialNumber: 'OTHER-SERIAL' }],
    ['primary user', bo],
    ['device in Entra', { azureADDeviceId: entraId(4) }],
    ['platform', { operatingSystem: 'Windows' }],
  ];
  for (const [what, over] of overs) {
    it(`aren’t believed in a person’s list: another ${what}`, async () => {
      const { text, card } = await under([twin(THEIR_DEVICES, devices.ainoPhone, over)], () =>
        say('select user aino@contoso.example'),
      );
      assert.match(text, /1 device could not be read/);
      assert.match(text, /AINO-LAPTOP/);
      assert.doesNotMatch(text, /AINO-PHONE|BO-PHONE-2/);
      assert.ok(!JSON.stringify(card).includes(devices.ainoPhone), 'nothing can be done with it');
      assert.doesNotMatch(text, NONE);
    });

    it(`aren’t believed in a search: another ${what}`, async () => {
      const { text, card } = await under([twin(SEARCH, devices.ainoPhone, over)], () =>
        say('device AINO-PHONE', people.operatorOfAll),
      );
      assert.match(text, /1 device could not be read/);
      assert.ok(!JSON.stringify(card ?? {}).includes(devices.ainoPhone), text);
      assert.doesNotMatch(text, NONE);
    });

    it(`aren’t believed if two searches of one batch bring them: another ${what}`, async () => {
      const oneOfThem = listed(/managedDevices\?.*\$filter=serialNumber/, () => {
        const own = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);
        return [{ ...own, users: [{ id: people.aino, displayName: 'Aino Virtanen' }], ...over }];
      });
      const { text, card } = await under([oneOfThem], () => say('device AINO-PHONE', people.operatorOfAll));
      assert.match(text, /1 device could not be read/);
      assert.ok(!JSON.stringify(card ?? {}).includes(devices.ainoPhone), text);
    });
  }

  it('that are the same are one device', async () => {
    const twice = listed(THEIR_DEVICES, (records) => [...records, ...records]);
    const { text } = await under([twice], () => say('select user aino@contoso.example'));
    assert.match(text, /Devices · 3/);
    assert.doesNotMatch(text, /could not be read/);
  });

  it('leave the device’s scope tags unread', async () => {
    const production = await Production.open({ GraphAuth: 'application' }, taggedTenant());
    await production.start();
    const select = () => production.channel.say(operator, 'select user aino@contoso.example');
    assert.doesNotMatch((await select()).text, /AINO-LAPTOP/, `it bears ${SOUTH}`);
    const tags = / \/beta\/users\/[^/]+\/managedDevices/;
    production.sandbox.control.fail(twin(tags, devices.ainoLaptop, { roleScopeTagIds: [NORTH] }));
    const { text } = await select();
    assert.match(text, /AINO-PHONE/);
    assert.doesNotMatch(text, /AINO-LAPTOP/, `it bears ${SOUTH}`);
  });
});

describe('an assignment whose scope can’t be read', () => {
  beforeEach(async () => (stage = await openStage(AT_ONCE)));
  const there = () => stage.channel.inChannel(ADMIN_CHANNEL);
  const inChannel = (words: string) => stage.channel.say(people.boundAdmin, words, there());
  const changes = () =>
    stage.sandbox.calls.filter(({ method, url }) => method !== 'GET' && url.includes('/roleAssignments'));
  const change = (name: string, over: Json) => {
    const all = stage.sandbox.tenant.data.roleDefinitions.flatMap(
      ({ roleAssignments = [] }) => roleAssignments,
    );
    Object.assign(all.find(({ displayName }) => displayName === name) ?? assert.fail(), over);
    stage.sandbox.tenant.changed();
  };
  const scopes: [string, Json][] = [
    ['a kind that nobody knows', { scopeType: 'everybodyElse' }],
    ['a kind that is null', { scopeType: null }],
    ['a kind that Graph doesn’t tell yet', { scopeType: 'unknownFutureValue' }],
    ['a name of Object’s', { scopeType: 'constructor' }],
    ['a slash', { resourceScopes: ['/'] }],
    ['a slash beside a group', { resourceScopes: ['/', groups.field] }],
    ['a slash among members', { scopeMembers: [groups.field, '/'] }],
  ];
  for (const [title, scope] of scopes) {
    it(`isn’t removed by an admin with a bound, neither asked for nor confirmed: ${title}`, async () => {
      const asked = await inChannel('remove role Field help desk');
      change('Field help desk', scope);
      const confirmed = await stage.channel.press(
        people.boundAdmin,
        asked.card,
        'Confirm removal',
        {},
        there(),
      );
      assert.match(confirmed.text, /beyond your own/);
      const again = await inChannel('remove role Field help desk');
      assert.match(again.text, /beyond your own/);
      assert.doesNotMatch(JSON.stringify(again.card ?? {}), /Confirm removal/);
      assert.deepEqual(changes(), []);
    });

    it(`widens nobody: ${title}`, async () => {
      change('Field help desk', scope);
      for (const device of [devices.boPhone, devices.boTablet]) {
        const asked = await ask(device);
        assert.doesNotMatch(asked.text, /Confirm remote lock/);
        assert.match(asked.text, /can’t show your whole scope/);
      }
      assert.doesNotMatch((await say('whoami')).text, /All (users|devices)(?! or|:)/);
    });
  }

  it('is no scope that its holder can assign, neither on the form nor at the confirm', async () => {
    const filled = {
      role: groupId(1).replace(/^bbbb/, 'eeee'),
      name: 'Desk of Bo',
      description: '',
      members: groups.newcomers,
      scope: groups.bos,
    };
    const review = async (over: Json = {}) =>
      stage.channel.press(people.boundAdmin, (await inChannel('assign role')).card, 'Review', {}, there(), {
        ...filled,
        ...over,
      });
    for (const [, scope] of scopes) {
      change('Assigners of the field', {
        resourceScopes: [groups.field],
        scopeMembers: [],
        scopeType: 'resourceScope',
        ...scope,
      });
      for (const over of [
        {},
        { scope: '', allUsers: 'true' },
        { scope: '', allDevices: 'true' },
        { scope: '/' },
      ]) {
        const { text, card } = await review(over);
        assert.doesNotMatch(
          JSON.stringify(card ?? {}),
          /Confirm assignment/,
          `${JSON.stringify(scope)}: ${text}`,
        );
      }
    }
    change('Assigners of the field', {
      resourceScopes: [],
      scopeMembers: [],
      scopeType: 'allDevicesAndLicensedUsers',
    });
    const asked = await review();
    change('Assigners of the field', { resourceScopes: ['/'], scopeType: 'everybody' });
    await stage.channel.press(people.boundAdmin, asked.card, 'Confirm assignment', {}, there());
    assert.deepEqual(changes(), []);
  });
});

describe('a Graph that doesn’t expand role assignments', () => {
  beforeEach(async () => (stage = await openStage(AT_ONCE)));
  const DEFINITIONS = /deviceManagement\/roleDefinitions($|\?)/;
  const without = (value: undefined | null) =>
    listed(DEFINITIONS, (roles) => roles.map((role) => ({ ...role, roleAssignments: value })));
  const ways: [string, FaultRule[]][] = [
    ['leaves them out', [without(undefined)]],
    ['writes null', [without(null)]],
    ['refuses the question', [{ match: /roleDefinitions\?.*\$expand/, status: 400 }]],
  ];
  for (const [title, rules] of ways) {
    it(`and ${title} is asked for them apart`, async () => {
      await under(rules, async () => {
        assert.match((await say('whoami')).text, /Field help desk/);
        const asked = await ask(devices.ainoPhone);
        await stage.channel.press(operator, asked.card, 'Confirm remote lock');
        assert.match((await ask(devices.boPhone)).text, /outside your scope/);
        assert.match((await say('whoami', people.nobody)).text, /no Intune role/);
      });
      assert.equal(posts(stage, { id: devices.ainoPhone }).length, 1);
    });

    it(`and ${title} makes nobody an operator without a role if that can’t be read either`, async () => {
      const apart = { match: /roleDefinitions\/[^/]+\/roleAssignments/, status: 500 };
      await under([...rules, apart], async () => {
        // with nothing in its memory
        await stage.restart();
        for (const words of ['whoami', 'select user aino@contoso.example'])
          assert.doesNotMatch((await say(words)).text, /no Intune role|shows none/, words);
        assert.doesNotMatch((await ask(devices.ainoPhone)).text, /no Intune role|Confirm remote lock/);
      });
    });
  }
});

describe('a question about groups that isn’t answered', () => {
  /** The field operator also reads every device, but may lock only the field people’s and the phones. */
  before(async () => {
    const data = smallTenant();
    data.roleDefinitions.push({
      id: groupId(70),
      displayName: 'Readers of devices',
      isBuiltIn: false,
      rolePermissions: [
        { resourceActions: [{ allowedResourceActions: ['Microsoft.Intune_ManagedDevices_Read'] }] },
      ],
      roleAssignments: [
        {
          id: groupId(71),
          displayName: 'All devices to read',
          members: [groups.operators],
          resourceScopes: [],
          scopeType: 'allDevices',
        },
      ],
    });
    data.roleDefinitions[0]?.roleAssignments?.push({
      id: groupId(72),
      displayName: 'Desk of many',
      members: [groupId(14)],
      resourceScopes: [groups.phones],
      scopeType: 'resourceScope',
    });
    stage = await openStage({ ...AT_ONCE, data });
  });
  const person = (id: string) => ({
    match: new RegExp(`/users/(?:${id}|aino@contoso.example)/checkMemberGroups$`),
    status: 500,
  });

  it('hides no device that another assignment covers, and what it leaves open is refused', async () => {
    const asked = await ask(devices.ainoPhone);
    await under([person(people.aino)], async () => {
      const { text } = await say('select user aino@contoso.example');
      for (const name of ['AINO-PHONE', 'AINO-LAPTOP', 'AINO-MAC']) assert.match(text, new RegExp(name));
      assert.match(text, /Whether this person is in your scope could not be checked/);
      assert.doesNotMatch(text, /This person is outside your scope|Field engineer/);
      assert.doesNotMatch(text, /\[Remote lock\]/);
      assert.match((await say('device AINO-PHONE')).text, new RegExp(devices.ainoPhone));
      assert.doesNotMatch((await ask(devices.ainoPhone)).text, /Confirm remote lock|outside your scope/);
      const confirmed = await stage.channel.press(operator, asked.card, 'Confirm remote lock');
      assert.match(confirmed.text, /nothing was sent/i);
    });
    assert.deepEqual(posts(stage, { id: devices.ainoPhone }), []);
  });

  it('leaves only its own device out of a search, and counts it', async () => {
    const { text } = await under([person(people.bo)], () => say('device -PHONE', people.reader));
    assert.match(text, /AINO-PHONE/);
    assert.match(text, /1 device could not be read or checked/);
    assert.doesNotMatch(text, /BO-PHONE/);
    const object = { match: /devices\(deviceId='dddd0000-0000-4000-8000-000000000004'\)/, status: 500 };
    const byObject = await under([object], () => say('device -PHONE', people.reader));
    assert.match(byObject.text, /AINO-PHONE/);
    assert.match(byObject.text, /1 device could not be read or checked/);
  });

  it('of one assignment hides nothing of another’s', async () => {
    const many = people.operatorOfMany;
    const first = { match: /users\/aino@contoso.example\/checkMemberGroups/, status: 500, times: 1 };
    const { text } = await under([first], () => say('select user aino@contoso.example', many));
    assert.match(text, /Field engineer/);
    assert.match(text, /AINO-PHONE/);
  });
});

describe('a device list that came with nobody', () => {
  before(async () => (stage = await openStage(AT_ONCE)));
  const nobody = (match: RegExp) => listed(match, (records) => records.map((one) => ({ ...one, users: [] })));

  it('isn’t a device without a primary user if /users names one', async () => {
    await under([nobody(THEIR_DEVICES), nobody(SEARCH)], async () => {
      const { text } = await say('select user aino@contoso.example');
      assert.match(text, /AINO-PHONE[\s\S]*\[Remote lock\]/);
      assert.doesNotMatch(text, NONE);
      assert.match((await say('device AINO-PHONE')).text, /Primary user\nAino Virtanen/);
      const all = await say('device AINO', people.operatorOfAll);
      assert.match(all.text, /3 devices match/);
      assert.doesNotMatch(all.text, NONE);
    });
  });

  it('says “could not be read” if /users isn’t there, and locks nothing', async () => {
    const asked = await ask(devices.ainoPhone, people.operatorOfAll);
    const gone = { match: /managedDevices\/[^/]+\/users/, status: 404 };
    await under([gone, nobody(THEIR_DEVICES), nobody(SEARCH)], async () => {
      for (const words of ['device AINO-PHONE', 'device AINO', 'select user aino@contoso.example'])
        for (const who of [people.operatorOfAll, operator])
          assert.doesNotMatch((await say(words, who)).text, NONE, `${words} ${who}`);
      const shown = await say('device AINO-PHONE', people.operatorOfAll);
      assert.match(shown.text, /Primary user\nCould not be read/);
      const confirmed = await stage.channel.press(people.operatorOfAll, asked.card, 'Confirm remote lock');
      assert.match(confirmed.text, /nothing was sent/i);
    });
    assert.deepEqual(posts(stage, { id: devices.ainoPhone }), []);
  });
});

describe('a local admin password that can’t be read', () => {
  before(async () => (stage = await openStage(AT_ONCE)));
  const keep = (...credentials: Json[]) => {
    stage.sandbox.tenant.data.nav['directory/deviceLocalCredentials'] = [{ id: entraId(2), credentials }];
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const show = () =>
    stage.channel.invoke(people.admin, 'key.show', { key: 'localAdminPassword', device: devices.ainoLaptop });
  const one = (passwordBase64: unknown, backupDateTime = '2026-01-05T00:00:00Z') => ({
    accountName: 'WLapsAdmin1',
    backupDateTime,
    passwordBase64,
  });

  for (const [title, encoded] of [
    ['isn’t encoded', 'Sample-Plain7!'],
    ['isn’t encoded and has no signs', 'SamplePlain7'],
    ['is cut', base64('Sample-Plain7').slice(0, 17)],
    ['has text around it', `${base64('Sample7!')} (new)`],
    ['is of bytes that are no text', Buffer.from([0x53, 0x61, 0xc3]).toString('base64')],
    ['is missing', undefined],
    ['is null', null],
    ['is empty', ''],
    ['is a number', 7],
  ] as const)
    it(`is said to be unreadable, never shown mangled and never told as none: it ${title}`, async () => {
      keep(one(encoded));
      const { text } = await show();
      assert.match(text, /could not be read/);
      assert.doesNotMatch(text, /none is stored|[^\0-\u024f\u2000-\u206f\s]/, text);
      if (typeof encoded === 'string' && encoded !== '') assert.ok(!text.includes(encoded));
    });

  it('is named beside an older one that can', async () => {
    keep(one('%%', '2026-02-05T00:00:00Z'), one(base64('Sample-Older7')));
    const { text } = await show();
    assert.match(text, /5 Feb 2026[^\n]*\n[^\n]*could not be read[^\n]*\n/);
    assert.match(text, /\nSample-Older7\n/);
  });

  it('is none only if Entra says so', async () => {
    keep();
    assert.match((await show()).text, /none is stored/);
    const laptop = new RegExp(`managedDevices/${devices.ainoLaptop}$`);
    for (const azureADDeviceId of [null, undefined]) {
      const unsaid = altered(laptop, (device) => ({ ...device, azureADDeviceId }));
      for (const key of ['localAdminPassword', 'recoveryKey']) {
        const { text } = await under([unsaid], () =>
          stage.channel.invoke(people.admin, 'key.show', { key, device: devices.ainoLaptop }),
        );
        assert.doesNotMatch(text, /none is stored/, key);
        assert.match(text, /could not be read/, key);
      }
    }
  });
});
