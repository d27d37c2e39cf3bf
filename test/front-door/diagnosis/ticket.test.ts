import assert from 'node:assert/strict';
import { parts, type Json } from '../../support/channel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { MODES, openIn } from './support/both-modes.ts';
import { COMPLIANCE, allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;

const ticketOn = (card: Json | undefined) => {
  const input = [...parts(card)].find(({ type }) => type === 'Input.Text');
  assert.ok(input?.isMultiline, 'there is no text to copy');
  return String(input.value);
};

function tenant() {
  const data = smallTenant();
  const now = new Date(Date.now() - 60_000).toISOString();
  for (const device of data.managedDevices) device.lastSyncDateTime = now;
  data.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = [
    {
      id: 'p1',
      displayName: 'Sample baseline',
      state: 'nonCompliant',
      settingStates: [{ setting: 'Sample.PasswordRequired', state: 'nonCompliant' }],
    },
  ];
  return data;
}

/** Locks a phone for a ticket. */
async function lock({ channel }: Pick<Stage, 'channel'>, who: string, ticket: string) {
  const card = (await channel.say(who, 'device AINO-PHONE')).card;
  const confirm = await channel.press(who, card, 'Remote lock');
  return channel.press(who, confirm.card, 'Confirm remote lock', {}, {}, { ticket });
}

describe('the text for a ticket', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ data: tenant() });
  });
  after(() => stage.close());
  const ofAino = async (who: string = operator) =>
    stage.channel.invoke(who, 'user.ticket', { user: people.aino });

  it('is behind a button of the user card and of the device card', async () => {
    const user = await stage.channel.say(operator, 'select user aino@contoso.example');
    const text = ticketOn((await stage.channel.press(operator, user.card, 'Copy for the ticket')).card);
    assert.match(
      text,
      /^Aino Virtanen \(aino@contoso\.example\)\nAs of \d+ \w+ \d{4}, \d\d:\d\d UTC, by Field Operator\n/,
    );
    const device = await stage.channel.say(operator, 'device AINO-LAPTOP');
    const one = ticketOn((await stage.channel.press(operator, device.card, 'Copy for the ticket')).card);
    assert.match(one, /WHAT IS WRONG\n1\. /);
    assert.doesNotMatch(one, /AINO-MAC/);
  });

  it('has the whole verdict with its evidence, and the devices', async () => {
    const text = ticketOn((await ofAino()).card);
    assert.match(
      text,
      /1\. Not compliant: a setting isn’t met · AINO-LAPTOP\n {3}“Require a password” in the policy Sample baseline.*\n {3}Next: /,
    );
    assert.match(
      text,
      /DEVICES\n[^]*- AINO-PHONE, .*, serial number SERIAL-1, Compliant, checked in \d+ \w+ \d{4}/,
    );
    assert.match(text, /WHAT WAS DONE FROM THIS BOT\nNothing in the last 30 days\./);
  });

  it('has what was done, with its number, and of others what they didn’t type', async () => {
    await lock(stage, operator, 'INC-77');
    const own = ticketOn((await ofAino()).card);
    assert.match(own, /\nTicket: INC-77\n/);
    assert.match(
      own,
      /- \d+ \w+ \d{4}, \d\d:\d\d UTC: Remote lock on AINO-PHONE\. Accepted\. Ticket INC-77\./,
    );
    const others = ticketOn((await ofAino(people.operatorOfAll)).card);
    assert.match(others, /Remote lock on AINO-PHONE\. Accepted\. By another operator\./);
    assert.doesNotMatch(others, /INC-77/);
  });

  it('never has a secret', async () => {
    const { sandbox } = stage;
    sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    const phone = sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, {
      deviceActionResults: [
        {
          actionName: 'remoteLock',
          actionState: 'done',
          unlockPin: '987123',
          startDateTime: new Date().toISOString(),
        },
      ],
    });
    const card = await stage.channel.invoke(operator, 'device.ticket', { device: devices.ainoPhone });
    assert.match(ticketOn(card.card), /Remote lock/);
    assert.doesNotMatch(JSON.stringify(card.card), /987123/);
  });

  it('is not for somebody whose scope or role doesn’t cover it', async () => {
    for (const who of [people.deviceOperator, people.nobody]) {
      for (const [verb, data] of [
        ['user.ticket', { user: people.aino }],
        ['device.ticket', { device: devices.ainoLaptop }],
      ] as const) {
        const { text, card } = await stage.channel.invoke(who, verb, data);
        assert.doesNotMatch(`${text} ${JSON.stringify(card)}`, /Aino|AINO|INC-77/);
      }
    }
    const last = (await stage.audit()).findLast(({ kind }) => kind === 'read');
    assert.equal(last?.operatorId, operator, 'and who read whom is in the audit');
  });

  it('says what could not be read, and calls nothing fine then', async () => {
    const fault = stage.sandbox.control.fail({ match: /managedDevices$/, status: 403 });
    const text = ticketOn((await ofAino()).card);
    assert.match(text, /Could not be read: devices/);
    assert.doesNotMatch(text, /Nothing wrong found|No managed device|Nothing in the last/);
    fault.remove();
  });
});

describe('the text for a ticket in production', () => {
  for (const mode of MODES)
    it(`is made with ${mode} rights`, async () => {
      const bot = await openIn(mode, allowing(tenant(), [COMPLIANCE]), [operator, people.deviceOperator]);
      const text = ticketOn((await bot.press(operator, 'user.ticket', { user: people.aino })).card);
      assert.match(text, /Require a password/);
      const outside = await bot.press(people.deviceOperator, 'user.ticket', { user: people.aino });
      assert.doesNotMatch(JSON.stringify(outside.card), /Require a password|AINO/);
      await bot.close();
    });
});
