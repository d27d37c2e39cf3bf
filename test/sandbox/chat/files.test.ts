import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { Handle, Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import { startBot, type TestBot } from '../../teams/support/bot.ts';
import type { Json } from './support/fake-bot.ts';
import { ADA, ADMINS, OTSO, start, type Message, type Started } from './support/started.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const offer: Json = {
  type: 'message',
  attachments: [
    {
      contentType: CONSENT,
      name: 'audit 1.csv',
      content: {
        description: 'The audit',
        sizeInBytes: 4,
        acceptContext: { id: 'yes' },
        declineContext: { id: 'no' },
      },
    },
  ],
};

const put = (url: unknown, content: string, headers: Record<string, string> = {}) => {
  const size = Buffer.byteLength(content);
  const range = { 'content-range': `bytes 0-${size - 1}/${size}` };
  return fetch(String(url), { method: 'PUT', headers: { ...range, ...headers }, body: content });
};

describe('sandbox chat: files', () => {
  let chatPage: Started;
  beforeEach(async () => {
    chatPage = await start();
    chatPage.bot.handle = async ({ type }, channel) => {
      if (type === 'message') await channel.send(offer);
      return undefined;
    };
  });
  afterEach(() => chatPage.stop());

  async function offered(): Promise<Message> {
    await chatPage.post('/api/say', { person: OTSO, text: 'audit export' });
    const message = (await chatPage.log(OTSO)).at(-1);
    assert.equal(message?.attachments[0]?.contentType, CONSENT);
    return message;
  }
  const decide = (message: Message, more: Json = {}) =>
    chatPage.post('/api/decide', { person: OTSO, message: message.id, accepts: true, ...more });
  async function accepted() {
    await decide(await offered());
    return chatPage.bot.got.at(-1)?.value?.uploadInfo as Json;
  }

  it('are accepted with the invoke that Teams sends', async () => {
    const message = await offered();
    assert.deepEqual(await decide(message), { status: 200, body: {} });
    const invoke = chatPage.bot.got.at(-1);
    assert.equal(invoke?.type, 'invoke');
    assert.equal(invoke.name, 'fileConsent/invoke');
    assert.equal(invoke.replyToId, message.id);
    const { uploadInfo, ...value } = invoke.value as Json & { uploadInfo: Json };
    assert.deepEqual(value, { type: 'fileUpload', action: 'accept', context: { id: 'yes' } });
    const { uploadUrl, contentUrl, uniqueId, ...rest } = uploadInfo;
    assert.deepEqual(rest, { name: 'audit 1.csv', fileType: 'csv' });
    assert.ok(String(uploadUrl).startsWith(`${chatPage.chat.url}/upload/`));
    assert.match(String(contentUrl), /\/files\/[\da-f-]{36}\/audit%201\.csv$/);
    assert.match(String(uniqueId), /^[\dA-F-]{36}$/);
  });

  it('are declined without an upload address', async () => {
    await decide(await offered(), { accepts: false });
    assert.deepEqual(chatPage.bot.got.at(-1)?.value, {
      type: 'fileUpload',
      action: 'decline',
      context: { id: 'no' },
    });
  });

  it('are uploaded once and served as a download', async () => {
    const { uploadUrl, contentUrl } = await accepted();
    const before = await fetch(String(contentUrl));
    assert.equal(before.status, 404);
    assert.equal((await put(uploadUrl, '\ufeffÅ')).status, 201);
    assert.equal((await put(uploadUrl, 'again')).status, 404);
    const response = await fetch(String(contentUrl));
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.equal(response.headers.get('content-disposition'), "attachment; filename*=UTF-8''audit%201.csv");
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(Buffer.from(await response.arrayBuffer()).toString('utf8'), '\ufeffÅ');
  });

  it('are refused if the range is not the whole file or the address is unknown', async () => {
    for (const range of ['bytes 0-1/9', 'bytes 0-9/10', '']) {
      const { uploadUrl, contentUrl } = await accepted();
      assert.equal((await put(uploadUrl, 'abc', { 'content-range': range })).status, 416);
      assert.equal((await fetch(String(contentUrl))).status, 404);
    }
    assert.equal((await put(`${chatPage.chat.url}/upload/x`, 'abc')).status, 404);
  });

  it('are refused from another origin', async () => {
    const { uploadUrl } = await accepted();
    const status = await new Promise((resolve, reject) => {
      const headers = { origin: 'http://evil.example', 'content-range': 'bytes 0-0/1' };
      const sent = request(String(uploadUrl), { method: 'PUT', headers }, (response) =>
        resolve(response.resume().statusCode),
      );
      sent.on('error', reject).end('x');
    });
    assert.equal(status, 403);
  });

  it('are dropped if there are too many, the oldest first', async () => {
    const links: string[] = [];
    for (let count = 0; count < 21; count += 1) {
      const { uploadUrl, contentUrl } = await accepted();
      await put(uploadUrl, 'x');
      links.push(String(contentUrl));
    }
    const statuses = await Promise.all(links.map(async (link) => (await fetch(link)).status));
    assert.deepEqual([statuses[0], statuses[1], statuses.at(-1)], [404, 200, 200]);
  });

  it('can’t be accepted if there is none, and a refusal by the bot is shown', async () => {
    const message = await offered();
    assert.equal((await decide(message, { attachment: 1 })).status, 404);
    assert.equal((await decide({ ...message, id: 'gone' })).status, 404);
    assert.equal((await decide(message, { person: ADA })).status, 404);
    chatPage.bot.handle = () => ({ status: 500 });
    assert.equal((await decide(message)).status, 200);
    assert.match((await chatPage.log(OTSO)).at(-1)?.text ?? '', /answered 500/);
  });
});

