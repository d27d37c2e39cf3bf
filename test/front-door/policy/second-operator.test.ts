import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posts, until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { ADMIN_CHANNEL, devices, people, smallTenant } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';

/** An Intune Administrator who isn't in the admin channel asks; the one who is decides. */
const asker = people.otherAdmin;
const decider = people.admin;
const PHONE = { id: devices.boPhone };

describe('a second operator', () => {
  let minutes = 0;
  let stage: Stage;

  async function open(
    start: object | undefined,
    change: (data: ReturnType<typeof smallTenant>) => void = () => undefined,
    more = {},
  ) {
    minutes = 0;
    const path = join(await temporaryFolder(), 'policy.json');
    if (start) await writeFile(path, JSON.stringify({ start }));
    const data = smallTenant();
    change(data);
    const now = () => new Date(Date.now() + minutes * 60_000);
    const environment = { PolicyFile: start ? path : '', ...more };
    stage = await openStage({ data, environment, app: { pace: quick(50), now } });
  }

  const refresh = async (who: string, receipt: Answered) =>
    (await stage.channel.press(who, receipt.card, 'Refresh')).text;

  async function wipe(
    who = asker,
    device = { id: devices.boPhone, name: 'BO-PHONE' },
    ticket = '',
  ): Promise<Answered> {
    const shown = await stage.channel.say(who, `device ${device.id}`);
    const actions = await stage.channel.press(who, shown.card, 'More actions');
    const form = await stage.channel.press(who, actions.card, 'Wipe');
    const asked = await stage.channel.press(who, form.card, 'Continue');
    const typed = { deviceName: device.name, reason: 'Stolen in Oulu', ticket };
    return stage.channel.press(who, asked.card, 'Confirm wipe', {}, {}, typed);
  }

  const request = () => {
    const card: Json | undefined = posted(stage).at(-1);
    assert.ok(card, 'nothing was posted in the admin channel');
    return card;
  };
  const decide = (who: string, title: 'Approve' | 'Reject') =>
    inAdminChannel(stage).press(who, request(), title);
  const told = async () =>
    (await stage.audit())
      .filter(({ what }) => what === 'wipe')
      .map(({ kind, outcome }) => [kind, outcome].join(' ').trim());

  it('approves a wipe, by default, and the requester’s receipt follows', async () => {
    await open(undefined);
    const receipt = await wipe();
    assert.match(receipt.text, /Waiting for a second operator/);
    assert.deepEqual(posts(stage, PHONE), []);
    const card = wordsOf(request());
    for (const part of [
      'Other Admin asks for: Wipe',
      'BO-PHONE',
      'SERIAL-4',
      'Reason: Stolen in Oulu',
      'factory state',
    ])
      assert.ok(card.includes(part), `${part} in ${card}`);
    assert.match((await decide(decider, 'Approve')).text, /Approved by Sample Admin/);
    await until(() => posts(stage, PHONE).length === 1);
    await until(async () => /Accepted|Done|Pending/.test(await refresh(asker, receipt)));
    assert.match(
      wordsOf(stage.channel.updates.find(({ card: seen }) => wordsOf(seen).includes('Approved by'))?.card),
      /Approved/,
    );
    const audit = await told();
    assert.deepEqual(audit.slice(0, 5), [
      'ended secondAsked',
      'started',
      'ended secondApproved',
      'started',
      'ended accepted',
    ]);
    // pressed again, by anybody, it changes nothing
    assert.match((await decide(decider, 'Approve')).text, /decided before/);
    assert.equal(posts(stage, PHONE).length, 1);
  });

  it('is found by the ticket, with who decided', async () => {
    await open(undefined);
    await wipe(undefined, undefined, 'INC-7');
    await decide(decider, 'Approve');
    await until(() => posts(stage, PHONE).length === 1);
    const found = await stage.channel.say(
      decider,
      'audit ticket INC-7',
      stage.channel.inChannel(ADMIN_CHANNEL),
    );
    assert.match(found.text, /Other Admin · Wipe\n.*\n◷ *Waiting for a second operator/);
    assert.match(found.text, /Sample Admin · Wipe\n.*\n✓ *Approved as second operator/);
  });

  it('is asked in the language of the admin channel, whatever the requester reads', async () => {
    await open(undefined);
    await stage.channel.say(decider, 'roles', { ...stage.channel.inChannel(ADMIN_CHANNEL), locale: 'fr-FR' });
    await wipe();
    assert.match(wordsOf(request()), /\[Approuver\]/);
  });

  it('rejects it: nothing is sent, and the receipt says so', async () => {
    await open(undefined);
    const receipt = await wipe();
    assert.match(wordsOf(request()), /A second operator is needed/);
    const { text } = await decide(decider, 'Reject');
    assert.match(text, /Rejected by Sample Admin/);
    assert.doesNotMatch(text, /is needed/);
    await until(async () => (await refresh(asker, receipt)).includes('a second operator rejected it'));
    assert.deepEqual(posts(stage, PHONE), []);
    assert.match((await decide(decider, 'Approve')).text, /decided before/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('is never who asked', async () => {
    await open(undefined);
    const receipt = await wipe(decider);
    for (const title of ['Approve', 'Reject'] as const)
      assert.match((await decide(decider, title)).text, /asked for this yourself/);
    assert.match(await refresh(decider, receipt), /Waiting for a second operator/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  for (const [who, personId, why] of [
    ['may not do the same to this device', people.fieldOperator, /you may not do the same to this device/],
    ['isn’t in the channel', people.operatorOfAll, /can’t do that for you here/],
    ['is a guest', people.guestAdmin, /./],
    ['has no role', people.nobody, /can’t do that for you here/],
  ] as const)
    it(`isn’t somebody who ${who}`, async () => {
      await open(undefined);
      await wipe();
      assert.match((await decide(personId, 'Approve')).text, why);
      assert.match((await decide(personId, 'Reject')).text, why);
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.deepEqual(posts(stage, PHONE), []);
      assert.doesNotMatch(JSON.stringify(await told()), /secondApproved|secondRejected/);
    });

  it('may be an operator of the channel who isn’t an admin, for what they may do themselves', async () => {
    await open({ remoteLock: ['secondOperator'] });
    const shown = await stage.channel.say(people.operatorOfAll, `device ${devices.ainoPhone}`);
    const asked = await stage.channel.press(people.operatorOfAll, shown.card, 'Remote lock');
    assert.match(asked.text, /a second operator or admin has to approve it/);
    const receipt = await stage.channel.press(people.operatorOfAll, asked.card, 'Confirm remote lock');
    assert.match(receipt.text, /Waiting for a second operator/);
    assert.match((await decide(people.fieldOperator, 'Approve')).text, /Approved by Field Operator/);
    await until(() => posts(stage, { id: devices.ainoPhone }).length === 1);
  });

  it('has thirty minutes', async () => {
    await open(undefined);
    const receipt = await wipe();
    minutes = 31;
    assert.match((await decide(decider, 'Approve')).text, /30 minutes are over/);
    await until(async () =>
      (await refresh(asker, receipt)).includes('the 30 minutes for a second operator’s approval are over'),
    );
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('is waited for over a restart', async () => {
    await open(undefined);
    await wipe();
    await stage.restart();
    await decide(decider, 'Approve');
    await until(() => posts(stage, PHONE).length === 1);
  });

  it('approves nothing that isn’t allowed any more', async () => {
    await open(undefined);
    const receipt = await wipe();
    await inAdminChannel(stage).say(decider, 'policy wipe denied');
    assert.match((await decide(decider, 'Approve')).text, /you may not do the same/);
    assert.match(await refresh(asker, receipt), /Waiting for a second operator/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('isn’t asked twice for the same device while one decides', async () => {
    await open(undefined);
    await wipe();
    const shown = await stage.channel.say(asker, `device ${devices.boPhone}`);
    const actions = await stage.channel.press(asker, shown.card, 'More actions');
    assert.match(actions.text, /already pending/);
  });

  for (const [how, change, more] of [
    [
      'a role of Entra',
      (data: ReturnType<typeof smallTenant>) => {
        data.directoryRoles.push({
          id: 'r',
          displayName: 'Helpdesk Administrator',
          roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
          members: [people.bo],
        });
      },
      {},
    ],
    [
      'the group of privileged people',
      () => undefined,
      { PrivilegedGroupId: 'bbbb0000-0000-4000-8000-000000000019' },
    ],
  ] as const)
    it(`is needed for what can’t be undone to a person with ${how}, whatever the policy says`, async () => {
      await open({ '*': [] }, change, more);
      const { text } = await wipe();
      assert.match(text, /Waiting for a second operator/);
      assert.match(text, /counts as privileged, so a second operator has to approve this\. They were asked/);
      assert.deepEqual(posts(stage, PHONE), []);
    });

  it('isn’t needed for somebody else, if the policy doesn’t ask', async () => {
    await open({ '*': [] }, undefined, { PrivilegedGroupId: 'bbbb0000-0000-4000-8000-000000000002' });
    assert.match((await wipe()).text, /Accepted/);
  });

  it('can’t be asked where nothing can be posted: nothing waits', async () => {
    await open(undefined);
    const shown = await stage.channel.say(asker, `device ${devices.boPhone}`);
    const actions = await stage.channel.press(asker, shown.card, 'More actions');
    const form = await stage.channel.press(asker, actions.card, 'Wipe');
    const asked = await stage.channel.press(asker, form.card, 'Continue');
    stage.channel.refuse.push({ status: 403 });
    const typed = { deviceName: 'BO-PHONE', reason: 'x' };
    const receipt = await stage.channel.press(asker, asked.card, 'Confirm wipe', {}, {}, typed);
    assert.match(receipt.text, /nobody could be asked in the admin channel/);
  });
});
