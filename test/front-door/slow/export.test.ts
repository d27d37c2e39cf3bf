import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { until } from '../../support/act.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../../support/tenant.ts';
import { openStore } from '../../../bot/store/index.ts';
import { heard } from '../../store/support/store.ts';

const LIMITS = { checkingMs: 350, lookingMs: 450, tellEveryMs: 150, workMs: 30_000 };
const ENTRIES = 12_000;
/** A disk under load: each block takes so long. Twelve thousand entries are more than twenty blocks. */
const BLOCK_MS = 60;

/** Makes every read of a file of this process slow, until the returned function is called. */
async function slowDisk(folder: string, ms: number): Promise<() => void> {
  const handle = await open(folder, 'r');
  const files = Object.getPrototypeOf(handle) as { read: (...args: unknown[]) => Promise<unknown> };
  await handle.close();
  const { read } = files;
  files.read = async function (...args) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return Reflect.apply(read, this, args);
  };
  return () => void (files.read = read);
}

/** An audit of many entries. */
async function filled(folder: string): Promise<void> {
  const store = await openStore({ folder, log: heard(), now: () => new Date() });
  const entry = {
    kind: 'read',
    what: 'user',
    operatorId: people.fieldOperator,
    personId: people.aino,
  } as const;
  for (let n = 0; n < ENTRIES; n += 500)
    await Promise.all(Array.from({ length: 500 }, () => store.audit.append(entry)));
  await store.close();
}

describe('a long export of the audit with a slow disk', function () {
  this.timeout(60_000);

  it('comes as a file with everything in it, and nobody waits for it meanwhile', async () => {
    const stage = await openStage({ app: { limits: LIMITS } });
    await stage.stop();
    await filled(stage.dataDir);
    await stage.restart();
    const say = (words: string) =>
      stage.channel.say(people.admin, `<at>Help Desk</at> ${words}`, stage.channel.inChannel(ADMIN_CHANNEL));
    await say('help');
    await stage.channel.say(people.fieldOperator, 'whoami');
    const isFile = (activity: unknown) => JSON.stringify(activity).includes('file.consent');
    const file = () => stage.channel.sent.find(({ activity }) => isFile(activity));
    const quick = await slowDisk(await temporaryFolder(), BLOCK_MS);
    try {
      const began = performance.now();
      const asked = await say('audit export');
      assert.match(asked.text, /Still looking/);
      assert.equal(file(), undefined);
      // what others ask, and this admin's next command, are answered while the file is made
      const other = await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
      assert.match(other.text, /AINO-PHONE|Still looking/);
      assert.match((await say('help')).text, /audit/);
      assert.equal(file(), undefined, 'the file isn’t ready yet');
      await until(() => file() !== undefined, 40_000);
      assert.ok(performance.now() - began > 20 * BLOCK_MS, 'the disk was slow');
    } finally {
      quick();
    }
    const offered = JSON.stringify(file()?.activity);
    assert.match(offered, /audit-\d{4}-\d\d-\d\d\.csv/);
    const count = Number(/([\d,]+) audit entries/.exec(offered)?.[1]?.replaceAll(',', ''));
    assert.ok(count > ENTRIES, `${count} entries`);
    assert.match((await say('audit verify')).text, /intact|Still looking/i);
  });
});
