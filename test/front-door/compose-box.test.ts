import assert from 'node:assert/strict';
import type { Json } from '../support/channel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
/** A chat of two people, a group chat and a channel, as Teams has them. */
const elsewhere: Record<string, Json> = {
  'a chat of two': {
    conversation: { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal' },
  },
  'a group chat': {
    conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
  },
};

interface Listed {
  content: Json;
  preview: { content: { title: string; text: string } };
}

/** A person or device is found from the box in which people write to each other. */
describe('Teams’ compose box', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));

  const inChat = (chat: string): Json => {
    const { conversation } = elsewhere[chat] ?? {};
    return { conversation: { ...(conversation as Json), tenantId: stage.channel.tenantId } };
  };
  const invoke = (who: string, name: string, value: Json, over: Json = inChat('a group chat')) =>
    stage.channel.deliver(stage.channel.activity(who, { type: 'invoke', name, value, ...over }));
  async function find(who: string, commandId: string, text: string, over?: Json) {
    const parameters = [{ name: 'text', value: text }];
    const value = { commandId, parameters, queryOptions: { skip: 0, count: 25 } };
    const { body, sent, status } = await invoke(who, 'composeExtension/query', value, over);
    assert.equal(status, 200);
    assert.deepEqual(sent, []);
    const { attachments = [], text: said = '' } = (
      body as { composeExtension: { attachments?: Listed[]; text?: string } }
    ).composeExtension;
    return { found: attachments, said };
  }
  const titles = (found: Listed[]) => found.map(({ preview }) => preview.content.title);

  for (const chat of Object.keys(elsewhere))
    it(`lists people by name in ${chat}; what is sent shows the name alone, and opens one-to-one`, async () => {
      const { found } = await find(operator, 'findPerson', 'aino', inChat(chat));
      assert.deepEqual(titles(found).toSorted(), ['Aino Kallio', 'Aino Virtanen']);
      const aino = found.find(({ preview }) => preview.content.title === 'Aino Virtanen');
      assert.match(aino?.preview.content.text ?? '', /aino@contoso/);
      const shown = JSON.stringify(aino?.content);
      assert.match(shown, /Aino Virtanen/);
      assert.doesNotMatch(shown, /contoso\.example|AINO-PHONE|Samples/);
      const opened = await stage.channel.press(operator, aino?.content, 'Troubleshoot', {}, inChat(chat));
      assert.doesNotMatch(JSON.stringify(opened.body), /AINO-PHONE|contoso\.example/);
      assert.match(JSON.stringify(opened.body), /one-to-one/);
      assert.match(JSON.stringify(opened.sent), /AINO-PHONE/);
      assert.deepEqual(
        opened.sent.map(({ conversationId }) => conversationId.includes('19:')),
        [false],
      );
    });

  it('lists devices in scope alone', async () => {
    assert.deepEqual(titles((await find(operator, 'findDevice', 'phone')).found), ['AINO-PHONE']);
    assert.deepEqual(titles((await find(operator, 'findDevice', 'S/N: SERIAL-1')).found), ['AINO-PHONE']);
    const { found, said } = await find(operator, 'findDevice', 'BO-PHONE');
    assert.deepEqual(found, []);
    assert.match(said, /Nothing in your scope matches/);
    const [phone] = (await find(operator, 'findDevice', 'SERIAL-1')).found;
    const opened = await stage.channel.press(
      operator,
      phone?.content,
      'Troubleshoot',
      {},
      inChat('a group chat'),
    );
    assert.match(JSON.stringify(opened.sent), /Intune device id/);
  });

  it('gives a person what their role gives them, whoever shared it', async () => {
    const { found } = await find(operator, 'findPerson', 'aino virtanen');
    for (const [who, said] of [
      [people.nobody, /no Intune role/],
      [people.deviceOperator, /outside your scope/],
      [people.guest, /not guests/],
    ] as const) {
      const pressed = await stage.channel.press(
        who,
        found[0]?.content,
        'Troubleshoot',
        {},
        inChat('a group chat'),
      );
      assert.match(JSON.stringify([pressed.body, pressed.sent]), said);
      assert.doesNotMatch(JSON.stringify([pressed.body, pressed.sent]), /AINO-PHONE/);
    }
    assert.match((await find(people.nobody, 'findPerson', 'aino')).said, /no Intune role/);
    assert.match((await find(people.guest, 'findDevice', 'aino')).said, /guests/);
  });

  it('takes what isn’t well-formed for an empty search', async () => {
    for (const value of [
      undefined,
      {},
      { commandId: 'roles', parameters: [{ name: 'text', value: 'aino' }] },
      { commandId: '__proto__', parameters: [{ name: 'text', value: 'aino' }] },
      { commandId: 'findPerson', parameters: [{ name: 'initialRun', value: 'true' }] },
      { commandId: 'findPerson', parameters: 'aino', queryOptions: { skip: -1, count: 1e9 } },
      { commandId: 'findDevice', parameters: [{ name: 'text', value: '   ' }] },
    ]) {
      const { status, body, sent } = await invoke(operator, 'composeExtension/query', value as never);
      assert.equal(status, 200);
      assert.deepEqual(
        [body, sent],
        [{ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } }, []],
      );
    }
  });

  describe('on a message', () => {
    const about = (who: string, from: unknown, over?: Json) =>
      invoke(who, 'composeExtension/fetchTask', { commandId: 'aboutSender', messagePayload: { from } }, over);

    it('opens its sender’s card one-to-one', async () => {
      const asked = await about(operator, { user: { id: people.aino, displayName: 'Somebody else' } });
      assert.deepEqual((asked.body as { task: { type: string } }).task.type, 'message');
      assert.doesNotMatch(JSON.stringify(asked.body), /AINO-PHONE|Aino/);
      assert.match(JSON.stringify(asked.sent), /AINO-PHONE/);
      assert.ok(!asked.sent[0]?.conversationId.includes('19:'));
    });

    it('keeps to the scope, and says what it can’t do', async () => {
      const outside = await about(operator, { user: { id: people.bo } });
      assert.match(JSON.stringify(outside.sent), /outside your scope/);
      for (const from of [
        undefined,
        null,
        { application: { id: 'x' } },
        { user: { id: 'x' } },
        { user: null },
      ]) {
        const asked = await about(operator, from);
        assert.equal(asked.status, 200);
        assert.match(JSON.stringify([asked.body, asked.sent]), /wasn’t sent by a person/);
      }
    });

    it('works in the bot’s own chat, too', async () => {
      const asked = await about(operator, { user: { id: people.aino } }, {});
      assert.match(JSON.stringify(asked.sent), /AINO-PHONE/);
    });
  });

  it('a shared card’s data is only an id to look up', async () => {
    for (const data of [
      {},
      { user: 'x' },
      { device: 'x' },
      { user: devices.ainoPhone },
      { user: 5, device: [] },
    ]) {
      const pressed = await stage.channel.invoke(operator, 'shared.open', data, inChat('a group chat'));
      assert.equal(pressed.status, 200);
      assert.match(JSON.stringify([pressed.body, pressed.sent]), /no longer|Nobody matches/);
    }
  });

  it('no other button works there', async () => {
    const pressed = await stage.channel.invoke(
      operator,
      'user.show',
      { user: people.aino },
      inChat('a chat of two'),
    );
    assert.match(pressed.text, /only works in a one-to-one chat/);
  });
});
