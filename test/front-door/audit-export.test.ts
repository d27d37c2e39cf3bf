import assert from 'node:assert/strict';
import { startProgram } from '../support/program.ts';
import { type Stage, openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const operator = people.operatorOfAll;

describe('the audit that is exported in a shell', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage();
    await stage.channel.say(operator, 'select user aino@contoso.example');
    await stage.channel.say(operator, `device ${devices.boPhone}`);
    await stage.channel.say(people.fieldOperator, `device ${devices.ainoPhone}`);
  });

  const run = async (...args: string[]) => {
    const program = startProgram(
      'bot/programs/audit',
      { DataDir: stage.dataDir },
      { args: ['export', ...args] },
    );
    const [code] = await program.ended;
    return { code, rows: program.said.slice(1).filter((line) => line !== ''), told: program.told() };
  };

  for (const [option, id, field] of [
    ['--operator', operator, 'operatorId'],
    ['--user', people.aino, 'personId'],
    ['--device', devices.boPhone, 'deviceId'],
  ] as const)
    it(`finds the entries of ${option} however the id is written`, async () => {
      const kept = (await stage.audit()).filter((entry) => entry[field] === id);
      assert.ok(kept.length > 0);
      for (const written of [id, id.toUpperCase(), `{${id.toUpperCase()}}`]) {
        const { code, rows } = await run(option, written);
        assert.deepEqual([code, rows.length], [0, kept.length], written);
      }
    });

  it('says so if what is given is no id, and writes nothing', async () => {
    for (const option of ['--operator', '--user', '--device']) {
      const { code, rows, told } = await run(option, 'Aino Virtanen');
      assert.deepEqual([code, rows], [2, []]);
      assert.match(told, new RegExp(`${option}: give .* id, a GUID`));
    }
  });
});
