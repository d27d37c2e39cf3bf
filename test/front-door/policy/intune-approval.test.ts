import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posts, until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel } from './support/admins.ts';
import {
  approvalTenant,
  askElsewhere,
  decisionsIn,
  requestsPosted,
  updatedCards,
} from './support/approvals.ts';
import { lastSentTo } from './support/employee.ts';

/** In no channel, and an approver: asks. */
const asker = people.otherAdmin;
/** In the channel, and an approver: decides. */
const decider = people.admin;
const PHONE = { id: devices.boPhone };

describe('Intune’s requests for approval in the admin channel', () => {
  let stage: Stage;
  let hours = 0;

  async function open(
    change: (data: ReturnType<typeof approvalTenant>) => void = () => undefined,
    environment: Record<string, string> = {},
  ) {
    hours = 0;
    const data = approvalTenant();
    change(data);
    const now = () => new Date(Date.now() + hours * 3_600_000);
    stage = await openStage({ data, now, environment, app: { pace: { ...quick(60), requests: 60 }, now } });
    // Teams has to have spoken before the bot can
    await stage.channel.say(people.operatorOfAll, 'help');
  }
  const there = () => inAdminChannel(stage);
  const press = (title: 'Approve' | 'Reject', who: string = decider, card = requestsPosted(stage).at(-1)) =>
    there().press(who, card, title);
  const refresh = async (receipt: Answered, who: string = asker) =>
    (await stage.channel.press(who, receipt.card, 'Refresh')).text;

  async function confirmCard(who: string = asker): Promise<Answered> {
    const shown = await stage.channel.say(who, `device ${devices.boPhone}`);
    const actions = await stage.channel.press(who, shown.card, 'More actions');
    const form = await stage.channel.press(who, actions.card, 'Wipe');
    return stage.channel.press(who, form.card, 'Continue');
  }
  function confirm(asked: Answered, who: string = asker): Promise<Answered> {
    const typed = { deviceName: 'BO-PHONE', reason: 'Stolen in Oulu' };
    return stage.channel.press(who, asked.card, 'Confirm wipe', {}, {}, typed);
  }
  const wipe = async (who: string = asker) => confirm(await confirmCard(who), who);
  const postedOnce = () => until(() => requestsPosted(stage).length === 1);

  it('are posted once with who asks for what, why and until when, and approved there', async () => {
    await open();
    const receipt = await wipe();
    assert.match(receipt.text, /second administrator’s approval/);
    await postedOnce();
    const card = wordsOf(requestsPosted(stage)[0]);
    const code = stage.sandbox.control.approvals()[0]?.code ?? '';
    for (const part of [
      'Other Admin asks for: Wipe',
      'BO-PHONE · Serial number SERIAL-4',
      'Reason: Stolen in Oulu',
      'factory state',
      'It can be decided until',
      code,
    ])
      assert.ok(card.includes(part), `${part} in ${card}`);
    assert.match((await press('Approve')).text, /Approved by Sample Admin/);
    const [decision, ...others] = decisionsIn(stage.sandbox);
    assert.deepEqual(
      [decision?.verb, decision?.by.oid, decision?.status, others.length],
      ['approve', decider, 200, 0],
    );
    assert.deepEqual(Object.keys(decision?.body as Json), ['justification', 'approvalSource']);
    // what waited goes on by itself
    await until(async () => /Accepted|Done|Pending$/m.test(await refresh(receipt)));
    await until(() => stage.sandbox.control.approvals().length === 0);
    assert.match(updatedCards(stage).at(-1) ?? '', /Approved by Sample Admin/);
    assert.equal(requestsPosted(stage).length, 1);
    const audit = (await stage.audit()).filter(({ what }) => what === 'approval');
    assert.deepEqual(
      audit.map(({ kind, outcome, operatorId }) => [kind, outcome, operatorId]),
      [
        ['started', undefined, decider],
        ['ended', 'approved', decider],
      ],
    );
    // pressed again, it changes nothing
    assert.match((await press('Approve')).text, /Approved by Sample Admin/);
    assert.equal(decisionsIn(stage.sandbox).length, 1);
  });

  it('are posted as the operator’s, also if Intune lists one before it has answered', async () => {
    await open();
    const asked = await confirmCard();
    stage.sandbox.control.latency(500);
    const confirming = confirm(asked);
    await until(() => posts(stage, PHONE).length === 1);
    stage.sandbox.control.latency(0);
    await confirming;
    await postedOnce();
    assert.match(wordsOf(requestsPosted(stage)[0]), /factory state/);
  });

  it('are rejected there: nothing is sent, and the receipt says so', async () => {
    await open();
    const receipt = await wipe();
    await postedOnce();
    assert.match((await press('Reject')).text, /Rejected by Sample Admin\. Nothing is sent/);
    await until(async () => (await refresh(receipt)).includes('second administrator rejected the request'));
    assert.equal(posts(stage, PHONE).length, 1);
  });

  it('made elsewhere are posted, too, and decided with the approver’s own token', async () => {
    await open();
    const code = await askElsewhere(stage.sandbox);
    await postedOnce();
    const card = wordsOf(requestsPosted(stage)[0]);
    for (const part of ['Other Admin asks for: Wipe', 'BO-PHONE', 'SERIAL-4', 'Reason: Sold', code])
      assert.ok(card.includes(part), `${part} in ${card}`);
    assert.match((await press('Approve')).text, /The requester completes it in the Intune admin center/);
    assert.equal(stage.sandbox.control.approvals()[0]?.state, 'approved');
    assert.equal(posts(stage, PHONE).length, 1);
  });

  it('are never decided by whoever asked', async () => {
    await open();
    await wipe(decider);
    await postedOnce();
    for (const title of ['Approve', 'Reject'] as const)
      assert.match((await press(title)).text, /You asked for this yourself/);
    assert.deepEqual(decisionsIn(stage.sandbox), []);
    assert.deepEqual(
      (await stage.audit()).filter(({ what }) => what === 'approval').map(({ outcome }) => outcome),
      ['ownRequest', 'ownRequest'],
    );
  });

  for (const [who, personId, why] of [
    ['is in no group of approvers', people.fieldOperator, /in no group that Intune’s access policy names/],
    ['isn’t in the channel', people.otherAdmin, /can’t do that for you here/],
    ['is a guest', people.guestAdmin, /./],
  ] as const)
    it(`aren’t decided by somebody who ${who}`, async () => {
      await open();
      await askElsewhere(stage.sandbox, { who: people.operatorOfAll });
      await postedOnce();
      for (const title of ['Approve', 'Reject'] as const)
        assert.match((await press(title, personId)).text, why);
      assert.deepEqual(decisionsIn(stage.sandbox), []);
      assert.equal(stage.sandbox.control.approvals()[0]?.state, 'waiting');
    });

  it('aren’t decided while who may can’t be read, or the request itself', async () => {
    await open();
    await askElsewhere(stage.sandbox);
    await postedOnce();
    stage.sandbox.control.fail({ match: /GET .*operationApprovalRequests\/./, status: 400 });
    assert.match((await press('Approve')).text, /couldn’t check whether you may decide this/);
    assert.deepEqual(decisionsIn(stage.sandbox), []);
    stage.sandbox.control.clearFaults();
    assert.match((await press('Approve')).text, /Approved by/);
  });

  it('that Graph refuses to decide say so, and stay open', async () => {
    await open();
    await askElsewhere(stage.sandbox);
    await postedOnce();
    stage.sandbox.control.fail({ match: /\/approve$/, status: 403, times: 1 });
    const answer = await press('Approve');
    assert.match(answer.text, /Intune didn’t accept your decision\. Nothing was changed/);
    assert.match((await press('Approve', decider, answer.card)).text, /Approved by Sample Admin/);
  });

  it('that were decided in the admin center say so on their card', async () => {
    await open();
    const code = await askElsewhere(stage.sandbox);
    await postedOnce();
    stage.sandbox.control.reject(code);
    await until(() => updatedCards(stage).some((words) => words.includes('Rejected. Nothing is sent')));
    const [card] = updatedCards(stage);
    assert.doesNotMatch(card ?? '', /\[Approve\]/);
    assert.match((await press('Approve')).text, /Rejected/);
    assert.deepEqual(decisionsIn(stage.sandbox), []);
  });

  it('aren’t posted again after a restart, and are decided then', async () => {
    await open();
    const receipt = await wipe();
    await postedOnce();
    await stage.restart();
    await stage.channel.say(people.operatorOfAll, 'help');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(requestsPosted(stage).length, 1);
    await press('Approve');
    await until(async () => /Accepted|Done|Pending$/m.test(await refresh(receipt)));
  });

  it('are posted later where Teams refuses, and not again where nobody knows whether they were', async () => {
    await open();
    stage.channel.refuse.push({ status: 403 });
    await askElsewhere(stage.sandbox);
    await postedOnce();
    stage.channel.refuse.push({ status: 502 });
    await askElsewhere(stage.sandbox, { device: devices.ainoPhone });
    await until(() => stage.channel.refuse.length === 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(requestsPosted(stage).length, 1);
    assert.match((await there().say(decider, 'approvals')).text, /AINO-PHONE/);
  });

  it('can’t let through what the person has stopped', async () => {
    await open();
    await wipe();
    await postedOnce();
    // the person says that it isn't them
    const shown = await stage.channel.say(asker, 'select user bo@contoso.example');
    await stage.channel.press(asker, shown.card, 'Verify caller');
    const theirs = lastSentTo(stage, people.bo);
    await stage.channel.press(people.bo, theirs, 'That’s not me');
    await until(() => updatedCards(stage).some((words) => words.includes('has already ended')));
    assert.doesNotMatch((await press('Approve')).text, /Approved by/);
    assert.deepEqual(decisionsIn(stage.sandbox), []);
    assert.equal(posts(stage, PHONE).length, 1);
  });

  describe('“approvals”', () => {
    it('lists what waits, Intune’s and our own, in pages with buttons that decide', async () => {
      await open();
      const ids = Object.values(devices).slice(0, 6);
      for (const device of ids) await askElsewhere(stage.sandbox, { device });
      const first = await there().say(decider, 'approvals');
      assert.match(first.text, /Waiting for a decision · 6/);
      assert.match(first.text, /1–5 of 6/);
      assert.equal(buttons(first.card).filter(({ title }) => title === 'Approve').length, 5);
      const second = await there().press(decider, first.card, 'Next');
      assert.equal(buttons(second.card).filter(({ title }) => title === 'Approve').length, 1);
      assert.match((await there().press(decider, second.card, 'Reject')).text, /Rejected by Sample Admin/);
      assert.match((await there().say(decider, 'approvals')).text, /Waiting for a decision · 5/);
    });

    it('lists what a second operator is asked, and decides it', async () => {
      const path = join(await temporaryFolder(), 'policy.json');
      await writeFile(path, JSON.stringify({ start: { remoteLock: ['secondOperator'] } }));
      await open(undefined, { PolicyFile: path });
      const shown = await stage.channel.say(asker, `device ${devices.ainoPhone}`);
      const asked = await stage.channel.press(asker, shown.card, 'Remote lock');
      await stage.channel.press(asker, asked.card, 'Confirm remote lock');
      await askElsewhere(stage.sandbox);
      const listed = await there().say(decider, 'approvals');
      assert.match(listed.text, /Waiting for a decision · 2/);
      assert.match(listed.text, /Remote lock\nSecond operator · Other Admin/);
      assert.match(listed.text, /Wipe\nIntune’s Multi Admin Approval · Other Admin/);
      // what ends first stands first
      assert.match((await there().press(decider, listed.card, 'Approve')).text, /Approved by Sample Admin/);
      await until(() => posts(stage, { id: devices.ainoPhone }).length === 1);
    });

    it('says that nothing waits only where Intune could be asked', async () => {
      await open();
      assert.match((await there().say(decider, 'approvals')).text, /Nothing is waiting for a decision/);
      stage.sandbox.control.fail({ match: /operationApprovalRequests/, status: 403 });
      const { text } = await there().say(decider, 'approvals');
      assert.match(text, /Intune’s requests could not be read/);
      assert.doesNotMatch(text, /Nothing is waiting/);
    });

    it('answers nobody else', async () => {
      await open();
      await askElsewhere(stage.sandbox);
      for (const who of [people.otherAdmin, people.nobody])
        assert.doesNotMatch((await there().say(who, 'approvals')).text, /BO-PHONE|Waiting for a decision/);
      assert.doesNotMatch((await stage.channel.say(decider, 'approvals')).text, /BO-PHONE/);
    });
  });

  it('more than forty in an hour are told as a number, and listed', async () => {
    await open((data) => {
      const [model] = data.managedDevices;
      for (let n = 100; n < 150; n++)
        data.managedDevices.push({ ...model, id: `cccc0000-0000-4000-8000-${String(n).padStart(12, '0')}` });
    });
    for (let n = 100; n < 150; n++)
      await askElsewhere(stage.sandbox, { device: `cccc0000-0000-4000-8000-${String(n).padStart(12, '0')}` });
    await until(() => requestsPosted(stage).length === 40, 10_000);
    await until(() =>
      stage.channel.threads.some(({ activity }) => JSON.stringify(activity).includes('10 more requests')),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(requestsPosted(stage).length, 40);
    assert.match((await there().say(decider, 'approvals')).text, /Waiting for a decision · 50/);
    assert.equal(
      stage.channel.threads.filter(({ activity }) => JSON.stringify(activity).includes('more requests'))
        .length,
      1,
    );
  });
});
