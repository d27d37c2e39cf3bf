import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyAuditFile } from '../../bot/store/index.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { startProgram } from '../support/program.ts';
import { type Stage, openStage } from '../support/stage.ts';
import { deviceId, devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;

interface Kept {
  person: string;
  state: Record<string, Record<string, Record<string, unknown>>>;
  audit: Record<string, unknown>[];
  setAside: string[];
}

describe('a person’s data', function () {
  this.timeout(60_000);
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));

  const data = async (...args: string[]) => {
    // Production without its settings: the folder is enough here.
    const settings = { DataDir: stage.dataDir, LogLevel: 'warn', NODE_ENV: 'production' };
    const program = startProgram('bot/programs/data', settings, { args });
    const [code] = await program.ended;
    return { code, said: program.said.join('\n'), told: program.told() };
  };
  const exported = async (person: string) => JSON.parse((await data('export', person)).said) as Kept;
  const state = async () =>
    JSON.parse(await readFile(join(stage.dataDir, 'state.json'), 'utf8')) as Kept['state'];
  const lock = async (device: string) => {
    const asked = await stage.channel.invoke(operator, 'action.ask', { action: 'remoteLock', device });
    return stage.channel.press(operator, asked.card, 'Confirm remote lock');
  };
  /** One lock that is done, one with an unknown end, and one open confirmation. */
  const story = async () => {
    const { channel, sandbox } = stage;
    await channel.deliver(
      channel.activity(operator, {
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:help-desk' }],
      }),
    );
    await channel.say(operator, 'select user aino@contoso.example');
    sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 0, end: 'done' });
    await channel.press(operator, (await lock(devices.ainoPhone)).card, 'Refresh');
    await lock(devices.ainoMac);
    await channel.invoke(operator, 'action.ask', { action: 'remoteLock', device: devices.ainoPhone });
    await channel.say(people.operatorOfAll, 'select user bo@contoso.example');
  };

  it('is exported while the bot runs, all of it and nobody else’s', async () => {
    await story();
    const aino = await exported(people.aino);
    assert.equal(aino.person, people.aino);
    assert.equal(Object.keys(aino.state.receipts ?? {}).length, 2);
    assert.equal(Object.keys(aino.state.confirmations ?? {}).length, 3);
    assert.deepEqual(
      Object.values(aino.state.receipts ?? {}).map(({ userName }) => userName),
      ['Aino Virtanen', 'Aino Virtanen'],
    );
    assert.deepEqual(
      aino.audit,
      (await stage.audit()).filter(({ personId }) => personId === people.aino),
    );
    assert.ok(aino.audit.length >= 5);

    const asOperator = await exported(operator.toUpperCase());
    assert.ok(asOperator.audit.every(({ operatorId }) => operatorId === operator));
    assert.equal(Object.keys(asOperator.state.welcomed ?? {}).length, 1);
    const bo = await exported(people.bo);
    assert.equal(bo.audit.length, 1);
    assert.deepEqual(Object.values(bo.state).flatMap(Object.keys), []);
    assert.deepEqual((await exported(deviceId(999))).audit, []);
  });

  it('goes into a file that only its maker may read', async () => {
    await story();
    const out = join(stage.dataDir, 'export.json');
    assert.deepEqual(await data('export', people.aino, '--out', out), { code: 0, said: '', told: '' });
    assert.equal((JSON.parse(await readFile(out, 'utf8')) as Kept).person, people.aino);
    assert.equal((await stat(out)).mode & 0o777, 0o600);
  });

  it('is not erased under a running bot', async () => {
    await story();
    const before = await state();
    const { code, told } = await data('erase', people.aino);
    assert.equal(code, 1);
    assert.match(told, /nothing was erased: .* is in use by process \d+/);
    assert.deepEqual(await state(), before);
  });

  it('is erased except what is open and the audit, which stays whole', async () => {
    await story();
    await stage.stop();
    const head = await verifyAuditFile(stage.dataDir);
    await writeFile(join(stage.dataDir, 'state.json.damaged-1'), `{"x":"${people.aino}`);
    const { code, said, told } = await data('erase', people.aino);
    assert.equal(told, '');
    assert.equal(code, 0);
    assert.match(said, /removed from the state: 3 confirmations, 1 receipts/);
    assert.match(said, /kept in the state: 1 receipts/);
    const entries = (await stage.audit()).filter(({ personId }) => personId === people.aino).length;
    assert.match(said, new RegExp(`kept in the audit: ${entries} entries. They prove`));
    assert.match(said, /not touched: state\.json\.damaged-1/);

    const { confirmations, receipts, welcomed } = await state();
    assert.deepEqual(Object.keys(confirmations ?? {}), []);
    assert.deepEqual(
      Object.values(receipts ?? {}).map(({ deviceId: device }) => device),
      [devices.ainoMac],
    );
    assert.equal(Object.keys(welcomed ?? {}).length, 1);
    assert.deepEqual(await verifyAuditFile(stage.dataDir), head);
    assert.equal(head.ok, true);

    await stage.restart();
    assert.match((await stage.channel.say(operator, 'select user aino@contoso.example')).text, /AINO-PHONE/);
    assert.equal((await verifyAuditFile(stage.dataDir)).ok, true);
  });

  it('needs the object id, and says so', async () => {
    for (const args of [['export', 'aino@contoso.example'], ['erase', 'Aino Virtanen'], ['erase']]) {
      const { code, told } = await data(...args);
      assert.equal(code, 2);
      assert.match(told, /object id/);
    }
  });

  it('is not searched in a missing folder', async () => {
    const empty = await temporaryFolder();
    const environment = { DataDir: join(empty, 'gone') };
    const program = startProgram('bot/programs/data', environment, { args: ['erase', people.aino] });
    assert.deepEqual(await program.ended, [1, null]);
    assert.match(program.told(), /gone.*can't be read/);
  });
});
