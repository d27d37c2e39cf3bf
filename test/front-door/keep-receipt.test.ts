import assert from 'node:assert/strict';
import { startChat } from '../../sandbox/chat/index.ts';
import { askFor, confirmIt, nameOf, titles, until } from '../support/act.ts';
import type { ActionRow } from '../support/action-rows.ts';
import { actionRows } from '../support/action-rows.ts';
import type { Answered, Json } from '../support/channel.ts';
import { buttons, wordsOf } from '../support/channel.ts';
import { openFixture } from '../support/fixture.ts';
import type { Stage } from '../support/stage.ts';
import { openStage, quick } from '../support/stage.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, TENANT, devices, people } from '../support/tenant.ts';
import { drillTenant } from '../drill/support/desk.ts';

const EVERY = 50;
const operator = people.operatorOfAll;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function rowOf(id: string): ActionRow {
  const row = actionRows.find((one) => one.id === id);
  assert.ok(row);
  return row;
}

describe('a receipt keeps its message', () => {
  const lock = rowOf('remoteLock');
  const phone = { id: devices.ainoPhone, deviceName: 'AINO-PHONE' };
  const mac = { id: devices.ainoMac, deviceName: 'AINO-MAC' };
  const laptop = { id: devices.ainoLaptop, deviceName: 'AINO-LAPTOP' };
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ data: drillTenant(), app: { pace: quick(EVERY) } })));
  afterEach(() => stage.close());

  const send = async (row: ActionRow, target: { id: string; deviceName: string }): Promise<Answered> =>
    confirmIt(stage, operator, row, target, await askFor(stage, operator, row, target));
  const messageOf = ({ card }: { card: Json | undefined }) => stage.channel.messageOf(card);
  const updatesOf = (message: string | undefined) =>
    stage.channel.updates.filter(({ activityId }) => activityId === message);
  /** Those that aren't the user card, which changes by itself once its verdict is whole. */
  const answersTo = (message: string | undefined) =>
    updatesOf(message).filter(({ card }) => !isUserCard(card));
  const isUserCard = (card: Json | undefined) => /^Groups · /m.test(wordsOf(card));
  const nowIn = (message: string | undefined) => wordsOf(updatesOf(message).at(-1)?.card);
  const settle = (row: ActionRow, { id }: { id: string }, end: 'done' | 'failed' = 'done') =>
    stage.sandbox.control.settle(id, nameOf(row), end);
  /** The card that came as a message of its own. */
  const opened = (answer: Answered): Json => {
    assert.equal(answer.sent.length, 1);
    assert.equal(answer.sent[0]?.conversationId, `a:${operator}`);
    assert.ok(answer.opened);
    return answer.opened;
  };
  const isReceiptOf = (card: Json | undefined, name: string) => {
    assert.ok(titles(card).includes('Refresh') && titles(card).includes('Back to user'), wordsOf(card));
    assert.ok(wordsOf(card).includes(name));
    assert.doesNotMatch(wordsOf(card), /Groups/);
  };

  it('if the user is shown again: that is a new message, and the device’s answer goes to the receipt', async () => {
    const receipt = await send(lock, phone);
    const message = messageOf(receipt);
    const back = await stage.channel.press(operator, receipt.card, 'Back to user');
    assert.equal(back.status, 200);
    isReceiptOf(back.card, 'AINO-PHONE');
    const user = opened(back);
    assert.match(wordsOf(user), /Groups/);
    assert.notEqual(stage.channel.messageOf(user), message);
    settle(lock, phone);
    await until(() => / Done$/m.test(nowIn(message)));
    await pause(3 * EVERY);
    assert.deepEqual(answersTo(stage.channel.messageOf(user)), []);
  });

  it('if the channel doesn’t say which card was pressed, or says a wrong one', async () => {
    const receipt = await send(lock, phone);
    const message = messageOf(receipt);
    for (const over of [{ replyToId: undefined }, { replyToId: 'another' }]) {
      const back = await stage.channel.press(operator, receipt.card, 'Back to user', {}, over);
      isReceiptOf(back.card, 'AINO-PHONE');
      assert.match(wordsOf(opened(back)), /Groups/);
    }
    settle(lock, phone);
    await until(() => / Done$/m.test(nowIn(message)));
  });

  it('and a half-filled form of another device stays', async () => {
    const receipt = await send(lock, phone);
    const user = opened(await stage.channel.press(operator, receipt.card, 'Back to user'));
    const device = await stage.channel.press(operator, user, 'Details', { device: laptop.id });
    const actions = await stage.channel.press(operator, device.card, 'More actions');
    const form = await stage.channel.press(operator, actions.card, 'Wipe');
    assert.ok(titles(form.card).includes('Continue'));
    assert.equal(messageOf(form), stage.channel.messageOf(user));
    const count = updatesOf(messageOf(form)).length;
    settle(lock, phone);
    await until(() => / Done$/m.test(nowIn(messageOf(receipt))));
    await pause(3 * EVERY);
    // neither the receipt's answer nor the rest of the user card's verdict
    assert.equal(updatesOf(messageOf(form)).length, count);
  });

  it('whatever a stale button in the message opens: a user, a device, a form, a refusal, a fault', async () => {
    const user = await stage.channel.say(operator, 'select user aino@contoso.example');
    const asked = await stage.channel.press(operator, user.card, 'Remote lock', { device: phone.id });
    const receipt = await stage.channel.press(operator, asked.card, 'Confirm remote lock');
    const message = messageOf(receipt);
    assert.equal(message, messageOf(user));
    const stale: [string, Json, RegExp][] = [
      ['user.show', { user: people.aino }, /Groups/],
      ['device.show', { device: mac.id }, /AINO-MAC/],
      ['device.actions', { device: mac.id }, /AINO-MAC/],
      ['action.ask', { action: 'wipe', device: laptop.id }, /AINO-LAPTOP/],
      ['action.ask', { action: 'noSuch', device: laptop.id }, /./],
      ['action.cancel', { confirmation: 'noSuch' }, /./],
      ['receipt.show', { receipt: 'noSuch' }, /./],
      ['no.such.verb', {}, /./],
    ];
    for (const [verb, data, words] of stale) {
      const answer = await stage.channel.invoke(operator, verb, data, { replyToId: message });
      assert.equal(answer.status, 200);
      isReceiptOf(answer.card, 'AINO-PHONE');
      assert.equal(answer.sent.length, 1, verb);
      const { text } = answer.sent[0]?.activity as { text?: string };
      assert.match(`${text ?? ''}${wordsOf(answer.opened)}`, words, verb);
    }
    stage.sandbox.control.fail({ match: /users/, status: 503, times: 50 });
    const fault = await stage.channel.invoke(
      operator,
      'user.show',
      { user: people.aino },
      { replyToId: message },
    );
    isReceiptOf(fault.card, 'AINO-PHONE');
    assert.equal(fault.sent.length, 1);
    stage.sandbox.control.clearFaults();
    settle(lock, phone);
    await until(() => / Done$/m.test(nowIn(message)));
  });

  it('unless Teams takes no new message: then the answer takes its place, and the receipt leaves it alone', async () => {
    const receipt = await send(lock, phone);
    await until(() => / Pending$/m.test(nowIn(messageOf(receipt))));
    stage.channel.refuse.push({ status: 403 });
    const back = await stage.channel.press(operator, receipt.card, 'Back to user');
    assert.match(back.text, /Groups/);
    settle(lock, phone);
    await pause(5 * EVERY);
    assert.ok(stage.channel.updates.every(({ card }) => isUserCard(card) || !/ Done$/m.test(wordsOf(card))));
    const shown = await stage.channel.press(operator, receipt.card, 'Refresh');
    assert.match(shown.text, / Done$/m);
  });

  it('and moves with Refresh: the device’s answer goes to the message that shows it', async () => {
    const receipt = await send(lock, phone);
    const first = messageOf(receipt);
    await until(() => / Pending$/m.test(nowIn(first)));
    await stage.channel.press(operator, receipt.card, 'Refresh', {}, { replyToId: 'older' });
    const count = updatesOf(first).length;
    settle(lock, phone);
    await until(() => / Done$/m.test(nowIn('older')));
    assert.equal(updatesOf(first).length, count);
  });

  it('if two receipts are under way, each its own', async () => {
    const [one, two] = [await send(lock, phone), await send(lock, mac)];
    const user = opened(await stage.channel.press(operator, one.card, 'Back to user'));
    opened(await stage.channel.press(operator, two.card, 'Back to user'));
    settle(lock, phone);
    settle(lock, mac, 'failed');
    await until(() => / Done$/m.test(nowIn(messageOf(one))) && / Failed$/m.test(nowIn(messageOf(two))));
    assert.match(nowIn(messageOf(one)), /AINO-PHONE/);
    assert.match(nowIn(messageOf(two)), /AINO-MAC/);
    assert.deepEqual(answersTo(stage.channel.messageOf(user)), []);
  });

  it('if it is one card for several devices, after a restart, too', async () => {
    const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
    const form = await stage.channel.press(operator, shown.card, 'Several devices');
    const inputs = { action: 'syncDevice', devices: [phone.id, mac.id].join(',') };
    const asked = await stage.channel.press(operator, form.card, 'Continue', {}, {}, inputs);
    const confirm = buttons(asked.card).find(({ verb }) => verb === 'action.confirm');
    const receipt = await stage.channel.press(operator, asked.card, String(confirm?.title));
    const message = messageOf(receipt);
    await until(() => nowIn(message).includes('Pending'));
    await stage.restart();
    const back = await stage.channel.press(operator, receipt.card, 'Back to user');
    isReceiptOf(back.card, 'AINO-PHONE');
    isReceiptOf(back.card, 'AINO-MAC');
    const user = opened(back);
    for (const { id } of [phone, mac]) stage.sandbox.control.settle(id, 'syncDevice', 'done');
    await until(() => /2 Done$/m.test(nowIn(message)));
    assert.deepEqual(answersTo(stage.channel.messageOf(user)), []);
  });

  it('with a secret on it: the secret stays, and is hidden in its message', async () => {
    const receipt = await send(lock, mac);
    settle(lock, mac);
    const message = messageOf(receipt);
    await until(() => / Done$/m.test(nowIn(message)));
    const done = updatesOf(message).at(-1)?.card;
    const secret = await stage.channel.press(operator, done, 'Show unlock PIN');
    assert.match(secret.text, /^\d{6}$/m);
    const back = await stage.channel.press(operator, done, 'Back to user');
    assert.deepEqual(back.body, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '',
    });
    assert.match(wordsOf(opened(back)), /Groups/);
    // a newer message shows the receipt; the secret is still where it was
    await stage.channel.press(operator, done, 'Refresh', {}, { replyToId: 'newer' });
    const kept = await stage.channel.press(operator, done, 'Back to user');
    assert.equal((kept.body as Json).value, '');
    const hidden = await stage.channel.press(operator, secret.card, 'Hide');
    assert.doesNotMatch(hidden.text, /^\d{6}$/m);
    isReceiptOf(hidden.card, 'AINO-MAC');
  });

  it('on the demo’s chat page', async () => {
    const cast = [{ id: operator, name: 'Operator', userPrincipalName: 'operator@contoso.example' }];
    const chat = await startChat({
      botUrl: stage.channel.botUrl,
      people: cast,
      tenantId: TENANT,
      teamId: ADMIN_TEAM,
      channelId: ADMIN_CHANNEL,
      port: 0,
    });
    openFixture().onClose(() => chat.close());
    const api = async (path: string, body?: Json): Promise<Json> => {
      const headers = { 'content-type': 'application/json' };
      const how = body && { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(chat.url + path, how)).json()) as Json;
    };
    const who = { person: operator, conversation: 'personal' };
    type Message = Json & { id: string; from: string; attachments: { content: Json }[] };
    const log = async () => {
      const { messages } = await api(`/api/log?person=${operator}&conversation=personal`);
      return (messages as Message[]).filter(({ from }) => from === 'bot');
    };
    const words = ({ attachments }: Message) => wordsOf(attachments[0]?.content);
    const newest = async (holds: (message: Message) => boolean): Promise<Message> => {
      let found: Message | undefined;
      await until(async () => {
        const last = (await log()).at(-1);
        found = last && holds(last) ? last : undefined;
        return found !== undefined;
      });
      assert.ok(found);
      return found;
    };
    await api('/api/say', { ...who, text: `device ${phone.id}` });
    const card = await newest((message) => titles(message.attachments[0]?.content).includes('Remote lock'));
    const press = (action: string) => api('/api/press', { ...who, message: card.id, action });
    await press('Remote lock');
    await press('Confirm remote lock');
    const { outcome } = await press('Back to user');
    assert.equal((outcome as Json).kind, 'card');
    const user = await newest((message) => words(message).includes('Groups'));
    assert.notEqual(user.id, card.id);
    settle(lock, phone);
    await until(async () => {
      const receipt = (await log()).find(({ id }) => id === card.id);
      return receipt !== undefined && / Done$/m.test(words(receipt));
    });
    assert.match(words(await newest(() => true)), /Groups/);
  });
});
