import assert from 'node:assert/strict';
import { showable } from '../../../bot/cards/render/showable.ts';
import { plainName } from '../../../bot/helpdesk/contracts/same-text.ts';
import { titles } from '../../support/act.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, devices, people, smallTenant } from '../../support/tenant.ts';

/** What people type and what machines keep, in every spelling of one. */

const LRI = '\u2066';
const FSI = '\u2068';
const PDI = '\u2069';
const LRM = '\u200e';

describe('a serial number or IMEI in groups', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  const phone = () =>
    stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone) ?? assert.fail();
  const found = async (typed: string, kept: object) => {
    Object.assign(phone(), { serialNumber: 'SERIAL-1', imei: undefined }, kept);
    stage.sandbox.tenant.changed();
    const { text } = await stage.channel.say(people.operatorOfAll, typed);
    assert.match(
      text,
      new RegExp(`Intune device id\\n${devices.ainoPhone}`),
      `${typed} ${JSON.stringify(kept)}`,
    );
  };

  const serials = [
    'F2LXK0AAJCL9',
    'F2L-XK0-AAJ-CL9',
    'F2LX K0AA JCL9',
    'F2LXK0AAJC-L9',
    'F2LXK0AAJCL 9',
    'F2 LXK0 AAJ\u2011CL9',
    'F2LXK0\u00a0AAJCL9',
    `${LRM}F2LXK0AAJCL9`,
    `${FSI}F2LXK0AAJCL9${PDI}`,
    `${LRI}F2LX${PDI}-${LRI}K0AA${PDI}-${LRI}JCL9${PDI}`,
    'f2lxk0.aajcl9',
  ];
  it('is found in whatever groups a serial number is kept and typed', async () => {
    for (const [n, serialNumber] of serials.entries())
      for (const typed of [serials[0], serials[(n + 1) % serials.length], serialNumber])
        await found(`device ${typed ?? ''}`, { serialNumber });
  });

  it('is found if it is short', async () => {
    for (const serialNumber of ['AB12CD', 'AB-12-CD', 'AB1 2CD', 'ab12cd'])
      for (const typed of ['AB12CD', 'ab 12 cd', 'AB1-2CD']) await found(`device ${typed}`, { serialNumber });
  });

  const imeis = [
    '350000123456782',
    '35 000012 345678 2',
    '35-000012-345678-2',
    '35000012 345678 2',
    '3500 0012 3456 782',
    '35000 01234 56782',
    '350000.12.345678.2',
    `${FSI}350000123456782${PDI}`,
    `${LRM}35\u00a0000012\u00a0345678\u00a02`,
  ];
  it('is found in whatever groups an IMEI is kept and typed, with and without its command', async () => {
    for (const [n, imei] of imeis.entries())
      for (const typed of [imeis[0], imeis[(n + 1) % imeis.length], imei]) {
        await found(`device ${typed ?? ''}`, { imei });
        await found(typed ?? '', { imei });
      }
  });

  it('isn’t another number with the same parts', async () => {
    Object.assign(phone(), { serialNumber: 'CL9-F2L-XK0-AAJ', imei: '35 000012 345679 2' });
    stage.sandbox.tenant.changed();
    for (const typed of ['F2LXK0AAJCL9', '350000123456782'])
      assert.match(
        (await stage.channel.say(people.operatorOfAll, `device ${typed}`)).text,
        /No managed device matches/,
      );
  });
});

describe('an apostrophe in a name', () => {
  const signs = ["'", '\u2019', '\u2018', '\u02bb', '\u02bc', '\u00b4', '`', '\uff07'];
  const usual = signs.slice(0, 2).concat('\u02bb', '\u02bc');
  let stage: Stage;
  before(async () => {
    const data = smallTenant();
    for (const [n, sign] of usual.entries()) {
      const id = `aaaa0000-0000-4000-8000-0000000009${n}0`;
      const displayName = `Ka${sign}ahumanu Sample${n}`;
      data.users.push({
        id,
        displayName,
        userPrincipalName: `kaahumanu${n}@contoso.example`,
        userType: 'Member',
        accountEnabled: true,
      });
      data.groups.push({
        id: `bbbb0000-0000-4000-8000-0000000009${n}0`,
        displayName: `Staff of Kō${sign}ula ${n}`,
        securityEnabled: true,
        members: [],
      });
    }
    stage = await openStage({ data });
  });

  for (const typed of signs)
    it(`is the same sign in a person’s name, typed as ${JSON.stringify(typed)}`, async () => {
      const { card } = await stage.channel.say(people.operatorOfAll, `select user Ka${typed}ahumanu`);
      const names = titles(card).filter((title) => title.startsWith('Ka'));
      assert.equal(names.length, usual.length, names.join());
      for (const [n, sign] of usual.entries()) {
        const one = await stage.channel.say(people.operatorOfAll, `select user Ka${typed}ahumanu Sample${n}`);
        assert.match(one.text, new RegExp(`Ka${sign}ahumanu Sample${n}`));
      }
    });

  it('is the same sign in a group’s name', async () => {
    for (const typed of signs) {
      const { channel } = stage;
      const { body } = await channel.deliver(
        channel.activity(people.admin, {
          type: 'invoke',
          name: 'application/search',
          value: {
            queryText: `Staff of Kō${typed}ula`,
            dataset: 'groups',
            queryOptions: { skip: 0, top: 10 },
          },
          ...channel.inChannel(ADMIN_CHANNEL),
        }),
      );
      const { results } = (body as { value: { results: unknown[] } }).value;
      assert.equal(results.length, usual.length, typed);
    }
  });

  it('is the same sign around a name and in a sentence', async () => {
    for (const [open, close] of [
      ['"', '"'],
      ['“', '”'],
      ['„', '“'],
      ['″', '″'],
      ['＂', '＂'],
    ] as const)
      assert.match(
        (await stage.channel.say(people.operatorOfAll, `select user ${open}Aino Virtanen${close}`)).text,
        /AINO-PHONE/,
        open,
      );
  });
});

describe('what a card shows of a name', () => {
  it('is what is compared: no sign is shown that counts for nothing, and none counts that isn’t shown', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const kept = `A${String.fromCharCode(code)}B`;
      assert.equal(plainName(showable(kept)), plainName(kept), `U+${code.toString(16).padStart(4, '0')}`);
    }
  });

  it('can be typed to confirm', async () => {
    for (const [kept, typed] of [
      ['AINO\u0085PHONE', 'AINO PHONE'],
      ['AINO\u2028PHONE', 'AINO PHONE'],
      ['AINO\ud800PHONE', 'AINO\ufffdPHONE'],
    ] as const) {
      const data = smallTenant();
      const own = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
      Object.assign(own ?? {}, { deviceName: kept });
      const stage = await openStage({ data });
      const { text } = await stage.channel.say(people.operatorOfAll, `device ${typed}`);
      assert.match(text, new RegExp(`Intune device id\\n${devices.ainoPhone}`), JSON.stringify(kept));
    }
  });
});
