import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAuditTable } from '../../../bot/store/index.ts';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import type { Answered } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { startProgram } from '../../support/program.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { until } from '../../support/act.ts';
import { devices, people, TENANT } from '../../support/tenant.ts';

const operator = people.fieldOperator;

describe('npm run data -- copy', function () {
  this.timeout(60_000);
  let azurite: Azurite;
  let stage: Stage;
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });

  async function run(program: string, args: string[], environment: Record<string, string> = {}) {
    const started = startProgram(`bot/programs/${program}`, { LogLevel: 'error', ...environment }, { args });
    const [code] = await started.ended;
    return { code, said: started.said, told: started.told() };
  }
  const copy = (from: string, to: string) => run('data', ['copy', '--from', from, '--to', to]);

  /** A bot with files that has sent a lock; its device hasn't answered when the bot stops. */
  async function story(): Promise<Answered> {
    stage = await openStage();
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 0, end: 'done' });
    await stage.channel.say(operator, 'select user aino@contoso.example');
    const asked = await stage.channel.invoke(operator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const receipt = await stage.channel.press(operator, asked.card, 'Confirm remote lock');
    assert.match(receipt.text, /Accepted/);
    await stage.stop();
    return receipt;
  }
  const stateOf = async (folder: string) =>
    JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as Record<string, object>;
  const auditOf = (folder: string) => readFile(join(folder, 'audit.jsonl'), 'utf8');

  it('moves all from a folder to a storage account, where bots go on, and back', async () => {
    const receipt = await story();
    const account = azurite.account();
    const there = await copy(stage.dataDir, account);
    assert.equal(there.code, 0, there.told);
    const entries = (await auditOf(stage.dataDir)).split('\n').length - 1;
    assert.match(
      there.said.at(-1) ?? '',
      new RegExp(
        `^moved the state \\(.*1 receipts.*\\) and the audit \\(${entries} entries, head [0-9a-f]{64}\\)$`,
      ),
    );
    const verified = await run('audit', ['verify'], { StoreUrl: account });
    assert.match(verified.said.join(), new RegExp(`^whole: ${entries} entries`));

    const back = await temporaryFolder();
    assert.equal((await copy(account, join(back, 'new'))).code, 0);
    assert.equal(await auditOf(join(back, 'new')), await auditOf(stage.dataDir));
    const [before, after] = [await stateOf(stage.dataDir), await stateOf(join(back, 'new'))];
    for (const name of Object.keys(before).filter((one) => one !== 'sha256'))
      assert.deepEqual(after[name], before[name], name);

    // a bot on the account goes on with the action that the old one followed
    const bot = startProgram('bot/index', {
      PORT: '0',
      GraphUrl: stage.sandbox.url,
      StoreUrl: account,
      LogLevel: 'error',
      TenantId: TENANT,
    });
    stage.channel.botUrl = await bot.urlOf('bot');
    const settled = async () => {
      const entries: unknown[] = [];
      for await (const block of readAuditTable({ kind: 'connectionString', connectionString: account }))
        entries.push(...block);
      return entries.filter((entry) => JSON.stringify(entry).includes('settled')).length;
    };
    await until(async () => (await settled()) > 0, 15_000);
    const { said } = await run('audit', ['export'], { StoreUrl: account });
    assert.equal(said.filter((line) => line.includes('settled')).length, 1);
    assert.match((await stage.channel.press(operator, receipt.card, 'Refresh')).text, /Done/);
  });

  it('refuses a target that isn’t empty, a folder that a bot has, and an audit that isn’t whole', async () => {
    await story();
    const account = azurite.account();
    assert.equal((await copy(stage.dataDir, account)).code, 0);
    for (const [from, to] of [
      [stage.dataDir, account],
      [account, stage.dataDir],
    ] as const) {
      const again = await copy(from, to);
      assert.equal(again.code, 1);
      assert.match(again.told, /isn’t empty/);
      assert.doesNotMatch(again.told, /AccountKey/);
    }
    const fresh = azurite.account();
    await stage.restart();
    const held = await copy(stage.dataDir, fresh);
    assert.equal(held.code, 1);
    assert.match(held.told, /stop that bot first/);
    await stage.stop();
    await appendFile(join(stage.dataDir, 'audit.jsonl'), '{"seq":1}\n');
    const broken = await copy(stage.dataDir, fresh);
    assert.equal(broken.code, 1);
    assert.match(broken.told, /isn’t whole: entry \d+ is the first/);
    const lines = (await auditOf(stage.dataDir)).split('\n').filter((line) => line !== '{"seq":1}');
    await writeFile(join(stage.dataDir, 'audit.jsonl'), lines.join('\n'));
    assert.equal((await copy(stage.dataDir, fresh)).code, 0);
  });

  it('says how it is used, and quotes no key', async () => {
    for (const args of [['copy'], ['copy', '--from', 'a'], ['export', people.aino, '--to', 'b']])
      assert.equal((await run('data', args)).code, 2);
    const wrong = await copy('nowhere', 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0');
    assert.equal(wrong.code, 2);
    assert.doesNotMatch(wrong.told, /c2VjcmV0/);
    const missing = await copy('/nowhere/at/all', azurite.account());
    assert.equal(missing.code, 1);
    assert.match(missing.told, /\/nowhere\/at\/all/);
  });
});
