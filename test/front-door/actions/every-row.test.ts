import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { en } from '../../../bot/locales/en.ts';
import { amongTitles, askFor, confirmIt, nameOf, openActions, posts, titles } from '../../support/act.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows, fullName } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAllBut, onlyMay } from '../../support/action-tenant.ts';
import { withoutIds } from '../../support/ids.ts';
import { checkTrace } from '../../support/shared.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';
import { inTurn, partSaid } from '../../support/thorough.ts';

const REFUSALS = [
  [403, /Failed/],
  [404, /Failed/],
  [500, /Outcome unknown/],
] as const;
const REQUEST_ID = /[0-9a-f]{8}-[0-9a-f]{4}-/;

const rows = actionRows.map((row, n) => {
  const device = (k: number, facts = row.on) => deviceFor(1_000 + n * 10 + k, `ROW-${n}-${k}`, facts);
  return { row, good: device(0), bad: device(1, row.notOn), fails: device(2), refused: device(3) };
});

describe('every remote action, through the front door', () => {
  /** All bots write it one after the other. */
  const trace = join(tmpdir(), `rows-${process.pid}-${Date.now()}.jsonl`);
  let stage: Stage;
  after(() => rm(trace, { force: true }));

  const addressOf = ({ call }: ActionRow, id: string) => {
    const [version = '', name = ''] = call.split(' ');
    const device = `/${version}/deviceManagement/managedDevices/${id}`;
    return name === 'delete' ? device : `${device}/${name}`;
  };

  it('has a row for each action', () => {
    const ids = new Set(actionRows.map(({ id }) => id));
    assert.deepEqual([...ids].toSorted(), catalogue.map(({ id }) => id).toSorted());
  });

  for (const { row, good, bad, fails, refused } of rows) {
    const who = onlyMay(row.permission);
    const without = mayAllBut(row.permission);
    const confirmed = async (device: typeof good) =>
      confirmIt(stage, who, row, device, await askFor(stage, who, row, device));
    const refresh = (card: Parameters<typeof titles>[0]) => stage.channel.press(who, card, 'Refresh');

    describe(`${row.title} on ${String(row.on.operatingSystem)}`, () => {
      // a tenant with all rows' people and devices takes several times as long to read
      before(async () => {
        const data = actionTenant([good, bad, fails, refused], [who, without]);
        stage = await openStage({ app: UNLIMITED, data, environment: { GraphTrace: trace } });
      });
      after(() => stage.close());

      it('is sent once as Graph expects it, by a person with the permission, and is Done when the device says so', async () => {
        const receipt = await confirmed(good);
        assert.match(receipt.text, /Accepted/);
        assert.deepEqual(posts(stage, good), [{ url: addressOf(row, good.id), body: row.body }]);
        stage.sandbox.control.settle(good.id, nameOf(row), row.leaves ? 'gone' : 'done');
        const done = await refresh(receipt.card);
        assert.match(done.text, / Done$/m);
        assert.match(done.text, row.done);
        assert.equal(posts(stage, good).length, 1);
      });

      const named = en.role.tasks.get(fullName(row.permission)) ?? assert.fail(row.permission);

      it('isn’t offered without the permission, and a forged press sends nothing', async () => {
        const shown = await openActions(stage, without, refused);
        assert.ok(!titles(shown.card).includes(row.title));
        assert.match(
          shown.text,
          new RegExp(
            `Not for you, or not now(.|\\n)*^${amongTitles(row.title)}: your role lacks “${named}”$`,
            'm',
          ),
        );
        assert.doesNotMatch(shown.text, /Microsoft\.Intune/);
        const forged = await stage.channel.invoke(without, 'action.ask', {
          action: row.id,
          device: refused.id,
        });
        assert.match(forged.text, new RegExp(`doesn’t include “${named}”`));
        assert.deepEqual(
          titles(forged.card).filter((title) => title.startsWith('Confirm')),
          [],
        );
        assert.deepEqual(posts(stage, refused), []);
      });

      it('isn’t offered if the platform can’t do it, and says why', async () => {
        const shown = await openActions(stage, who, bad);
        assert.ok(!titles(shown.card).includes(row.title));
        const said = new RegExp(`^${amongTitles(row.title)}: .`, 'm');
        const never = titles(shown.card).find((title) => title.startsWith('Never on'));
        if (never === undefined) assert.match(shown.text, said);
        else assert.match((await stage.channel.press(who, shown.card, never)).text, said);
        const forged = await stage.channel.invoke(who, 'action.fill', {
          action: row.id,
          device: bad.id,
          ...row.form,
        });
        assert.match(forged.text, row.why);
        assert.deepEqual(posts(stage, bad), []);
      });

      it(`says what Graph refused, with the request’s id (${partSaid(REFUSALS.length)})`, async () => {
        for (const [status, word] of inTurn(REFUSALS, REFUSALS.length)) {
          const method = row.id === 'delete' ? 'DELETE' : 'POST';
          const match = `${method} ${addressOf(row, refused.id)}`;
          const fault = stage.sandbox.control.fail({ match, status });
          const receipt = await confirmed(refused);
          fault.remove();
          assert.equal(receipt.status, 200);
          assert.match(receipt.text, word, String(status));
          assert.match(receipt.text, REQUEST_ID);
          assert.equal(fault.hits, 1);
        }
      });

      it('is Failed if the device says so', async () => {
        const receipt = await confirmed(fails);
        stage.sandbox.control.settle(fails.id, nameOf(row), 'failed');
        const failed = await refresh(receipt.card);
        assert.match(failed.text, / Failed$/m);
        assert.match(failed.text, /The device (tried and failed|reports)/);
      });
    });
  }

  // In a group, so that it comes last.
  describe('all together', () => {
    it('leave no PIN in the trace', async () => {
      const text = await readFile(trace, 'utf8');
      assert.match(text, /"macOsUnlockCode":null/);
      assert.doesNotMatch(withoutIds(text), /739182|"unlockPin":"|"passcode":"/);
    });

    it('call Graph’s v1.0 as its own metadata says', function () {
      checkTrace(this, trace);
    });
  });
});
