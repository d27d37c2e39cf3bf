import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../support/act.ts';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import type { Answered } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { openStage, quick, type Stage, type StageOptions } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from '../policy/support/admins.ts';

const operator = people.fieldOperator;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('two bots on one store', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  let stage: Stage;
  let urls: [a: string, b: string];
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });
  async function open(options: StageOptions = {}): Promise<void> {
    stage = await openStage({
      environment: { StoreUrl: azurite.account(), ...options.environment },
      app: { pace: quick(100), ...options.app },
    });
    urls = [stage.channel.botUrl, (await stage.another()).url];
  }

  /** Lets one of the bots be asked. */
  const at = <T>(bot: 0 | 1, ask: () => Promise<T>): Promise<T> => {
    stage.channel.botUrl = urls[bot];
    return ask();
  };
  const ask = (action = 'remoteLock', device: string = devices.ainoPhone) =>
    stage.channel.invoke(operator, 'action.ask', { action, device });
  /** `message`: the one that the card is in. */
  const press = (card: Answered, title: string, message = 'a message') =>
    stage.channel.press(operator, card.card, title, {}, { replyToId: message });
  const sent = (what = 'remoteLock') =>
    stage.sandbox.calls.filter(({ method, url }) => method === 'POST' && url.includes(`/${what}`)).length;

  it('send once what is confirmed on both', async () => {
    await open();
    const stories = [
      [devices.ainoPhone, 'remoteLock', 'Confirm remote lock'],
      [devices.ainoMac, 'remoteLock', 'Confirm remote lock'],
    ] as const;
    for (const [device, action, title] of stories) {
      const asked = await at(0, () => ask(action, device));
      const before = sent(action);
      const confirm = () => press(asked, title, `${action} of ${device}`);
      const presses = await Promise.all([0, 1, 0, 1].map((bot) => at(bot as 0 | 1, confirm)));
      assert.equal(sent(action) - before, 1, presses.map(({ text }) => text).join('\n---\n'));
      for (const { status } of presses) assert.equal(status, 200);
      for (const bot of [0, 1] as const) assert.match((await at(bot, confirm)).text, /Accepted|Pending/);
      assert.equal(sent(action) - before, 1);
    }
    const entries = await stage.audit();
    for (const of of ['started', 'ended'])
      assert.equal(entries.filter(({ kind, deviceId }) => kind === of && deviceId !== undefined).length, 2);
  });

  it('go on with each other’s cards: asked on one, confirmed, refreshed and cancelled on the other', async () => {
    await open();
    const asked = await at(0, () => ask());
    const receipt = await at(1, () => press(asked, 'Confirm remote lock'));
    assert.match(receipt.text, /Accepted/);
    assert.match((await at(0, () => press(receipt, 'Refresh'))).text, /Remote lock/);
    const second = await at(1, () => ask('remoteLock', devices.ainoMac));
    await at(0, () => press(second, 'Cancel', 'another message'));
    assert.match(
      (await at(1, () => press(second, 'Confirm remote lock', 'another message'))).text,
      /cancel/i,
    );
    assert.equal(sent(), 1);
  });

  it('send an action to a device once, if two operators confirm it at the same moment on both', async () => {
    await open();
    const other = people.operatorOfAll;
    const mine = await at(0, () => ask());
    const theirs = await at(1, () =>
      stage.channel.invoke(other, 'action.ask', { action: 'remoteLock', device: devices.ainoPhone }),
    );
    const both = await Promise.all([
      at(0, () => press(mine, 'Confirm remote lock')),
      at(1, () => stage.channel.press(other, theirs.card, 'Confirm remote lock')),
    ]);
    assert.equal(sent(), 1, both.map(({ text }) => text).join('\n---\n'));
    assert.equal(both.filter(({ text }) => text.includes('Accepted')).length, 1);
    assert.equal(both.filter(({ text }) => /already|under way/i.test(text)).length, 1);
  });

  it('spend one budget: of two actions at once that can’t be undone, one is beyond it', async () => {
    await open({ app: { budgets: { operator: 1, tenant: 5 } } });
    const who = people.otherAdmin;
    const wipe = async (device: string) => {
      const actions = await stage.channel.press(
        who,
        (await stage.channel.say(who, `device ${device}`)).card,
        'More actions',
      );
      const form = await stage.channel.press(who, actions.card, 'Wipe');
      return stage.channel.press(who, form.card, 'Continue');
    };
    const asked = [
      await at(0, () => wipe(devices.boPhone)),
      await at(1, () => wipe(devices.ainoPhone)),
    ] as const;
    const confirm = ({ card }: Answered, deviceName: string) =>
      stage.channel.press(who, card, 'Confirm wipe', {}, {}, { deviceName, reason: 'Stolen in Oulu' });
    const both = await Promise.all([
      at(0, () => confirm(asked[0], 'BO-PHONE')),
      at(1, () => confirm(asked[1], 'AINO-PHONE')),
    ]);
    assert.equal(sent('wipe'), 1, both.map(({ text }) => text).join('\n---\n'));
  });

  it('send once what a second operator approves on the other one', async () => {
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, JSON.stringify({ start: { remoteLock: ['secondOperator'] } }));
    await open({ environment: { PolicyFile: path } });
    const asked = await at(0, () => ask());
    const waiting = await at(0, () => press(asked, 'Confirm remote lock'));
    assert.match(waiting.text, /Waiting for a second operator/);
    const request = posted(stage).at(-1);
    assert.ok(request);
    const decide = () => inAdminChannel(stage).press(people.admin, request, 'Approve');
    const words = await Promise.all([at(1, decide), at(0, decide)]);
    assert.equal(words.filter(({ text }) => text.includes('Approved by')).length, 1);
    await until(() => sent() === 1);
    await until(async () => /Accepted|Pending/.test((await at(1, () => press(waiting, 'Refresh'))).text));
    assert.equal(sent(), 1);
    const ends = (await stage.audit()).filter(
      ({ kind, what, outcome }) => kind === 'ended' && what === 'remoteLock' && outcome === 'accepted',
    );
    assert.equal(ends.length, 1);
  });

  it('update the card of an action that the other one follows', async () => {
    await open();
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 1, end: 'done' });
    const asked = await at(0, () => ask());
    await at(1, () => press(asked, 'Confirm remote lock'));
    const isDone = () => stage.channel.updates.some(({ card }) => JSON.stringify(card).includes('Done'));
    await until(isDone, 15_000);
    const settled = (await stage.audit()).filter(({ kind }) => kind === 'settled');
    assert.equal(settled.length, 1);
  });

  it('count together how much one person asks', async () => {
    const shareEveryMs = 500;
    await open({ app: { limits: { personBurst: 8, personPerMinute: 1, shareEveryMs } } });
    const tooFast = async (bot: 0 | 1) =>
      (await at(bot, () => stage.channel.say(operator, 'help'))).text.includes('asking too fast');
    for (let n = 0; n < 8; n++) assert.ok(!(await tooFast(0)));
    // one more than half of it at least is told, and the other one looks once it is asked
    await pause(2 * shareEveryMs);
    let answers = 1;
    assert.ok(!(await tooFast(1)));
    await pause(2 * shareEveryMs);
    while (!(await tooFast(1))) answers++;
    assert.ok(answers <= 5, `${answers} answers in place of 8`);
  });
});
