import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { cases } from '../support/thorough.ts';
import { entry } from './support/store.ts';
import { ofEachStore } from './support/stores.ts';
import { anyText } from '../support/any-text.ts';

const id = fc.constantFrom('a', 'b', 'c', '__proto__');
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), id, at: anyText() }),
  fc.record({ do: fc.constant('update' as const), id, at: fc.string() }),
  fc.record({ do: fc.constant('leave' as const), id }),
  fc.record({ do: fc.constant('remove' as const), id }),
  fc.record({
    do: fc.constant('append' as const),
    id,
    text: anyText(),
    sync: fc.boolean(),
  }),
  fc.record({ do: fc.constant('wait' as const) }),
  fc.record({ do: fc.constant('reopen' as const) }),
);

ofEachStore('store: any sequence of operations', ({ place, open }) => {
  it('behaves like a map and a list, across restarts', async function () {
    this.timeout(20_000);
    const run = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const dir = await place();
      let opened = await open(dir);
      const map = new Map<string, string>();
      const list: { id: string; text: string }[] = [];
      let going: Promise<unknown>[] = [];
      const settle = async (): Promise<void> => {
        await Promise.all(going);
        going = [];
      };
      for (const one of steps) {
        const { store, audit } = opened;
        if (one.do === 'create') {
          const stands = map.has(one.id);
          if (!stands) map.set(one.id, one.at);
          const asked = store.welcomed.create(one.id, { at: one.at });
          going.push(stands ? assert.rejects(asked, { code: 'exists' }) : asked);
        } else if (one.do === 'update') {
          const before = map.get(one.id);
          const after = before === undefined ? undefined : { at: before.slice(0, 20) + one.at };
          if (after) map.set(one.id, after.at);
          const asked = store.welcomed.update(one.id, ({ at }) => ({ at: at.slice(0, 20) + one.at }));
          going.push(asked.then((given) => assert.deepEqual(given, after)));
        } else if (one.do === 'leave') {
          const asked = store.welcomed.update(one.id, () => undefined);
          going.push(asked.then((given) => assert.equal(given, undefined)));
        } else if (one.do === 'remove') {
          const count = map.delete(one.id) ? 1 : 0;
          const asked = store.welcomed.remove((_, key) => key === one.id);
          going.push(asked.then((gone) => assert.equal(gone, count)));
        } else if (one.do === 'append') {
          list.unshift({ id: one.id, text: one.text });
          going.push(audit.append(entry({ personId: one.id, what: one.text }), { sync: one.sync }));
        } else {
          await settle();
          if (one.do === 'reopen') {
            await opened.close();
            opened = await open(dir);
          }
        }
      }
      await settle();
      const { store, audit } = opened;
      for (const key of ['a', 'b', 'c', '__proto__']) {
        const at = map.get(key);
        assert.deepEqual(await store.welcomed.get(key), at === undefined ? undefined : { at });
        const found = await audit.newest({ person: key, limit: 100 });
        assert.deepEqual(
          found.map(({ what }) => what),
          list.filter((one) => one.id === key).map(({ text }) => text),
        );
      }
      assert.equal((await store.welcomed.list(() => true)).length, map.size);
      assert.deepEqual(await audit.verify(), { ok: true, entries: list.length, head: audit.head() });
      await opened.close();
    });
    await fc.assert(run, { numRuns: cases(10, 25) });
  });
});
