import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from '../support/program.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../support/tenant.ts';

describe('the audit’s head', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  it('is posted to the admin channel at the first start after Teams has sent something', async () => {
    await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
    await stage.restart();
    for (let n = 0; n < 1_000 && stage.channel.threads.length === 0; n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const [thread] = stage.channel.threads;
    assert.equal(thread?.channelId, ADMIN_CHANNEL);
    const text = String(thread.activity.text);
    // on a busy machine the first start is slow enough to post it itself
    assert.ok(
      (await stage.audit()).some(({ hash }) => text.includes(String(hash))),
      text,
    );
  });

  it('is a warning instead if entries were cut off while the bot was down, and the shell command says so, too', async () => {
    for (const name of ['aino', 'aino', 'aino'])
      await stage.channel.say(people.fieldOperator, `select user ${name}@contoso.example`);
    await stage.stop();
    const path = join(stage.dataDir, 'audit.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
    const left = lines.slice(0, -2);
    await writeFile(path, left.map((line) => `${line}\n`).join(''));
    const shell = startProgram('bot/programs/audit', { DataDir: stage.dataDir }, { args: ['verify'] });
    assert.equal((await shell.ended)[0], 1);
    assert.match(
      shell.said.join(),
      new RegExp(`NOT whole: .*2 entries are missing after entry ${left.length}`),
    );
    const before = stage.channel.threads.length;
    await stage.restart();
    for (let n = 0; n < 1_000 && stage.channel.threads.length === before; n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const thread = stage.channel.threads[before];
    assert.equal(thread?.channelId, ADMIN_CHANNEL);
    assert.match(String(thread.activity.text), /The audit isn’t whole: .*2 entries are missing after entry/);
  });
});
