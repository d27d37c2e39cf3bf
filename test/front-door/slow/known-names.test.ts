import assert from 'node:assert/strict';
import type { Answered } from '../../support/channel.ts';
import { buttons } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { deviceId, devices, groups, people, smallTenant, userId } from '../../support/tenant.ts';

const MINUTE = 60_000;
const who = people.fieldOperator;
/** Which settings fail comes later and changes the card. */
const LATER = /deviceCompliancePolicyStates|settingStates/;

/** A new person in the field group whom nobody has looked up yet. */
function newcomer(stage: Stage, n: number, name: string): string {
  const { data } = stage.sandbox.tenant;
  const id = userId(n);
  data.users.push({
    id,
    displayName: name,
    userPrincipalName: `newcomer.${n}@contoso.example`,
    mail: `mail.${n}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
  });
  data.groups.find((group) => group.id === groups.field)?.members?.push(id);
  stage.sandbox.tenant.changed();
  return id;
}

describe('a name that was looked up before', () => {
  let stage: Stage;
  let rounds: Rounds;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  before(async () => {
    rounds = new Rounds();
    const data = smallTenant();
    const [phone] = data.managedDevices;
    Object.assign(phone ?? {}, { imei: '350000000000012' });
    stage = await openStage({ data, between: (url) => rounds.inFrontOf(url), app: { now } });
  });
  beforeEach(() => (shift = 0));

  const say = async (words: string, speaker: string = who): Promise<Answered> => {
    rounds.count();
    return stage.channel.say(speaker, words);
  };
  const main = () => rounds.rounds.filter((round) => !round.every((call) => LATER.test(call)));
  const first = () => main()[0]?.join('\n') ?? '';
  const told = () => JSON.stringify(rounds.rounds, null, 1);
  const entriesOf = async (personId: string) =>
    (await stage.audit()).filter((entry) => entry.personId === personId);
  const withoutTimes = ({ card }: Answered) =>
    JSON.stringify(card)
      .replace(/[0-9a-f-]{36}/g, '')
      .replace(/\d\d?:\d\d(:\d\d)?/g, '');

  for (const [what, words, file] of [
    ['a name', 'select user virtanen', `/users/${people.aino}/managedDevices`],
    ['a mail address', 'select user aino.mail@contoso.example', `/users/${people.aino}/managedDevices`],
    ['a device’s name', 'device AINO-LAPTOP', `/managedDevices/${devices.ainoLaptop}?`],
    ['a serial number', 'serial-3', `/managedDevices/${devices.ainoMac}?`],
    ['an IMEI', '35 000000 000001 2', `/managedDevices/${devices.ainoPhone}?`],
  ] as const)
    it(`comes in one round, with the same card: ${what}`, async () => {
      const before = await say(words);
      assert.ok(main().length > 1, told());
      const again = await say(words.toUpperCase().replace('SELECT USER', 'find'));
      assert.equal(main().length, 1, told());
      assert.match(first(), /\?\$(search|filter)=/);
      assert.ok(first().includes(file), told());
      assert.equal(withoutTimes(again), withoutTimes(before));
    });

  it('comes in one round for an operator whose scope is devices, too', async () => {
    await say('device BO-PHONE', people.deviceOperator);
    const again = await say('device BO-PHONE', people.deviceOperator);
    assert.match(again.text, /SERIAL-4/);
    assert.equal(main().length, 1, told());
  });

  it('shows whoever bears it now, and of the other nothing, not in the audit either', async () => {
    const [one, other] = [newcomer(stage, 300, 'Quirin Same'), newcomer(stage, 301, 'Ottilie Other')];
    assert.match((await say('select user quirin')).text, /Quirin Same/);
    const entries = (await entriesOf(one)).length;
    const named = (id: string) => stage.sandbox.tenant.data.users.find((user) => user.id === id) ?? {};
    Object.assign(named(one), { displayName: 'Renamed Since' });
    Object.assign(named(other), { displayName: 'Quirin Other' });
    stage.sandbox.tenant.changed();
    const { text } = await say('select user quirin');
    assert.ok(first().includes(`/users/${one}/managedDevices`), told());
    assert.match(text, /Quirin Other/);
    assert.doesNotMatch(text, /Renamed Since|newcomer\.300/);
    assert.equal((await entriesOf(one)).length, entries);
    assert.equal((await entriesOf(other)).length, 1);
  });

  it('leads to the choice once another bears it, too', async () => {
    const one = newcomer(stage, 310, 'Ludmila First');
    await say('select user ludmila');
    const entries = (await entriesOf(one)).length;
    newcomer(stage, 311, 'Ludmila Second');
    const { card } = await say('select user ludmila');
    assert.deepEqual(
      buttons(card).map(({ title }) => title),
      ['Ludmila First', 'Ludmila Second'],
    );
    assert.equal((await entriesOf(one)).length, entries);
  });

  it('shows nothing once nobody bears it, or the search can’t tell', async () => {
    const one = newcomer(stage, 320, 'Wendelin Gone');
    await say('select user wendelin');
    stage.sandbox.control.fail({ match: /\/users\?/, status: 403, times: 2 });
    assert.doesNotMatch((await say('select user wendelin')).text, /newcomer\.320/);
    const { users } = stage.sandbox.tenant.data;
    users.splice(
      users.findIndex(({ id }) => id === one),
      1,
    );
    stage.sandbox.tenant.changed();
    assert.match((await say('select user wendelin')).text, /Nobody matches/);
  });

  it('shows nothing once the person or the device is out of scope', async () => {
    const id = newcomer(stage, 330, 'Serafin Field');
    const { groups: all, managedDevices } = stage.sandbox.tenant.data;
    const [like] = managedDevices;
    const phone = {
      ...like,
      id: deviceId(330),
      userId: id,
      deviceName: 'SERAFIN-1',
      serialNumber: 'SERA330',
    };
    managedDevices.push(phone);
    stage.sandbox.tenant.changed();
    assert.match((await say('select user serafin')).text, /newcomer\.330/);
    assert.match((await say('device SERA330')).text, /SERAFIN-1/);
    const field = all.find((group) => group.id === groups.field);
    field?.members?.splice(field.members.indexOf(id), 1);
    stage.sandbox.tenant.changed();
    for (const words of ['select user serafin', 'device SERA330']) {
      const { text } = await say(words);
      assert.match(text, /outside your scope/);
      assert.doesNotMatch(text, /newcomer|SERAFIN-1/);
    }
  });

  it('is known to nobody but the operator who looked it up', async () => {
    const id = newcomer(stage, 340, 'Theodora Known');
    await say('select user theodora');
    await say('whoami', people.reader);
    const { text } = await say('select user theodora', people.reader);
    assert.match(text, /newcomer\.340/);
    assert.ok(!first().includes(id), told());
    assert.equal(main().length, 2, told());
  });

  it('is forgotten after ten minutes, and when the clock is set back', async () => {
    const id = newcomer(stage, 350, 'Ulrika Known');
    for (const later of [11 * MINUTE, -30 * MINUTE]) {
      shift = 0;
      await say('select user ulrika');
      shift = later;
      await say('whoami');
      await say('select user ulrika');
      assert.ok(!first().includes(id), told());
    }
  });
});
