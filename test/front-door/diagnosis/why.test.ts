import assert from 'node:assert/strict';
import type { Json } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';

describe('why', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  const ask = (text: string, who: string = people.fieldOperator) => stage.channel.say(who, text);
  const pages = (card: Json | undefined) => JSON.stringify(card).match(/https:\/\/learn[^"]*/g) ?? [];

  it('says what a code means, what helps and where that is documented, and reads nobody’s data', async () => {
    await ask('whoami');
    stage.calls();
    for (const [text, means] of [
      ['why -2016281112', /could not be applied to the device/],
      ['Why 0x87D1041C?', /wasn’t found on the device after its installation/],
      ['why AADSTS53003', /Conditional Access blocked it/],
      ['what does 50126 mean?', /user name or password is wrong/],
      ['why error 0x80180018', /license doesn’t allow enrollment/],
      ['why userValidation', /Intune doesn’t accept this person/],
    ] as const) {
      const { text: said, card } = await ask(text);
      assert.match(said, means, text);
      assert.match(said, /Next: /);
      assert.equal(pages(card).length, 1, text);
    }
    assert.deepEqual(
      stage.calls().filter((call) => !call.includes(people.fieldOperator) && /users|Devices/.test(call)),
      [],
    );
  });

  it('doesn’t guess what it doesn’t know, and says where to look it up', async () => {
    const { text, card } = await ask('why 0x87D1FFFF');
    assert.match(text, /don’t know what 0x87D1FFFF means/);
    assert.equal(pages(card).length, 2);
  });

  it('finds the code in whatever it was copied with', async () => {
    for (const [text, means] of [
      ['why \u22122016281112', /could not be applied to the device/],
      ['why “0x87D1FDE8”', /could not be applied to the device/],
      ['why (0x87D1FDE8).', /could not be applied to the device/],
      ['why AADSTS 50126', /user name or password is wrong/],
      [
        'why AADSTS50126: Error validating credentials. Trace ID: 1 Timestamp: 2026-01-01',
        /password is wrong/,
      ],
      ['why The sync failed. (0x80180014)', /restriction blocks Windows devices/],
      ['why is 0x80180014', /restriction blocks Windows devices/],
      ['why enrollment restrictions enforced', /a restriction blocks it/],
      ['why user-validation', /Intune doesn’t accept this person/],
    ] as const)
      assert.match((await ask(text)).text, means, text);
  });

  it('says of what only looks like a code that it is unknown, by what was typed', async () => {
    for (const code of ['0', '-1', '12345', '65000', '0x', 'AADSTS999999999999', '99999999999999999999']) {
      const { text, card } = await ask(`why ${code}`);
      assert.match(text, new RegExp(`don’t know what ${code} means`));
      assert.ok(pages(card).length > 0, code);
    }
  });

  it('asks which, and leaves sentences to what understands them', async () => {
    assert.match((await ask('why')).text, /Say which/);
    assert.match((await ask('why can’t aino get mail')).text, /select user aino/);
  });

  it('tells nothing to people without a role', async () => {
    assert.doesNotMatch((await ask('why 50126', people.nobody)).text, /password is wrong/);
  });
});
