import assert from 'node:assert/strict';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import { until } from '../../support/act.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { timePasses } from '../../support/waits.ts';
import { ADMIN_CHANNEL, devices, groups, people } from '../../support/tenant.ts';

/** Five seconds of Graph’s and three and a half of an answer’s, both fifty times as quick. */
const SLOW_MS = 100;
const LIMITS = { checkingMs: 70, lookingMs: 90, tellEveryMs: 30, workMs: 20_000, closingMs: 2_500 };
const operator = people.fieldOperator;

describe('a press that takes longer than its answer may', function () {
  this.timeout(60_000);
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ app: { limits: LIMITS, pace: quick(60_000) } });
  });
  afterEach(() => stage.close());

  const posts = (name = 'remoteLock') =>
    stage.sandbox.calls.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${name}`)).length;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const hasConfirm = (card: Json | undefined) =>
    buttons(card).some(({ verb }) => String(verb).endsWith('.confirm'));
  /** On a busy machine, this may take longer than its answer, too. */
  const inItsPlace = async (answered: Answered): Promise<Answered> => {
    if (hasConfirm(answered.card)) return answered;
    await until(() => hasConfirm(lastCard()), 10_000).catch(() =>
      assert.fail(wordsOf(lastCard()) + answered.text),
    );
    return { ...answered, card: lastCard() };
  };
  const ask = async (device: string = devices.ainoPhone, who: string = operator) =>
    inItsPlace(
      await stage.channel.invoke(
        who,
        'action.ask',
        { action: 'remoteLock', device },
        { replyToId: 'asked-1' },
      ),
    );
  const confirm = (asked: Answered, who: string = operator, over: Json = {}) =>
    stage.channel.press(who, asked.card, 'Confirm remote lock', {}, over);
  const slow = (ms = SLOW_MS) => stage.sandbox.control.latency(ms);
  /** Where a press of this test’s cards changes the card: the message that Teams names. */
  const message = { replyToId: 'message-1' };
  const updates = () => stage.channel.updates.map(({ card }) => wordsOf(card));
  const lastCard = () => stage.channel.updates.at(-1)?.card;
  const shows = (words: RegExp) => until(() => words.test(wordsOf(lastCard())), 10_000);

  /** The receipt of a lock that was quick. On a busy machine, it comes in the place of its press’s answer, too. */
  const locked = async (): Promise<Answered> => {
    const receipt = await confirm(await ask(), operator, message);
    if (receipt.text.includes('Accepted')) return receipt;
    await shows(/Accepted/);
    return { ...receipt, card: lastCard() };
  };

  it('is answered in time by a card that says that it is checked, and that card is changed when it is done', async () => {
    const asked = await ask();
    slow();
    const began = performance.now();
    const pressed = await confirm(asked, operator, message);
    assert.ok(performance.now() - began < 2_000);
    assert.equal(pressed.status, 200);
    assert.match(pressed.text, /Checking for 1 second\./);
    assert.match(pressed.text, /Remote lock: AINO-PHONE/);
    assert.match(pressed.text, /Nothing has been sent yet/);
    assert.equal(posts(), 0);
    await shows(/Accepted/);
    assert.equal(posts(), 1);
    const last = stage.channel.updates.at(-1);
    assert.equal(last?.activityId, 'message-1');
    assert.ok(buttons(last.card).some(({ verb }) => verb === 'receipt.show'));
    assert.deepEqual(pressed.sent, [], 'it comes as no further message');
  });

  it('says how long it has been', async () => {
    const asked = await ask();
    slow(3 * SLOW_MS);
    await confirm(asked, operator, message);
    timePasses(1_400);
    await shows(/Checking for 2 seconds/);
    await until(() => updates().some((words) => words.includes('it is being sent')), 10_000);
    await shows(/Accepted/);
    assert.equal(posts(), 1);
  });

  it('says on its card alone that it is being sent, and never that the outcome is unknown, while Intune hasn’t answered', async () => {
    const asked = await ask();
    const hang = stage.sandbox.control.fail({ match: 'remoteLock', kind: 'hang' });
    const pressed = await confirm(asked, operator, message);
    assert.match(pressed.text, /Checking for 1 second\.[^]*it is being sent/);
    assert.deepEqual(pressed.sent, [], 'in the place of the confirm card');
    const refreshed = await stage.channel.press(operator, pressed.card, 'Refresh');
    assert.match(refreshed.text, /checking|Checking for/i);
    for (const words of [pressed.text, refreshed.text, ...updates()]) assert.doesNotMatch(words, /unknown/i);
    hang.remove();
    assert.equal(posts(), 1);
  });

  it('is refused on the card if what was read doesn’t allow it', async () => {
    const asked = await ask();
    const group = stage.sandbox.tenant.data.groups.find(({ id }) => id === groups.operators);
    assert.ok(group);
    group.members = [];
    stage.sandbox.tenant.changed();
    slow();
    assert.match((await confirm(asked, operator, message)).text, /Checking for/);
    await shows(/isn’t allowed\. Nothing was sent/);
    assert.equal(posts(), 0);
  });

  it('says on the card that nothing was sent if it could not be checked', async () => {
    const asked = await ask();
    slow();
    stage.sandbox.control.fail({ match: 'transitiveMemberOf', status: 500 });
    assert.match((await confirm(asked, operator, message)).text, /Checking for/);
    await shows(/couldn’t check whether you may do this on AINO-PHONE, so nothing was sent/);
    assert.equal(posts(), 0);
    assert.ok(buttons(lastCard()).some(({ title }) => title === 'Remote lock again'));
  });

  for (const [name, gap] of [
    ['a double press', 0],
    ['a press a moment later', 80],
  ] as const)
    it(`${name} gets the same card, and the action is sent once`, async () => {
      const asked = await ask();
      slow();
      const first = confirm(asked, operator, message);
      await pause(gap);
      const [one, two] = [await first, await confirm(asked, operator, message)];
      for (const { text } of [one, two]) assert.match(text, /Checking for 1 second\./);
      await shows(/Accepted/);
      await pause(2 * SLOW_MS);
      assert.equal(posts(), 1);
      assert.doesNotMatch(wordsOf(lastCard()), /confirmed before|sent nothing/);
    });

  it('is answered once if Teams delivers it again', async () => {
    const asked = await ask();
    slow();
    const over = { ...message, id: 'activity-1' };
    const both = await Promise.all([confirm(asked, operator, over), confirm(asked, operator, over)]);
    assert.deepEqual(both[0].card, both[1].card);
    await shows(/Accepted/);
    assert.equal(posts(), 1);
  });

  it('comes as a new message if the card can’t be changed, and the news of the device follow there', async () => {
    const asked = await ask();
    slow();
    stage.channel.refuseUpdate = (id) => (id === 'message-1' ? 404 : undefined);
    await confirm(asked, operator, message);
    const receipt = () =>
      stage.channel.sent
        .map(({ activity }) => JSON.stringify(activity))
        .some((one) => one.includes('Accepted')) || wordsOf(lastCard()).includes('Accepted');
    await until(receipt, 10_000);
    assert.equal(posts(), 1);
  });

  it('comes as a new message if Teams didn’t say which card was pressed', async () => {
    const asked = await ask();
    slow();
    const data = buttons(asked.card).find(({ verb }) => verb === 'action.confirm')?.data as Json;
    const pressed = await stage.channel.invoke(operator, 'action.confirm', data);
    assert.match(pressed.text, /Checking for/);
    await until(
      () => stage.channel.sent.some(({ activity }) => JSON.stringify(activity).includes('Accepted')),
      10_000,
    );
    assert.equal(posts(), 1);
  });

  it('can be canceled while it is checked', async () => {
    const asked = await ask();
    slow(3 * SLOW_MS);
    await confirm(asked, operator, message);
    const data = buttons(asked.card).find(({ verb }) => verb === 'action.cancel')?.data as Json;
    await stage.channel.invoke(operator, 'action.cancel', data, message);
    await shows(/was canceled\. Nothing was sent/);
    await pause(6 * SLOW_MS);
    assert.equal(posts(), 0);
  });

  it('tells how it is at Refresh: still checked, then what was sent; and Refresh sends nothing', async () => {
    const asked = await ask();
    slow();
    const pressed = await confirm(asked, operator, message);
    const refreshed = await stage.channel.press(operator, pressed.card, 'Refresh');
    assert.match(refreshed.text, /Still checking|Checking for/);
    await shows(/Accepted/);
    const after = await stage.channel.press(operator, pressed.card, 'Refresh');
    assert.match(after.text, /Accepted|Checking|Pending/);
    assert.equal(posts(), 1);
  });

  it('of a bot that was killed meanwhile is not lost: Refresh brings the confirm card again, or says that it is over', async () => {
    const asked = await ask();
    slow();
    const hang = stage.sandbox.control.fail({ match: 'transitiveMemberOf', kind: 'hang' });
    const pressed = await confirm(asked, operator, message);
    assert.match(pressed.text, /Checking for/);
    // a bot that stops ends the turn; what is left is what a killed one would leave: an open confirmation
    await stage.stop();
    slow(0);
    hang.remove();
    await stage.restart();
    const again = await inItsPlace(
      await stage.channel.press(operator, pressed.card, 'Refresh', {}, { replyToId: 'asked-2' }),
    );
    assert.ok(
      buttons(again.card).some(({ verb }) => verb === 'action.confirm'),
      again.text,
    );
    assert.equal(posts(), 0);
    await confirm(again, operator, message);
    await until(() => posts() === 1, 10_000);
  });

  it('is told on its card by a bot that stops: nothing was sent', async () => {
    const asked = await ask();
    slow();
    stage.sandbox.control.fail({ match: 'transitiveMemberOf', kind: 'hang' });
    assert.match((await confirm(asked, operator, message)).text, /Checking for/);
    await stage.stop();
    assert.match(wordsOf(lastCard()), /nothing was sent|Nothing more was sent/i);
    assert.equal(posts(), 0);
  });

  it('may be one for several devices', async () => {
    const who = people.operatorOfAll;
    const several = {
      user: people.aino,
      action: 'remoteLock',
      devices: [devices.ainoPhone, devices.ainoMac].join(','),
    };
    const asked = await inItsPlace(
      await stage.channel.invoke(who, 'devices.ask', several, { replyToId: 'asked-1' }),
    );
    slow();
    assert.match((await confirm(asked, who, message)).text, /AINO-PHONE, AINO-MAC/);
    await shows(/2 Accepted|Accepted/);
    assert.equal(posts(), 2);
  });

  it('shows nobody else what it is about', async () => {
    const asked = await ask();
    slow();
    const pressed = await confirm(asked, people.operatorOfAll, message);
    assert.doesNotMatch(pressed.text, /AINO/);
    await pause(3 * SLOW_MS);
    assert.equal(posts(), 0);
  });

  it('may be one for a confirm card: it comes in the place of the card that says so', async () => {
    await stage.channel.say(operator, 'whoami');
    slow();
    const waiting = await stage.channel.invoke(
      operator,
      'action.ask',
      { action: 'remoteLock', device: devices.ainoPhone },
      message,
    );
    assert.match(waiting.text, /Still looking, for 1 second now/);
    await shows(/Lock this device/i);
    slow(0);
    const receipt = await stage.channel.press(operator, lastCard(), 'Confirm remote lock', {}, message);
    if (!receipt.text.includes('Accepted')) await shows(/Accepted/);
  });

  it('may be one for a receipt: it stays, and is changed when the device was asked', async () => {
    const receipt = await locked();
    slow();
    const refreshed = await stage.channel.press(operator, receipt.card, 'Refresh', {}, message);
    assert.match(refreshed.text, /Remote lock/);
    assert.match(refreshed.text, /Checking for 1 second/);
    await until(() => {
      const words = wordsOf(lastCard());
      return words.includes('Remote lock') && !words.includes('Checking for');
    }, 10_000);
    assert.equal(lastCard() && stage.channel.updates.at(-1)?.activityId, 'message-1');
    assert.deepEqual(refreshed.sent, []);
  });

  it('leaves a receipt in its message: what its button opens comes as a message, which says first that it is looked up', async () => {
    const receipt = await locked();
    slow();
    const back = buttons(receipt.card).find(({ title }) => String(title).startsWith('Back to'));
    assert.ok(back);
    const opened = await stage.channel.press(operator, receipt.card, String(back.title), {}, message);
    assert.match(wordsOf(opened.opened), /Still looking/);
    assert.match(JSON.stringify(opened.body), /Accepted/, 'the receipt as it is');
    const id = stage.channel.messageOf(opened.opened);
    await until(() => {
      const shown = stage.channel.updates.filter(({ activityId }) => activityId === id).at(-1);
      return wordsOf(shown?.card).includes('Aino Virtanen');
    }, 10_000);
  });

  describe('in the admin channel', () => {
    const there = () => ({ ...stage.channel.inChannel(ADMIN_CHANNEL), ...message });
    const removals = () => stage.sandbox.calls.filter(({ method }) => method === 'DELETE').length;

    it('may be a change of roles', async () => {
      const asked = await inItsPlace(
        await stage.channel.say(
          people.admin,
          'remove role Field help desk',
          stage.channel.inChannel(ADMIN_CHANNEL),
        ),
      );
      const title = String(buttons(asked.card).find(({ verb }) => verb === 'role.confirm')?.title);
      slow();
      const press = () => stage.channel.press(people.admin, asked.card, title, {}, there());
      const [one, two] = await Promise.all([press(), press()]);
      for (const { text } of [one, two]) assert.match(text, /Checking for 1 second/);
      assert.match(one.text, /Nothing has been changed yet/);
      assert.equal(removals(), 0);
      await shows(/was removed|removed/i);
      assert.equal(removals(), 1);
    });

    it('may be a review of the form', async () => {
      const form = await stage.channel.say(
        people.admin,
        'assign role',
        stage.channel.inChannel(ADMIN_CHANNEL),
      );
      slow();
      const waiting = await stage.channel.press(people.admin, form.card, 'Review', {}, there(), {
        role: 'eeee0000-0000-4000-8000-000000000001',
        name: 'Desk of Bo',
        members: groups.newcomers,
        scope: groups.bos,
      });
      assert.match(waiting.text, /Still looking/);
      await until(() => buttons(lastCard()).some(({ verb }) => verb === 'role.confirm'), 10_000);
    });
  });
});

describe('a look-up with a slow Graph', function () {
  this.timeout(60_000);
  it('ends with the card, in the place of a message that says that it is looked up', async () => {
    const stage = await openStage({ app: { limits: LIMITS } });
    stage.sandbox.control.latency(SLOW_MS);
    const said = await stage.channel.say(operator, 'select user aino virtanen');
    assert.equal(said.status, 200);
    assert.match(said.text, /Still looking, for 1 second now/);
    assert.doesNotMatch(said.text, /Aino/);
    const card = () => stage.channel.updates.at(-1);
    await until(() => wordsOf(card()?.card).includes('AINO-PHONE'), 10_000);
    assert.equal(card()?.activityId, stage.channel.messageOf(said.card));
    assert.doesNotMatch(wordsOf(card()?.card), /Graph/);
  });

  it('in a channel says nothing there but that it answered one-to-one', async () => {
    const stage = await openStage({ app: { limits: LIMITS } });
    stage.sandbox.control.latency(SLOW_MS);
    const where = stage.channel.inChannel('19:general@thread.tacv2');
    const said = await stage.channel.say(operator, 'select user aino virtanen', where);
    assert.match(said.text, /Still looking/);
    const privately = () =>
      stage.channel.sent.find(({ activity }) => JSON.stringify(activity).includes('AINO-PHONE'));
    await until(() => privately() !== undefined, 10_000);
    assert.match(privately()?.conversationId ?? '', /^a:/);
    await until(() =>
      wordsOf(stage.channel.updates.at(-1)?.card).includes('answered you in our one-to-one chat'),
    );
  });

  it('may be an export of the audit: the file comes when it is ready, and the admin’s next command isn’t held up', async () => {
    const stage = await openStage({ app: { limits: { ...LIMITS, lookingMs: 450 } } });
    const say = (words: string) =>
      stage.channel.say(people.admin, `<at>Help Desk</at> ${words}`, stage.channel.inChannel(ADMIN_CHANNEL));
    await say('help');
    // long enough that what isn’t held up is told from what is
    const latencyMs = 500;
    stage.sandbox.control.latency(latencyMs);
    assert.match((await say('audit user aino@contoso.example export')).text, /Still looking/);
    const began = Date.now();
    const next = await say('audit');
    assert.ok(next.text.length > 0 && Date.now() - began < 2 * latencyMs);
    const isFile = (activity: unknown) => JSON.stringify(activity).includes('file.consent');
    await until(() => stage.channel.sent.some(({ activity }) => isFile(activity)), 15_000);
    const file = stage.channel.sent.find(({ activity }) => isFile(activity));
    assert.match(JSON.stringify(file?.activity), /audit-\d{4}-\d\d-\d\d\.csv/);
  });

  it('lets its operator go on meanwhile', async () => {
    const stage = await openStage({ app: { limits: LIMITS } });
    stage.sandbox.control.latency(SLOW_MS);
    await stage.channel.say(operator, 'select user aino virtanen');
    assert.match((await stage.channel.say(operator, 'cancel')).text, /./);
  });
});