describe('sandbox chat: files and posts with the bot', () => {
  let bot: TestBot;
  let chatPage: Started;
  const asked: Reply = {
    here: { kind: 'file', name: 'audit.csv', content: 'who\r\nÅsa\r\n', about: '1 entry.' },
  };
  const handle: Handle = ({ said }) =>
    Promise.resolve(said.kind === 'message' ? asked : { here: { kind: 'nothing' } });
  before(async () => {
    bot = await startBot(handle);
    chatPage = await start({ botUrl: bot.url });
  });
  after(async () => {
    await chatPage.stop();
    await bot.close();
  });

  it('a file requested in a channel is offered in private, accepted and uploaded', async () => {
    await chatPage.post('/api/say', { person: ADA, conversation: ADMINS, text: 'audit export' });
    assert.equal((await chatPage.log(ADA, ADMINS)).at(-1)?.text, '1 entry. file privately');
    const [offered] = await chatPage.log(ADA);
    assert.equal(offered?.attachments[0]?.contentType, CONSENT);
    await chatPage.post('/api/decide', { person: ADA, message: offered.id, accepts: true });
    const there = (await chatPage.log(ADA)).at(-1);
    assert.equal(there?.text, 'file done: audit.csv');
    const [file] = there.attachments as unknown as { contentType: string; contentUrl: string }[];
    assert.equal(file?.contentType, INFO);
    const bytes = Buffer.from(await (await fetch(file.contentUrl)).arrayBuffer());
    assert.equal(bytes.toString('utf8'), '\ufeffwho\r\nÅsa\r\n');

    await chatPage.post('/api/decide', { person: ADA, message: offered.id, accepts: true });
    assert.equal((await chatPage.log(ADA)).at(-1)?.text, 'file gone');
  });

  it('a post starts its own thread in the channel', async () => {
    await chatPage.post('/api/say', { person: ADA, text: 'hello' });
    assert.equal(await bot.postInChannel(ADMINS, 'the head of the audit'), true);
    const posted = (await chatPage.log(OTSO, ADMINS)).at(-1);
    assert.deepEqual([posted?.from, posted?.text], ['bot', 'the head of the audit']);
    assert.equal(posted?.thread, `${ADMINS};messageid=${posted?.id ?? ''}`);
    assert.equal(await bot.postInChannel('19:nowhere@thread.tacv2', 'hello'), false);
  });
});
