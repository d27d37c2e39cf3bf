import assert from 'node:assert/strict';
import { posts, until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { lastSentTo, policyFile, sentTo } from './support/employee.ts';

const OPERATOR = people.otherAdmin;
const DECIDER = people.admin;
const EMPLOYEE = people.bo;

describe('an employee', () => {
  let stage: Stage;

  async function open(policy: object = { start: { '*': [] } }, environment = {}) {
    const file = await policyFile(policy);
    stage = await openStage({ environment: { PolicyFile: file, ...environment }, app: { pace: quick(40) } });
  }

  async function confirmCard(title: string, device: string = devices.boPhone): Promise<Answered> {
    const shown = await stage.channel.say(OPERATOR, `device ${device}`);
    const actions = await stage.channel.press(OPERATOR, shown.card, 'More actions');
    const next = await stage.channel.press(OPERATOR, actions.card, title);
    return title === 'Wipe' ? stage.channel.press(OPERATOR, next.card, 'Continue') : next;
  }
  const confirm = ({ card }: Answered, typed: Json = {}) => {
    const button = buttons(card).find(({ verb }) => verb === 'action.confirm');
    return stage.channel.press(OPERATOR, card, String(button?.title), {}, {}, typed);
  };
  const lock = async (typed: Json = {}, device?: string) =>
    confirm(await confirmCard('Remote lock', device), typed);
  const refresh = async ({ card }: Answered) => (await stage.channel.press(OPERATOR, card, 'Refresh')).text;
  const told = (n: number, who: string = EMPLOYEE) => until(() => sentTo(stage, who).length === n);
  /** Long enough for a message that would have been sent. */
  const awhile = () => new Promise((resolve) => setTimeout(resolve, 150));
  const audited = async () =>
    (await stage.audit()).filter(({ what }) => what === 'tell employee').map(({ outcome }) => outcome);

  it('is told by default what was done to which device, by whom, and whom to call, once', async () => {
    await open({ start: { '*': [] } }, { MetricsPort: '0' });
    const receipt = await lock();
    await told(1);
    const words = wordsOf(lastSentTo(stage, EMPLOYEE));
    assert.match(words, /Other Admin of the help desk sent: Remote lock on BO-PHONE, .*\d\d:\d\d/);
    assert.match(words, /call Other Admin in Teams/);
    assert.match(words, /never ask for codes, links or remote control/);
    await until(async () => (await refresh(receipt)).includes('Bo Sample was told in Teams.'));
    assert.deepEqual(await audited(), ['told']);
    const metrics = await (await fetch(`${stage.metricsUrl()}/metrics`)).text();
    assert.ok(metrics.includes('helpdesk_employees_told_total{outcome="told"} 1'));
    await stage.restart();
    stage.sandbox.control.settle(devices.boPhone, 'remoteLock', 'done');
    await until(async () => (await refresh(receipt)).includes('Done'));
    await awhile();
    assert.equal(sentTo(stage, EMPLOYEE).length, 1);
  });

  it('is told after a restart what wasn’t told before', async () => {
    await open();
    const lost = stage.sandbox.control.fail({ match: /POST .*remoteLock/, kind: 'after', times: 1 });
    assert.match((await lock()).text, /Outcome unknown/);
    assert.equal(lost.hits, 1);
    await awhile();
    assert.deepEqual(sentTo(stage, EMPLOYEE), [], 'nobody knows yet that it happened');
    await stage.restart();
    stage.sandbox.control.settle(devices.boPhone, 'remoteLock', 'done');
    await told(1);
  });

  it('isn’t told of what Intune refuses', async () => {
    await open();
    stage.sandbox.control.fail({ match: /POST .*remoteLock/, status: 403 });
    const receipt = await lock();
    assert.match(receipt.text, /Failed/);
    await awhile();
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
    assert.doesNotMatch(receipt.text, /told in Teams/);
  });

  it('isn’t told of what goes on without them noticing', async () => {
    await open();
    assert.match((await confirm(await confirmCard('Sync'))).text, /Accepted/);
    await awhile();
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
  });

  it('is told of a wipe once it was approved and sent, with nothing that was typed', async () => {
    await open({ start: { wipe: ['secondOperator'] } });
    const typed = { deviceName: 'BO-PHONE', reason: 'Leaves on Friday', ticket: 'INC0004711' };
    assert.match((await confirm(await confirmCard('Wipe'), typed)).text, /Waiting for a second operator/);
    await awhile();
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
    await inAdminChannel(stage).press(DECIDER, posted(stage).at(-1), 'Approve');
    await told(1);
    const words = wordsOf(lastSentTo(stage, EMPLOYEE));
    assert.match(words, /Other Admin of the help desk sent: Wipe on BO-PHONE/);
    for (const secret of ['Friday', 'INC0004711']) assert.ok(!words.includes(secret));
  });

  it('isn’t told of a Mac’s PIN', async () => {
    await open();
    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 0, end: 'done' });
    const receipt = await lock({}, devices.ainoMac);
    await told(1, people.aino);
    await until(async () => (await refresh(receipt)).includes('Done'));
    const shown = await stage.channel.press(OPERATOR, receipt.card, 'Refresh');
    const pin = /\b\d{6}\b/.exec(
      (await stage.channel.press(OPERATOR, shown.card, 'Show unlock PIN')).text,
    )?.[0];
    assert.ok(pin);
    assert.ok(!JSON.stringify(sentTo(stage, people.aino)).includes(pin));
  });

  it('isn’t told of a device that was reported lost, not by a later action either', async () => {
    await open();
    const receipt = await lock({ lost: 'true' });
    assert.match(receipt.text, /Bo Sample isn’t told in Teams: the device was reported lost or stolen/);
    assert.match((await confirm(await confirmCard('Remove passcode'))).text, /isn’t told in Teams/);
    await awhile();
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
    await lock({}, devices.boTablet);
    await told(1);
  });

  it('can’t be told without the bot in Teams, and the receipt says so', async () => {
    await open();
    const asked = await confirmCard('Remote lock');
    stage.channel.hasBot = (id) => id !== EMPLOYEE;
    const receipt = await confirm(asked);
    const why = 'Bo Sample wasn’t told: they don’t have this bot';
    await until(() => stage.channel.updates.some(({ card }) => wordsOf(card).includes(why)));
    assert.match(await refresh(receipt), /Tell them yourself/);
    assert.deepEqual(await audited(), ['notInstalled']);
  });

  it('says that’s not me: what is open is canceled, and the admins read what had been sent', async () => {
    await open();
    await lock();
    await told(1);
    const card = lastSentTo(stage, EMPLOYEE);
    assert.doesNotMatch((await stage.channel.press(people.aino, card, 'That’s not me')).text, /24 hours/);
    assert.deepEqual(posted(stage), []);
    const asked = await confirmCard('Remote lock', devices.boTablet);
    const denied = await stage.channel.press(EMPLOYEE, card, 'That’s not me');
    assert.match(denied.text, /Sent within the last day: Remote lock on BO-PHONE/);
    await until(() => posted(stage).length > 0);
    const alert = /Bo Sample says: that’s not me\. Other Admin had sent: Remote lock on BO-PHONE/;
    assert.match(wordsOf(posted(stage).at(-1)), alert);
    assert.match((await confirm(asked)).text, /canceled/);
    assert.match((await lock({}, devices.boTablet)).text, /Waiting for a second operator/);
    assert.deepEqual(posts(stage, { id: devices.boTablet }), []);
  });

  it('isn’t told where the policy says so, which takes two admins, and one to take it back', async () => {
    await open();
    const { say, press } = inAdminChannel(stage);
    assert.match((await say(DECIDER, 'policy')).text, /The employee is told\n.*Remote lock/);
    const proposed = await say(DECIDER, 'policy remoteLock not told');
    assert.match(
      proposed.text,
      /Proposed for Remote lock: ask for nothing, employee not told\. Today it asks for nothing/,
    );
    assert.match((await press(DECIDER, proposed.card, 'Approve')).text, /another admin has to approve/);
    await lock();
    await told(1);
    assert.match((await press(people.boundAdmin, proposed.card, 'Approve')).text, /In force now/);
    await lock({}, devices.boTablet);
    await awhile();
    assert.equal(sentTo(stage, EMPLOYEE).length, 1);
    const shown = await say(DECIDER, 'policy');
    assert.match(shown.text, /The employee isn’t told\nRemote lock/);
    // what else is asked changes nothing about it, and the form leaves it as it is
    const asks = { action: 'remoteLock', needs: 'reason' };
    assert.match((await press(DECIDER, shown.card, 'Change', asks)).text, /reason, employee not told/);
    assert.match((await say(DECIDER, 'policy remoteLock told')).text, /now asks for reason\. Before/);
  });

  it('is always told, or not at first, where the file says so', async () => {
    await open({ start: { '*': [] }, told: { '*': 'no', remoteLock: 'always' } });
    const { say } = inAdminChannel(stage);
    assert.match((await say(DECIDER, 'policy remoteLock not told')).text, /always told of it/);
    assert.match((await say(DECIDER, 'policy wipe not told')).text, /nothing was changed/);
    assert.match((await say(DECIDER, 'policy syncDevice told')).text, /Employees are never told of/);
    assert.match((await confirm(await confirmCard('Remove passcode'))).text, /Accepted/);
    await lock();
    await told(1);
    assert.match(wordsOf(lastSentTo(stage, EMPLOYEE)), /Remote lock/);
  });
});
