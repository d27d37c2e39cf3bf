import assert from 'node:assert/strict';
import { devices, people } from '../../support/tenant.ts';
import { alterBatch, wrongBatches } from './support/wrong-batches.ts';
import type { Loss } from './support/wrong-graph.ts';
import { BATCH, KEYS, LOSSES, OF_KEYS, RIGHTS, WrongGraph, at } from './support/wrong-graph.ts';
import { wrongnesses } from './support/wrong-answers.ts';

const SENT = /Accepted/;
const losses = Object.keys(LOSSES) as Loss[];
/** Each wrong answer with some of the others’ rows: all pairs are met, in a third of the runs. */
const some = <T>(rows: readonly T[], n: number): T[] => rows.filter((_, at) => (at + n) % 3 === 0);

describe('while Graph answers 200 and wrongly', function () {
  this.timeout(120_000);
  let graph: WrongGraph;
  before(async () => (graph = await WrongGraph.open()));

  describe('a press of Confirm', () => {
    const press = async (loss: Loss | undefined, rules: Parameters<WrongGraph['under']>[0]) => {
      const asked = await graph.ask(people.fieldOperator, devices.ainoPhone);
      assert.match(asked.text, /Lock this device/);
      const before = graph.locks();
      const run = () => graph.under(rules, () => graph.confirm(people.fieldOperator, asked));
      const { text, status } = loss ? await graph.without(loss, run) : await run();
      assert.ok(status < 300 && text !== '');
      assert.doesNotMatch(text, /undefined|\bnull\b|\[object/);
      const sent = graph.locks() - before;
      graph.stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
      return { text, sent };
    };

    for (const [n, [name, match]] of RIGHTS.entries())
      it(`sends nothing for who has lost the right, whatever is wrong about ${name}`, async () => {
        for (const [m, wrong] of some(wrongnesses, n).entries()) {
          const loss = losses[(n + m) % losses.length] ?? 'left the member group';
          const { text, sent } = await press(loss, [graph.rule(wrong, match)]);
          assert.equal(sent, 0, `${wrong.name}, ${loss}:\n${text}`);
          assert.doesNotMatch(text, SENT);
        }
      });

    for (const [n, wrong] of wrongBatches.entries())
      it(`sends nothing for who has lost the right, with a batch ${wrong.name}`, async () => {
        for (const loss of some(losses, n)) {
          const { text, sent } = await press(loss, [{ match: BATCH, alter: alterBatch(wrong) }]);
          assert.equal(sent, 0, `${loss}:\n${text}`);
          assert.doesNotMatch(text, SENT);
        }
      });
  });

  describe('a key', () => {
    const seen = async (who: string, rules: Parameters<WrongGraph['under']>[0]) => {
      const { text, status } = await graph.under(rules, () => graph.showKey(who));
      assert.ok(status < 300 && text !== '');
      return text;
    };

    it('is shown while all is well, to whom it is for', async () => {
      assert.ok((await seen(people.admin, [])).includes(KEYS.own));
      assert.ok(!(await seen(people.fieldOperator, [])).includes(KEYS.own));
    });

    for (const [n, [name, match]] of [...RIGHTS, ...OF_KEYS].entries())
      it(`is shown to nobody else, and never another’s, whatever is wrong about ${name}`, async () => {
        for (const wrong of some(wrongnesses, n)) {
          const rules = [graph.rule(wrong, match)];
          const other = await seen(people.fieldOperator, rules);
          assert.ok(!other.includes(KEYS.own) && !other.includes(KEYS.foreign), `${wrong.name}:\n${other}`);
          const own = await seen(people.admin, rules);
          assert.ok(!own.includes(KEYS.foreign), `${wrong.name}:\n${own}`);
          assert.doesNotMatch(own, /none is stored/, `${wrong.name}:\n${own}`);
        }
      });

    it('is shown with a word that there may be more, if not all that came is the device’s', async () => {
      const list = at('/v1\\.0/informationProtection/bitlocker/recoveryKeys');
      const { data } = graph.stage.sandbox.tenant;
      const all = data.nav['informationProtection/bitlocker/recoveryKeys'] as unknown[];
      const ignored = { match: list, alter: () => ({ status: 200, body: { value: all } }) };
      const text = await seen(people.admin, [ignored]);
      assert.ok(text.includes(KEYS.own) && !text.includes(KEYS.foreign));
      assert.match(text, /Not all of the device’s keys could be listed\. There may be more\./);
    });

    for (const wrong of wrongBatches)
      it(`is shown to nobody else, and never another’s, with a batch ${wrong.name}`, async () => {
        const rules = [{ match: BATCH, alter: alterBatch(wrong) }];
        const other = await seen(people.fieldOperator, rules);
        assert.ok(!other.includes(KEYS.own) && !other.includes(KEYS.foreign));
        const own = await seen(people.admin, rules);
        assert.ok(!own.includes(KEYS.foreign));
        assert.doesNotMatch(own, /none is stored/);
      });
  });

  describe('a search for groups', () => {
    const GROUPS = at('/v1\\.0/groups');
    for (const wrong of wrongnesses)
      it(`offers none that wasn’t asked for: ${wrong.name}`, async () => {
        const found = await graph.under([graph.rule(wrong, GROUPS)], () =>
          graph.searchGroups(people.admin, 'newcomers'),
        );
        for (const title of found) assert.match(title, /newcomers/i);
        if (wrong.keeps) assert.ok(found.length > 0, 'what came is offered');
      });

    it('offers what was typed alone if the filter is ignored, and no one else’s are offered anything', async () => {
      const { groups } = graph.stage.sandbox.tenant.data;
      const value = groups.map(({ id, displayName, securityEnabled }) => ({
        id,
        displayName,
        securityEnabled,
      }));
      const ignored = { match: GROUPS, alter: () => ({ status: 200, body: { value } }) };
      await graph.under([ignored], async () => {
        assert.deepEqual(await graph.searchGroups(people.admin, 'newcomers'), ['Newcomers']);
        assert.deepEqual(await graph.searchGroups(people.fieldOperator, 'newcomers'), []);
      });
    });
  });

  describe('a person', () => {
    it('is found among everybody if the search is ignored, and nobody is called none', async () => {
      const value = graph.stage.sandbox.tenant.data.users;
      const ignored = { match: at('/v1\\.0/users'), alter: () => ({ status: 200, body: { value } }) };
      await graph.under([ignored], async () => {
        const { channel } = graph.stage;
        const one = await channel.say(people.operatorOfAll, 'select user aino virtanen');
        assert.match(one.text, /Aino Virtanen/);
        assert.doesNotMatch(one.text, /people match|bo@contoso/);
        const none = await channel.say(people.operatorOfAll, 'select user nobody of this name');
        assert.doesNotMatch(none.text, /Nobody matches|match “nobody/);
        assert.match(none.text, /could not be searched|couldn’t be searched/);
      });
    });
  });

  for (const wrong of wrongBatches)
    it(`a batch ${wrong.name} hides nothing for good, and nothing is called none`, async () => {
      const { channel } = graph.stage;
      const show = () => channel.say(people.fieldOperator, 'select user aino@contoso.example');
      const right = await show();
      const { text } = await graph.under([{ match: BATCH, alter: alterBatch(wrong) }], show);
      for (const none of [
        /No devices/,
        /Not a member of any/,
        /No primary user/,
        /no Intune role/i,
        / · 0\b/,
      ])
        if (none.test(text)) assert.match(right.text, none, text);
      assert.doesNotMatch(text, /BO-PHONE|BO-TABLET/);
      assert.equal((await show()).text, right.text);
    });
});
