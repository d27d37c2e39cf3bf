import assert from 'node:assert/strict';
import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import sinon from 'sinon';
import type { Answered } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;

describe('what could not be recorded', () => {
  let stage: Stage;
  let ahead = 0;
  beforeEach(async () => {
    ahead = 0;
    stage = await openStage({ app: { now: () => new Date(Date.now() + ahead) } });
  });
  afterEach(() => sinon.restore());

  const ask = () =>
    stage.channel.invoke(operator, 'action.ask', { action: 'remoteLock', device: devices.ainoPhone });
  const confirm = (asked: Answered) => stage.channel.press(operator, asked.card, 'Confirm remote lock');
  const sent = () =>
    stage.sandbox.calls.filter((call) => call.method === 'POST' && call.url.includes('/remoteLock')).length;

  /** From now on, syncing fails: of every file, or of the audit only. */
  async function failSyncs(code: string, methods: readonly ('sync' | 'datasync')[]): Promise<void> {
    const some = await open(join(stage.dataDir, 'some'), 'w');
    const handles = Object.getPrototypeOf(some) as FileHandle;
    await some.close();
    for (const method of methods)
      sinon.stub(handles, method).rejects(Object.assign(new Error(code), { code }));
  }

  const faults = [
    ['ENOSPC', /disk is full/],
    ['EDQUOT', /quota is used up/],
    ['EROFS', /disk is read-only/],
    ['EIO', /disk reports errors/],
    ['EACCES', /isn’t allowed to write/],
    ['EBADF', /writing to the bot’s disk failed/],
  ] as const;
  for (const [code, words] of faults)
    for (const [what, methods] of [
      ['the state', ['sync']],
      ['the audit', ['datasync']],
    ] as const)
      it(`is not sent, and the operator hears why: ${code} of ${what}`, async () => {
        const asked = await ask();
        await failSyncs(code, methods);
        const answer = await confirm(asked);
        assert.match(answer.text, words);
        assert.match(answer.text, /nothing was sent/);
        assert.doesNotMatch(answer.text, /Nothing was lost/);
        assert.equal(sent(), 0);
        sinon.restore();
        // without the state, the confirmation is as it was; without the audit, the receipt says what became of it
        const [again, sends] =
          what === 'the state'
            ? [/Accepted/, 1]
            : [/Nothing was sent: the bot couldn’t write its record first/, 0];
        assert.match((await confirm(asked)).text, again);
        assert.equal(sent(), sends);
      });

  const losses: [string, () => Promise<void>][] = [
    ['the state file was damaged', async () => writeFile(join(stage.dataDir, 'state.json'), '{"version":')],
    [
      'the state file was changed',
      async () => {
        const path = join(stage.dataDir, 'state.json');
        await writeFile(path, (await readFile(path, 'utf8')).replace('"used"', '"open"'));
      },
    ],
    ['the state file was emptied', async () => writeFile(join(stage.dataDir, 'state.json'), '')],
    [
      'two days have passed',
      () => {
        ahead = 2 * 86_400_000;
        return Promise.resolve();
      },
    ],
  ];
  for (const [what, lose] of losses)
    it(`is not told as “nothing was sent” after it was sent: ${what}`, async () => {
      const asked = await ask();
      assert.match((await confirm(asked)).text, /Accepted/);
      await stage.stop();
      await lose();
      await stage.restart();
      for (const title of ['Confirm remote lock', 'Cancel']) {
        const again = await stage.channel.press(operator, asked.card, title);
        assert.match(again.text, /can’t tell whether its action was sent/);
        assert.match(again.text, /[Cc]heck the device/);
        assert.doesNotMatch(again.text, /Nothing was sent/i);
      }
      assert.equal(sent(), 1);
    });
});
