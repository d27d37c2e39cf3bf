import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import { type Fields, OTHER, from, inChannel, invoke, message, press } from '../support/activities.ts';
import { cardOf, startBot, type TestBot, withBot } from '../support/bot.ts';
import { answer, type Sent } from '../support/connector-stub.ts';
import { type DriveStub, startDrive } from '../support/drive-stub.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const file: Answer = { kind: 'file', name: 'audit.csv', content: 'who\r\nÅsa\r\n', about: '1 entry.' };
const asking = (): Promise<Reply> => Promise.resolve({ here: file });

interface Attachment {
  contentType: string;
  name: string;
  contentUrl?: string;
  content: Record<string, unknown>;
}
const attached = (sent: Sent | undefined) => (sent?.body.attachments as Attachment[] | undefined)?.[0];
const group: Fields = {
  conversation: { ...(inChannel().conversation as Fields), conversationType: 'groupChat' },
};

describe('teams: files', () => {
  let bot: TestBot;
  let drive: DriveStub;
  before(async () => {
    bot = await startBot(asking);
    drive = await startDrive();
  });
  after(async () => {
    await bot.close();
    await drive.close();
  });
  beforeEach(() => {
    bot.connector.sent.length = 0;
    bot.logged.length = 0;
    drive.puts.length = 0;
    drive.status = 201;
    bot.connector.respond = ({ path }, response) =>
      answer(response, 201, { id: path === '/v3/conversations' ? 'a:private' : 'x' });
  });

  const offered = () => {
    const card = bot.connector.sent.map(attached).findLast((each) => each?.contentType === CONSENT);
    assert.ok(card);
    return card;
  };
  async function offer(): Promise<string> {
    await bot.post(message('audit export'));
    const { id } = offered().content.acceptContext as { id: string };
    bot.connector.sent.length = 0;
    return id;
  }
  const uploadInfo = (over: Fields = {}): Fields => ({
    uploadUrl: `${drive.url}/up?session=1`,
    contentUrl: `${drive.url}/files/audit.csv`,
    name: 'audit.csv',
    uniqueId: 'u-1',
    fileType: 'csv',
    ...over,
  });
  const decide = (action: string, id: string, over: Fields = {}, fields: Fields = {}) =>
    bot.post(
      invoke(
        'fileConsent/invoke',
        { type: 'fileUpload', action, context: { id }, uploadInfo: uploadInfo(over) },
        fields,
      ),
    );
  const accept = (id: string, over: Fields = {}, fields: Fields = {}) => decide('accept', id, over, fields);

  describe('are offered', () => {
    it('one-to-one, with the consent card', async () => {
      await bot.post(message('audit export'));
      const { name, content } = offered();
      assert.equal(bot.connector.sent.length, 1);
      assert.match(bot.connector.sent[0]?.path ?? '', /a%3Achat/);
      const { acceptContext, declineContext, ...rest } = content;
      assert.equal(name, 'audit.csv');
      // a byte order mark and two bytes for one letter
      assert.deepEqual(rest, { description: '1 entry.', sizeInBytes: 3 + 11 });
      assert.match((acceptContext as { id: string }).id, /^[\da-f-]{36}$/);
      assert.deepEqual(declineContext, acceptContext);
    });

    it('one-to-one if they were asked for elsewhere, which is said there', async () => {
      for (const where of [inChannel(), group]) {
        bot.connector.sent.length = 0;
        await bot.post(message('audit export', where));
        const there = bot.connector.sent.filter(({ path }) => path.includes('19%3Achannel'));
        assert.deepEqual(
          there.map(({ body }) => [body.text, body.attachments]),
          [['1 entry. file privately', undefined]],
        );
        const card = bot.connector.sent.find(({ path }) => path.includes('a%3Aprivate'));
        assert.equal(attached(card)?.contentType, CONSENT);
      }
    });

    it('one-to-one if a button asked for them, which is said there', async () => {
      for (const where of [{}, inChannel()]) {
        bot.connector.sent.length = 0;
        const { json } = await bot.post(press('audit.export', {}, where));
        assert.deepEqual(cardOf(json).view.lines, ['1 entry. file privately']);
        assert.equal(offered().name, 'audit.csv');
        assert.ok(bot.connector.sent.every(({ path }) => !path.includes('channel')));
      }
    });

    it('as the private part of a reply, too', async () => {
      const reply: Reply = {
        here: { kind: 'text', text: 'see our chat' },
        privately: { answer: file, otherwise: { kind: 'text', text: 'write to me' } },
      };
      await withBot(
        () => Promise.resolve(reply),
        async ({ post, connector }) => {
          await post(message('audit export', inChannel()));
          assert.deepEqual(connector.texts(), [undefined, 'see our chat']);
          assert.equal(attached(connector.sent.at(-2))?.contentType, CONSENT);
        },
      );
    });

    it('or the person is told that it failed', async () => {
      bot.connector.respond = ({ path }, response) =>
        answer(response, path.includes('channel') ? 200 : 403, { id: 'x' });
      await bot.post(message('audit export', inChannel()));
      assert.equal(bot.connector.texts().at(-1), 'file failed');
    });

    it('unless they are empty', async () => {
      const empty: Answer = { kind: 'file', name: 'a.txt', content: '', about: '' };
      await withBot(
        () => Promise.resolve({ here: empty }),
        async ({ post, connector }) => {
          await post(message('audit export'));
          assert.match(String(connector.texts()[0]), /^fault /);
        },
      );
    });
  });

  describe('are uploaded', () => {
    it('once they are accepted: in one piece, with a byte order mark, and shown', async () => {
      const id = await offer();
      assert.deepEqual(await accept(id), { status: 200, json: undefined });
      assert.equal(drive.puts.length, 1);
      const [put] = drive.puts;
      assert.equal(put?.method, 'PUT');
      assert.equal(put.path, '/up?session=1');
      assert.equal(put.headers['content-length'], '14');
      assert.equal(put.headers['content-range'], 'bytes 0-13/14');
      assert.equal(put.headers.authorization, undefined);
      assert.equal(put.bytes.toString('utf8'), '\ufeffwho\r\nÅsa\r\n');
      const [sent] = bot.connector.sent;
      assert.equal(bot.connector.sent.length, 1);
      assert.equal(sent?.body.text, 'file done: audit.csv');
      assert.deepEqual(attached(sent), {
        contentType: INFO,
        contentUrl: `${drive.url}/files/audit.csv`,
        name: 'audit.csv',
        content: { uniqueId: 'u-1', fileType: 'csv' },
      });
    });

    it('only once, even if the invoke is delivered again', async () => {
      const id = await offer();
      const again = { id: 'the-same' };
      await Promise.all([accept(id, {}, again), accept(id, {}, again)]);
      assert.deepEqual(bot.connector.texts(), ['file done: audit.csv']);
      await accept(id);
      assert.deepEqual(bot.connector.texts(), ['file done: audit.csv', 'file gone']);
      assert.equal(drive.puts.length, 1);
    });

    it('not if they are declined, and not afterwards either', async () => {
      const id = await offer();
      assert.equal((await decide('decline', id)).status, 200);
      await accept(id);
      assert.deepEqual(bot.connector.texts(), ['file declined', 'file gone']);
      assert.equal(drive.puts.length, 0);
    });

    it("not for anybody else, who doesn't take it away either", async () => {
      const id = await offer();
      await accept(id, {}, from(OTHER, '29:other'));
      await decide('decline', id, {}, from(OTHER, '29:other'));
      assert.deepEqual(bot.connector.texts(), ['file gone', 'file gone']);
      await accept(id);
      assert.equal(bot.connector.texts().at(-1), 'file done: audit.csv');
      assert.equal(drive.puts.length, 1);
    });

    it('not if the id is unknown or the invoke malformed', async () => {
      await accept('no-such-id');
      for (const value of [
        undefined,
        null,
        7,
        {},
        { action: 'accept' },
        { action: 'x', context: { id: 'y' } },
      ])
        assert.equal((await bot.post(invoke('fileConsent/invoke', value))).status, 200);
      assert.deepEqual(
        bot.connector.texts(),
        Array.from({ length: 7 }, () => 'file gone'),
      );
    });

    it('not in a channel or a group', async () => {
      const id = await offer();
      for (const where of [inChannel(), group])
        assert.deepEqual(await accept(id, {}, where), { status: 200, json: undefined });
      assert.deepEqual([bot.connector.sent.length, drive.puts.length], [0, 0]);
    });

    it('not for a stranger', async () => {
      const id = await offer();
      await accept(id, {}, from(undefined));
      assert.deepEqual(bot.connector.texts(), ['unknown speaker']);
    });

    it('not after they have expired', async () => {
      const check = async (short: TestBot) => {
        await short.post(message('audit export'));
        const { id } = attached(short.connector.sent[0])?.content.acceptContext as { id: string };
        await sleep(60);
        const value = { action: 'accept', context: { id }, uploadInfo: uploadInfo() };
        await short.post(invoke('fileConsent/invoke', value));
        assert.equal(short.connector.texts().at(-1), 'file gone');
      };
      await withBot(asking, check, { limits: { offerMs: 30 } });
    });

    for (const uploadUrl of [
      'https://contoso-my.sharepoint.com/up',
      'http://10.0.0.1/up',
      'http://169.254.169.254/latest',
      'http://127.0.0.1.evil.example/up',
      'http://me:secret@127.0.0.1/up',
      'file:///etc/passwd',
      'no address',
    ])
      it(`not to ${uploadUrl} in demo mode`, async () => {
        await accept(await offer(), { uploadUrl });
        assert.deepEqual(bot.connector.texts(), ['file failed']);
      });

    it('not without an address', async () => {
      await accept(await offer(), { uploadUrl: undefined });
      assert.deepEqual(bot.connector.texts(), ['file failed']);
    });

    for (const status of [202, 302, 307, 400, 401, 500, 503])
      it(`or the person is told that it failed with ${status}, after one attempt`, async () => {
        drive.status = status;
        assert.equal((await accept(await offer())).status, 200);
        assert.deepEqual(bot.connector.texts(), ['file failed']);
        assert.equal(drive.puts.length, 1);
        assert.ok(bot.logged.some(({ message: text }) => text === 'a file could not be uploaded'));
      });

    it('or the person is told that it failed if nothing answers', async () => {
      const check = async (short: TestBot) => {
        drive.status = undefined;
        await short.post(message('audit export'));
        const { id } = attached(short.connector.sent[0])?.content.acceptContext as { id: string };
        const value = { action: 'accept', context: { id }, uploadInfo: uploadInfo() };
        const began = performance.now();
        assert.equal((await short.post(invoke('fileConsent/invoke', value))).status, 200);
        assert.ok(performance.now() - began < 5000);
        assert.equal(short.connector.texts().at(-1), 'file failed');
      };
      await withBot(asking, check, { limits: { invokeMs: 200, warningMs: 50 } });
    });

    it('without a card if its address is not one for files', async () => {
      await accept(await offer(), { contentUrl: 'https://evil.example/audit.csv' });
      const [sent] = bot.connector.sent;
      assert.equal(sent?.body.text, 'file done: audit.csv');
      assert.equal(attached(sent), undefined);
    });

    it('with a line in the log that names nobody and no address', async () => {
      await accept(await offer());
      const line = bot.logged.findLast(({ level }) => level === 'info')?.fields as Record<string, unknown>;
      assert.deepEqual([line.kind, line.outcome], ['fileConsent', 'fileDone']);
      assert.doesNotMatch(JSON.stringify(bot.logged), /audit\.csv|session=1/);
    });
  });
});
