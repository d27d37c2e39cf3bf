import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/graph/faults.ts';
import type { GraphAnswer } from '../../../sandbox/graph/types.ts';
import { titles } from '../../support/act.ts';
import type { Json } from '../../support/channel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';

/** A search of which a part fails, or that finds what can't be read. What was found is a choice, and what is missing is said. */

let stage: Stage;
// what Graph answers doesn’t get better by waiting
before(async () => (stage = await openStage({ app: { graph: { sleep: () => Promise.resolve() } } })));

async function under<T>(rules: readonly FaultRule[], run: () => Promise<T>): Promise<T> {
  const faults = rules.map((rule) => stage.sandbox.control.fail(rule));
  try {
    return await run();
  } finally {
    for (const fault of faults) fault.remove();
  }
}
const say = (words: string, who: string = people.operatorOfAll) => stage.channel.say(who, words);
const reads = async () => (await stage.audit()).filter(({ kind }) => kind === 'read').length;

describe('one hit while another part of the search failed', () => {
  const SEARCH = /users\?.*\$search=/;
  const FILTER = /users\?.*startswith/;
  const MAIL = /users\?.*\$filter=mail eq/;
  const ALIASES = /users\?.*\$filter=proxyAddresses/;
  const people1: [string, string, RegExp, string, RegExp][] = [
    [
      'words of names',
      'select user Aino Kallio',
      SEARCH,
      'Aino Kallio',
      /Parts of names could not be searched/,
    ],
    [
      'beginnings',
      'select user Aino Kallio',
      FILTER,
      'Aino Kallio',
      /Beginnings of names could not be searched/,
    ],
    [
      'aliases',
      'select user noa@contoso.example',
      ALIASES,
      'Noa O’Brien',
      /Mail addresses could not be searched/,
    ],
    ['addresses', 'user noa@contoso.example', MAIL, 'Noa O’Brien', /could not be searched/],
    [
      'the words of a wish',
      'lock phone of Aino Kallio',
      SEARCH,
      'Aino Kallio',
      /Parts of names could not be searched/,
    ],
  ];
  for (const [what, words, match, name, missing] of people1)
    for (const status of [400, 403, 503])
      it(`isn’t opened: a person, without ${what} (${status})`, async () => {
        const before = await reads();
        const { text, card } = await under([{ match, status }], () => say(words));
        assert.match(text, missing);
        assert.doesNotMatch(text, /Nobody matches/);
        assert.match(text, /1 person matches/);
        assert.ok(titles(card).includes(name), text);
        assert.equal(await reads(), before, 'nobody was read');
      });

  it('by an address: a search that fails hides nothing of the other', async () => {
    const { text, card } = await under(
      [
        { match: MAIL, status: 503 },
        { match: ALIASES, status: 503 },
      ],
      () => say('select user noa@contoso.example'),
    );
    assert.match(text, /mail addresses could not be searched/i);
    assert.ok(titles(card).includes('Noa O’Brien'), text);
  });

  const devices1: [string, RegExp, RegExp][] = [
    ['serial numbers', /filter=[^&]*serialNumber/, /Serial numbers could not be searched/],
    ['names', /filter=deviceName eq/, /Device names could not be searched/],
    ['parts of names', /filter=contains\(deviceName/, /Parts of names could not be searched/],
  ];
  for (const [what, match, missing] of devices1)
    for (const status of [400, 403, 503])
      it(`isn’t opened: a device by its name, without ${what} (${status})`, async () => {
        const before = await reads();
        const { text, card } = await under([{ match, status }], () => say('device AINO-PHONE'));
        assert.match(text, /1 device matches/);
        assert.match(text, missing);
        assert.equal(await reads(), before, 'nothing was read');
        const opened = await stage.channel.press(people.operatorOfAll, card, 'AINO-PHONE');
        assert.match(opened.text, new RegExp(devices.ainoPhone));
      });

  it('is opened if its id was given: there is no other', async () => {
    const { text } = await under([{ match: /filter=[^&]*serialNumber/, status: 503 }], () =>
      say(`device ${devices.ainoPhone.toUpperCase()}`),
    );
    assert.match(text, /Intune device id/);
  });

  it('isn’t whose audit is shown', async () => {
    const ask = (words: string) =>
      stage.channel.say(people.admin, words, stage.channel.inChannel(ADMIN_CHANNEL));
    const one = await under([{ match: SEARCH, status: 503 }], () => ask('audit user Aino Kallio'));
    assert.match(one.text, /Which “Aino Kallio”\?/);
    const none = await under([{ match: /filter=[^&]*serialNumber/, status: 503 }], () =>
      ask('audit device ZZZ999999'),
    );
    assert.match(none.text, /serial numbers could not be searched/);
    assert.doesNotMatch(none.text, /No managed device/);
  });
});

describe('devices that a search can’t read', () => {
  const unread = (...ids: string[]) =>
    ids.map((id) => ({ match: new RegExp(`managedDevices/${id}/users$`), status: 500 }));
  const LIST = /deviceManagement\/managedDevices\?/;
  const NOBODY = {
    match: LIST,
    alter: (answer: GraphAnswer) => answered(answer, (one) => ({ ...one, users: undefined })),
  };
  function answered(answer: GraphAnswer, change: (device: Json) => Json): GraphAnswer {
    const body = answer.body as { value: Json[] };
    return answer.status === 200 ? { ...answer, body: { ...body, value: body.value.map(change) } } : answer;
  }

  it('are counted beside those that it shows', async () => {
    const { ainoMac, ainoLaptop, ainoPhone } = devices;
    const cases: [string[], RegExp, RegExp][] = [
      [[ainoMac], /2 devices match/, /1 device could not be read or checked just now, so it isn’t/],
      [
        [ainoMac, ainoLaptop],
        /1 device matches/,
        /2 devices could not be read or checked just now, so they aren’t/,
      ],
    ];
    for (const [ids, shown, missing] of cases)
      await under([NOBODY, ...unread(...ids)], async () => {
        const { text, card } = await say('device AINO', people.fieldOperator);
        assert.match(text, shown);
        assert.match(text, missing);
        assert.ok(JSON.stringify(card).includes(ainoPhone));
        assert.ok(!JSON.stringify(card).includes(ainoMac));
      });
  });

  it('are never none, nor outside the scope', async () => {
    const { ainoMac, ainoLaptop, ainoPhone } = devices;
    for (const [typed, count] of [
      ['AINO', /3 devices could not be read or checked/],
      ['AINO-MAC', /1 device could not be read or checked/],
    ] as const)
      await under([NOBODY, ...unread(ainoMac, ainoLaptop, ainoPhone)], async () => {
        const { text } = await say(`device ${typed}`, people.fieldOperator);
        assert.match(text, count);
        assert.match(text, /I can’t say whether/);
        assert.doesNotMatch(text, /No managed device|outside your scope/);
        const box = await stage.channel.deliver(
          stage.channel.activity(people.fieldOperator, {
            type: 'invoke',
            name: 'composeExtension/query',
            value: {
              commandId: 'findDevice',
              parameters: [{ name: 'text', value: typed }],
              queryOptions: { skip: 0, count: 5 },
            },
          }),
        );
        assert.match(JSON.stringify(box.body), /I can’t say whether/);
      });
  });

  const odd: [string, (device: Json) => Json][] = [
    ['no id', (device) => ({ ...device, id: undefined })],
    ['a number for its id', (device) => ({ ...device, id: 7 })],
    [
      'a number for its name',
      (device) => ({ ...device, deviceName: 7, serialNumber: undefined, imei: undefined }),
    ],
    ['a list for its serial number', (device) => ({ ...device, deviceName: undefined, serialNumber: ['x'] })],
    ['nothing that it could be found by', ({ id }) => ({ id, users: [] })],
  ];
  for (const [title, change] of odd)
    it(`are counted if a record has ${title}`, async () => {
      const rule: FaultRule = {
        match: LIST,
        alter: (answer) =>
          answered(answer, (device) => (device.deviceName === 'AINO-MAC' ? change(device) : device)),
      };
      await under([rule], async () => {
        const several = await say('device AINO');
        assert.match(several.text, /(?:at least )?2 devices match/i);
        assert.match(several.text, /1 device could not be read or checked/);
        const none = await say('device AINO-MAC');
        assert.match(none.text, /1 device could not be read or checked/);
        assert.doesNotMatch(none.text, /No managed device/);
      });
    });

  it('don’t leave a search through which a Graph that ignores filters walks without end', async () => {
    const all: FaultRule = {
      match: LIST,
      alter: (answer) => {
        const value = Array.from({ length: 500 }, (_, n) => ({
          id: `x${n}`,
          deviceName: `OTHER-${n}`,
          users: [],
        }));
        const next = `${stage.sandbox.url}/v1.0/deviceManagement/managedDevices?$skiptoken=2`;
        return { ...answer, body: { value, '@odata.nextLink': next } };
      },
    };
    const { text } = await under([all], () => say('device ZZZ999999'));
    assert.match(text, /I can’t say whether/);
    assert.doesNotMatch(text, /No managed device/);
  });
});
