import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posts } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';

const OPERATOR = people.operatorOfAll;
const PHONE = { id: devices.boPhone };

async function stageWith(file: object): Promise<Stage> {
  const path = join(await temporaryFolder(), 'policy.json');
  await writeFile(path, JSON.stringify(file));
  return openStage({ environment: { PolicyFile: path } });
}

async function lockCard(stage: Stage) {
  const shown = await stage.channel.say(OPERATOR, 'device BO-PHONE');
  return stage.channel.press(OPERATOR, shown.card, 'Remote lock');
}

const confirm = (stage: Stage, asked: Awaited<ReturnType<typeof lockCard>>, inputs = {}) =>
  stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock', {}, {}, inputs);

function leaveChannel({ sandbox: { tenant } }: Stage): void {
  for (const { channels = [] } of tenant.data.teams)
    for (const channel of channels)
      channel.members = (channel.members ?? []).filter((id) => id !== people.admin);
  tenant.changed();
}

function loseRole({ sandbox: { tenant } }: Stage): void {
  for (const group of tenant.data.groups)
    group.members = (group.members ?? []).filter((id) => id !== people.admin);
  tenant.changed();
}

describe('the policy', () => {
  it('shows what is asked, and changes it in the admin channel', async () => {
    const stage = await stageWith({ start: { '*': [] } });
    const { say, press } = inAdminChannel(stage);
    const shown = await say(people.admin, 'policy');
    assert.match(shown.text, /Policy/);
    const changed = await press(people.admin, shown.card, 'Change', {
      action: 'remoteLock',
      needs: 'reason',
    });
    assert.match(changed.text, /Remote lock now asks for reason\. Before, it asked for nothing/);
    // everybody in the channel is told
    assert.match(wordsOf(posted(stage).at(-1)), /Remote lock now asks for reason/);
    assert.match((await say(people.admin, 'policy')).text, /Remote lock[^]*Reason/);
  });

  it('holds at once, for a confirm card that stands already', async () => {
    const stage = await stageWith({ start: { '*': [] } });
    const asked = await lockCard(stage);
    await inAdminChannel(stage).say(people.admin, 'policy remoteLock denied');
    assert.match((await confirm(stage, asked)).text, /policy doesn’t allow it/);
    assert.deepEqual(posts(stage, PHONE), []);
    assert.match((await lockCard(stage)).text, /policy doesn’t allow it/);
    const refused = (await stage.audit()).filter(
      ({ kind, what }) => kind === 'refused' && what === 'remoteLock',
    );
    assert.deepEqual(
      refused.map(({ outcome }) => outcome),
      ['policyDenied', 'policyDenied'],
    );
  });

  for (const [need, label, said] of [
    ['reason', 'Reason', 'Lost on the train'],
    ['ticket', 'Ticket number', 'INC0004711'],
  ] as const)
    it(`asks for a ${need} on the confirm card, of an action that needs none by itself`, async () => {
      const stage = await stageWith({ start: { remoteLock: [need] } });
      const asked = await lockCard(stage);
      assert.ok(JSON.stringify(asked.card).includes(`"label":"${label}"`));
      for (const nothing of [{}, { [need]: ' \u00a0' }]) {
        const again = await confirm(stage, asked, nothing);
        assert.match(again.text, /Your organization asks for a/);
        assert.deepEqual(posts(stage, PHONE), []);
      }
      assert.match((await confirm(stage, asked, { [need]: said })).text, /Accepted/);
      assert.equal(posts(stage, PHONE).length, 1);
    });

  it('that asks for more while a confirm card stands is asked on that card', async () => {
    const stage = await stageWith({ start: { '*': [] } });
    let asked = await lockCard(stage);
    await inAdminChannel(stage).say(people.admin, 'policy remoteLock reason, ticket');
    asked = await confirm(stage, asked, { ticket: 'none' });
    assert.match(asked.text, /This isn’t a ticket number/);
    asked = await confirm(stage, asked, { ticket: 'INC-1' });
    assert.match(asked.text, /Your organization asks for a reason/);
    assert.ok(JSON.stringify(asked.card).includes('"label":"Reason"'));
    assert.deepEqual(posts(stage, PHONE), []);
    assert.match((await confirm(stage, asked, { ticket: 'INC-1', reason: 'Lost' })).text, /Accepted/);
  });

  it('loosens only once another admin has approved it', async () => {
    const stage = await stageWith({ start: { remoteLock: ['denied'] } });
    const { say, press } = inAdminChannel(stage);
    const proposed = await say(people.admin, 'policy remote lock nothing');
    assert.match(proposed.text, /takes two admins/);
    assert.match((await lockCard(stage)).text, /policy doesn’t allow it/);
    assert.match((await press(people.admin, proposed.card, 'Approve')).text, /You proposed this yourself/);
    assert.match((await lockCard(stage)).text, /policy doesn’t allow it/);
    const approved = await press(people.boundAdmin, proposed.card, 'Approve');
    assert.match(approved.text, /Approved by Bound Admin/);
    assert.match((await confirm(stage, await lockCard(stage))).text, /Accepted/);
    const told = (await stage.audit()).filter(({ what }) => what === 'policy');
    assert.deepEqual(
      told.map(({ kind, operatorId, outcome }) => [kind, operatorId, outcome]),
      [
        ['started', people.admin, undefined],
        ['ended', people.admin, 'pending'],
        ['started', people.admin, undefined],
        ['ended', people.admin, 'failed'],
        ['started', people.boundAdmin, undefined],
        ['ended', people.boundAdmin, 'done'],
      ],
    );
  });

  for (const [who, leave] of [
    ['isn’t in the channel any more', leaveChannel],
    ['holds no role any more', loseRole],
  ] as const)
    it(`isn’t loosened by what somebody proposed who ${who}`, async () => {
      const stage = await stageWith({ start: { remoteLock: ['denied'] } });
      const { say, press } = inAdminChannel(stage);
      const proposed = await say(people.admin, 'policy remote lock nothing');
      leave(stage);
      const answer = await press(people.boundAdmin, proposed.card, 'Approve');
      assert.match(answer.text, /can’t confirm that the admin who proposed this is still an admin/);
      assert.match((await lockCard(stage)).text, /policy doesn’t allow it/);
    });

  it('shows a proposal from a form to everybody, and its end', async () => {
    const stage = await stageWith({ start: { remoteLock: ['reason'] } });
    const { say, press } = inAdminChannel(stage);
    const form = await say(people.admin, 'policy remoteLock');
    const answer = await press(people.admin, form.card, 'Change', { action: 'remoteLock', needs: '' });
    assert.match(answer.text, /takes two admins/);
    const [card] = posted(stage);
    assert.match(
      wordsOf(card),
      /Proposed for Remote lock: ask for nothing\. Today it asks for reason[^]*Proposed by Sample Admin/,
    );
    await press(people.boundAdmin, card, 'Reject');
    assert.match(
      wordsOf(stage.channel.updates.at(-1)?.card),
      /Rejected by Bound Admin\. Nothing was changed/,
    );
    assert.match((await confirm(stage, await lockCard(stage))).text, /asks for a reason/);
  });

  it('isn’t proposed more than fifty times by one admin within half an hour, who is told what to do', async () => {
    const stage = await stageWith({ start: { remoteLock: ['reason'] } });
    const { say, press } = inAdminChannel(stage);
    const propose = (who: string = people.admin) => say(who, 'policy remoteLock nothing');
    for (let n = 0; n < 50; n++) await press(people.admin, (await propose()).card, 'Reject');
    const refused = await propose();
    assert.match(refused.text, /You made 50 proposals within 30 minutes that nobody has approved\./);
    assert.match(refused.text, /This one wasn’t made\. Ask another admin to propose it, or wait/);
    assert.match((await propose(people.boundAdmin)).text, /Proposed by Bound Admin/);
    await say(people.admin, 'stop everything');
    assert.match((await say(people.admin, 'resume')).text, /Proposed: allow again every action/);
  });

  it('outlives a restart, and so does a proposal', async () => {
    const stage = await stageWith({ start: { remoteLock: ['reason'] } });
    const { say, press } = inAdminChannel(stage);
    await say(people.admin, 'policy remoteLock reason, ticket');
    const proposed = await say(people.admin, 'policy remoteLock ticket');
    await stage.restart();
    assert.match((await lockCard(stage)).text, /Remote lock|Lock/);
    await press(people.boundAdmin, proposed.card, 'Approve');
    const asked = await lockCard(stage);
    assert.match((await confirm(stage, asked, { reason: 'x' })).text, /asks for a ticket/);
    assert.match((await confirm(stage, asked, { ticket: 'INC1' })).text, /Accepted/);
  });

  it('can’t go below the floor from chat', async () => {
    const stage = await stageWith({ floor: { remoteLock: ['reason'] } });
    const { say } = inAdminChannel(stage);
    const answer = await say(people.admin, 'policy remoteLock ticket');
    assert.match(answer.text, /floor asks for reason/);
    assert.match(
      (await say(people.admin, 'policy')).text,
      /Remote lock[^]*Reason \(the floor asks for reason\)/,
    );
    assert.match((await confirm(stage, await lockCard(stage), { ticket: 'INC1' })).text, /asks for a reason/);
  });

  for (const [who, personId] of [
    ['somebody in the channel who may not assign roles', people.fieldOperator],
    ['an admin who isn’t in the channel', people.otherAdmin],
    ['a guest', people.guestAdmin],
    ['an operator', OPERATOR],
  ] as const)
    it(`isn’t shown to ${who}, nor changed by them`, async () => {
      const stage = await stageWith({ start: { remoteLock: ['reason'] } });
      const { say, press } = inAdminChannel(stage);
      const form = await say(people.admin, 'policy');
      const proposed = await say(people.admin, 'policy remoteLock nothing');
      for (const answer of [
        await say(personId, 'policy'),
        await say(personId, 'policy remoteLock denied'),
        await press(personId, form.card, 'Change', { action: 'remoteLock', needs: 'denied' }),
        await press(personId, proposed.card, 'Approve'),
        await stage.channel.say(personId, 'policy remoteLock denied'),
      ])
        assert.doesNotMatch(answer.text, /Remote lock|Approved|asks for/);
      assert.match((await confirm(stage, await lockCard(stage), {})).text, /asks for a reason/);
    });

  it('isn’t changed by a suggestion’s button, which asks no proof of its presser', async () => {
    const stage = await stageWith({ start: { '*': [] } });
    const there = stage.channel.inChannel(ADMIN_CHANNEL);
    const said = (text: string) => stage.channel.invoke(people.admin, 'command.say-admin', { text }, there);
    assert.match((await said('policy')).text, /Policy/);
    assert.match((await said('policy remoteLock denied')).text, /don’t know this button/);
    assert.match((await confirm(stage, await lockCard(stage))).text, /Accepted/);
  });

  it('answers what it doesn’t understand with what can be said', async () => {
    const stage = await stageWith({});
    const { say, press } = inAdminChannel(stage);
    assert.match((await say(people.admin, 'policy wype reason')).text, /don’t know the action “wype reason”/);
    assert.match((await say(people.admin, 'policy wipe reson')).text, /don’t know “reson”/);
    const form = await say(people.admin, 'policy');
    const made = await press(people.admin, form.card, 'Change', { action: '*', needs: '' });
    assert.match(made.text, /Policy/);
    assert.deepEqual(
      (await stage.audit()).filter(({ what }) => what === 'policy'),
      [],
    );
  });
});
