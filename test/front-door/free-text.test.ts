import assert from 'node:assert/strict';
import { elements } from '../cards/support/walk.ts';
import type { Answered } from '../support/channel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { devices, people, smallTenant } from '../support/tenant.ts';
import { ADMIN_CHANNEL } from '../support/tenant.ts';

const operator = people.fieldOperator;

/** The titles of a card's buttons. */
const titles = ({ card }: Answered) =>
  elements(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title }) => String(title));

/** What is said that isn't a command. */
describe('what people say', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));

  /** What Graph was asked about anybody but the speaker and the roles. */
  const read = () =>
    stage.calls().filter((call) => /managedDevices|\/users[/?]/.test(call) && !call.includes(operator));

  for (const [said, shown] of [
    ['aino@contoso.example', /Aino Virtanen/],
    ['AINO@contoso.example', /Aino Virtanen/],
    [people.aino, /Aino Virtanen/],
    [devices.ainoPhone, /Intune device id/],
    ['SERIAL-1', /Intune device id/],
  ] as const)
    it(`“${said}” alone is looked up`, async () => {
      const answered = await stage.channel.say(operator, said);
      assert.match(answered.text, shown);
      assert.match(answered.text, /AINO-PHONE/);
    });

  for (const said of ['nobody.here@contoso.example', 'ZZZ999999', 'c0ffee00-0000-4000-8000-00000000ffff'])
    it(`“${said}” alone, which nothing bears, is answered with other ways`, async () => {
      const answered = await stage.channel.say(operator, said);
      assert.match(answered.text, /matches/);
      assert.ok(titles(answered).length > 0, answered.text);
      for (const title of titles(answered)) assert.ok(title.includes(said), title);
    });

  it('what is outside the scope stays outside it, however it is asked for', async () => {
    for (const said of [
      'bo@contoso.example',
      people.bo,
      'SERIAL-4',
      'lock BO-PHONE',
      'lock bo sample',
      'wipe bo sample’s phone',
    ]) {
      const answered = await stage.channel.say(operator, said);
      assert.match(answered.text, /outside your scope/, said);
      assert.doesNotMatch(answered.text, /BO-PHONE|Bo Sample/, said);
    }
    const refused = (await stage.audit()).filter(({ kind }) => kind === 'refused');
    assert.equal(refused.length, 6);
  });

  describe('an action’s name', () => {
    const sent = () =>
      stage.sandbox.calls.filter(
        ({ method, url }) => method === 'POST' && /remoteLock|resetPasscode|rebootNow|wipe/.test(url),
      );

    for (const said of [
      'lock AINO-PHONE',
      'Lock aino-phone',
      'please lock the AINO-PHONE now',
      'remote lock SERIAL-1',
      'can you lock aino virtanen’s iphone?',
      'lock the iphone of aino virtanen',
    ])
      it(`with a device opens its confirm card: “${said}”`, async () => {
        const answered = await stage.channel.say(operator, said);
        assert.match(answered.text, /Lock this device/);
        assert.match(answered.text, /AINO-PHONE/);
        assert.equal(sent().length, 0);
        const done = await stage.channel.press(operator, answered.card, 'Confirm remote lock');
        assert.match(done.text, /Accepted|Pending/);
        assert.equal(sent().length, 1);
      });

    it('with a device that is called after somebody opens its confirm card, whoever has it', async () => {
      const called = (name: string) => {
        const [phone] = stage.sandbox.tenant.data.managedDevices.filter(({ id }) => id === devices.ainoPhone);
        Object.assign(phone ?? {}, { deviceName: name });
      };
      called('Bo’s iPhone');
      for (const said of ['lock Bo’s iPhone', "lock bo's iphone", 'lock Bo‘s  iPhone']) {
        const answered = await stage.channel.say(operator, said);
        assert.match(answered.text, /Lock this device/, said);
        assert.match(answered.text, /Bo’s iPhone/, said);
      }
      called('AINO-PHONE');
      // now it says whose phone is meant: Bo's, who is outside the scope
      assert.doesNotMatch((await stage.channel.say(operator, 'lock Bo’s iPhone')).text, /Lock this device/);
    });

    it('with a person whose devices could be several asks which', async () => {
      const answered = await stage.channel.say(people.admin, 'sync aino@contoso.example');
      assert.deepEqual(titles(answered).toSorted(), ['AINO-LAPTOP', 'AINO-MAC', 'AINO-PHONE']);
      assert.match(answered.text, /Sync: which device do you mean\?/);
      assert.equal(sent().length, 0);
      const asked = await stage.channel.press(people.admin, answered.card, 'AINO-LAPTOP');
      assert.match(asked.text, /Sync this device/);
    });

    it('with a name that several people bear asks whose, and goes on', async () => {
      const choice = await stage.channel.say(people.admin, 'reset passcode of aino');
      assert.match(choice.text, /Reset passcode: who do you mean\?/);
      const [first = ''] = titles(choice).filter((title) => title.startsWith('Aino Virtanen'));
      const asked = await stage.channel.press(people.admin, choice.card, first);
      assert.match(asked.text, /Remove this device’s passcode/);
      assert.match(asked.text, /AINO-PHONE/);
    });

    it('with a part of a device’s name asks, even if it is the only one', async () => {
      const answered = await stage.channel.say(operator, 'lock AINO-PH');
      assert.deepEqual(titles(answered), ['AINO-PHONE']);
    });

    it('with nothing asks for the device, or takes the selected person’s', async () => {
      assert.match((await stage.channel.say(operator, 'lock')).text, /Say which device: “lock”/);
      await stage.channel.say(operator, 'select user aino@contoso.example');
      assert.match((await stage.channel.say(operator, 'lock the iphone')).text, /Lock this device/);
    });

    it('with what nobody and nothing bears says so', async () => {
      for (const said of ['lock ZZZ-PHONE', 'lock the phone of zzz', 'wipe zzz’s laptop'])
        assert.match((await stage.channel.say(operator, said)).text, /No device and no person matches/, said);
    });

    it('is refused to whom the role doesn’t allow it', async () => {
      const answered = await stage.channel.say(people.reader, 'lock AINO-PHONE');
      assert.doesNotMatch(titles(answered).join(), /Confirm/);
      assert.match(answered.text, /Remote lock/);
    });

    it('of a key opens the card that can show it', async () => {
      const answered = await stage.channel.say(operator, 'bitlocker key of AINO-LAPTOP');
      assert.match(answered.text, /Intune device id/);
    });
  });

  describe('a guess', () => {
    for (const [said, ...meant] of [
      ['slect user aino', 'select user aino'],
      ['devcie AINO-PHONE', 'device AINO-PHONE'],
      ['whomai', 'whoami'],
      ['aino', 'select user aino', 'device aino'],
      ['Aino Virtanen', 'select user Aino Virtanen'],
      ['AINO-PHONE', 'device AINO-PHONE'],
      ['why can’t aino get mail', 'select user aino'],
      ['lokc AINO-PHONE', 'lock AINO-PHONE'],
      ['0x80070005', 'why 0x80070005'],
      ['-2016281112', 'why -2016281112'],
      ['aino’s phone is broken', 'select user aino'],
      ['why is aino@contoso.example blocked?', 'select user aino@contoso.example'],
      ['look at <aino@contoso.example>, please', 'select user aino@contoso.example'],
    ] as const)
      it(`reads nothing before it is pressed: “${said}”`, async () => {
        await stage.channel.say(operator, 'whoami');
        stage.calls();
        const answered = await stage.channel.say(operator, said);
        assert.deepEqual(read(), []);
        assert.match(answered.text, /Did you mean …/);
        for (const title of meant) assert.ok(titles(answered).includes(title), titles(answered).join(' | '));
        assert.match(answered.text, /What you can say here/);
      });

    it('pressed, does what it says', async () => {
      const guessed = await stage.channel.say(operator, 'slect user aino virtanen');
      const shown = await stage.channel.press(operator, guessed.card, 'select user aino virtanen');
      assert.match(shown.text, /AINO-PHONE/);
      const wish = await stage.channel.say(operator, 'lokc AINO-PHONE');
      const asked = await stage.channel.press(operator, wish.card, 'lock AINO-PHONE');
      assert.match(asked.text, /Lock this device/);
    });

    it('pressed with another text does no more than the text would', async () => {
      for (const text of ['roles', 'remove role Field operators', '', 'audit', 17, 'x'.repeat(5000)]) {
        const answered = await stage.channel.invoke(operator, 'command.say', { text });
        assert.equal(answered.status, 200);
        assert.match(answered.text, /What you can say here/);
      }
      assert.match(
        (await stage.channel.invoke(operator, 'command.say', { text: 'lock BO-PHONE' })).text,
        /outside your scope/,
      );
    });

    it('of an admin’s command is a button in the admin channel', async () => {
      const where = stage.channel.inChannel(ADMIN_CHANNEL);
      const guessed = await stage.channel.say(people.admin, 'rolse', where);
      assert.match(guessed.text, /Did you mean …/);
      const shown = await stage.channel.press(people.admin, guessed.card, 'roles', {}, where);
      assert.match(shown.text, /Field operators/);
    });

    it('isn’t made for people who may do nothing', async () => {
      const answered = await stage.channel.say(people.nobody, 'aino');
      assert.match(answered.text, /You have no Intune role/);
    });
  });

  for (const [said, answer] of [
    ['hi', /Hello\./],
    ['Good morning!', /Hello\./],
    ['thanks', /You’re welcome/],
    ['thank you very much!', /You’re welcome/],
    ['help me', /What you can say here/],
    ['what can you do', /What you can say here/],
    ['who am i', /Field Operator/],
  ] as const)
    it(`“${said}” is answered`, async () => {
      assert.match((await stage.channel.say(operator, said)).text, answer);
    });

  it('the help card’s buttons do what they say', async () => {
    const help = await stage.channel.say(operator, 'help');
    assert.match((await stage.channel.press(operator, help.card, 'whoami')).text, /Field Operator/);
    assert.match(help.text, /Example: select user/);
  });

  it('a person’s name is found although a device bears it, and the other way round', async () => {
    const data = smallTenant();
    const phone = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, { deviceName: 'Aino Virtanen' });
    const other = await openStage({ data });
    assert.match((await other.channel.say(operator, 'lock Aino Virtanen')).text, /Lock this device/);
    assert.match(
      (await other.channel.say(operator, 'lock the phone of Aino Virtanen')).text,
      /Lock this device/,
    );
  });
});
