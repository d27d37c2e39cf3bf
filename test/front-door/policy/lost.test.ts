import assert from 'node:assert/strict';
import { posts, until } from '../../support/act.ts';
import type { Answered } from '../../support/channel.ts';
import { parts, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { lastSentTo, numberOn, policyFile, sentTo } from './support/employee.ts';

const OPERATOR = people.otherAdmin;
const DECIDER = people.admin;
const PHONE = { id: devices.boPhone };

describe('a device that was reported lost or stolen', () => {
  let stage: Stage;

  beforeEach(async () => {
    const start = { remoteLock: ['callerCheck'], wipe: ['callerCheck'], rebootNow: ['callerCheck'] };
    const environment = { PolicyFile: await policyFile({ start }) };
    stage = await openStage({ environment, app: { pace: quick(50) } });
  });

  async function confirmCard(title: string, device: string = devices.boPhone): Promise<Answered> {
    const shown = await stage.channel.say(OPERATOR, `device ${device}`);
    const actions = await stage.channel.press(OPERATOR, shown.card, 'More actions');
    const next = await stage.channel.press(OPERATOR, actions.card, title);
    return title === 'Wipe' ? stage.channel.press(OPERATOR, next.card, 'Continue') : next;
  }
  const confirm = (asked: Answered, title: string, typed: object = {}) =>
    stage.channel.press(OPERATOR, asked.card, title, {}, {}, { lost: 'true', ...typed });
  const decide = (title: string) => inAdminChannel(stage).press(DECIDER, posted(stage).at(-1), title);
  const tick = ({ card }: Answered) => [...parts(card)].find(({ type }) => type === 'Input.Toggle');

  it('is locked by a second operator’s word, and nobody is asked in Teams', async () => {
    const asked = await confirmCard('Remote lock');
    assert.match(String(tick(asked)?.title), /in place of a caller check/);
    const { text } = await confirm(asked, 'Confirm remote lock');
    assert.match(text, /Waiting for a second operator/);
    assert.match(
      text,
      /reported lost or stolen, so a second operator decides in place of a caller check\. They/,
    );
    assert.deepEqual(posts(stage, PHONE), []);
    assert.match(wordsOf(posted(stage).at(-1)), /reported lost or stolen/);
    await decide('Approve');
    await until(() => posts(stage, PHONE).length === 1);
    assert.deepEqual(sentTo(stage, people.bo), []);
    const options = (await stage.audit()).flatMap((entry) => (entry.options as string[] | undefined) ?? []);
    assert.ok(options.includes('lostOrStolen=true'));
  });

  it('isn’t locked if the second operator rejects it', async () => {
    await confirm(await confirmCard('Remote lock'), 'Confirm remote lock');
    await decide('Reject');
    await until(async () => {
      const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
      return !shown.text.includes('already pending');
    });
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('needs the caller check if it isn’t ticked, whatever else was verified', async () => {
    const asked = await confirmCard('Remote lock');
    const refused = await confirm(asked, 'Confirm remote lock', { lost: 'false' });
    assert.match(refused.text, /verify the caller first/);
    assert.deepEqual(posted(stage), []);
    const open = await stage.channel.press(OPERATOR, refused.card, 'Verify caller');
    await stage.channel.press(people.bo, lastSentTo(stage, people.bo), numberOn(open));
    assert.match((await confirm(open, 'Confirm remote lock', { lost: 'false' })).text, /Accepted/);
  });

  it('is wiped only with the caller check that the policy asks: a wipe is no containment', async () => {
    const typed = { deviceName: 'BO-PHONE', reason: 'Stolen in Oulu' };
    const asked = await confirmCard('Wipe');
    assert.match((await confirm(asked, 'Confirm wipe', typed)).text, /verify the caller first/);
    assert.deepEqual(posted(stage), []);
  });

  it('can’t be claimed where it isn’t asked', async () => {
    const asked = await confirmCard('Restart');
    assert.equal(tick(asked), undefined);
    assert.match((await confirm(asked, 'Confirm restart')).text, /verify the caller first/);
    assert.deepEqual(posted(stage), []);
  });

  it('is still ticked on the next card, until the operator says otherwise', async () => {
    assert.equal(tick(await confirmCard('Remote lock'))?.value, 'false');
    await confirm(await confirmCard('Remote lock'), 'Confirm remote lock');
    await decide('Reject');
    await until(async () => {
      const card = await confirmCard('Wipe');
      return tick(card)?.value === 'true';
    });
    assert.equal(tick(await confirmCard('Wipe', devices.boTablet))?.value, 'false');
  });
});
