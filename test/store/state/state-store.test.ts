import { strict as assert } from 'node:assert';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../../bot/store/files.ts';
import { StateFile } from '../../../bot/store/state/state-file.ts';
import { StateStore } from '../../../bot/store/state/state-store.ts';
import { sandbox } from '../support/store.ts';

describe('store: writes', () => {
  const { folder, clean, log } = sandbox();
  afterEach(clean);

  async function openWith(change: (real: Files) => Partial<Files>, mustHold = () => undefined) {
    const path = join(await folder(), 'state.json');
    const real: Files = { open, rename };
    const file = new StateFile({ path, log, now: () => new Date(), files: { ...real, ...change(real) } });
    return { path, store: (await StateStore.open(file, mustHold)).store };
  }

  it('shares one write among the updates that come while another is under way', async () => {
    let renames = 0;
    const { path, store } = await openWith((real) => ({
      rename: async (from, to) => {
        renames++;
        await real.rename(from, to);
      },
    }));
    const creates = Array.from({ length: 500 }, (_, i) => store.welcomed.create(`${i}`, { at: 'x' }));
    await creates[0];
    const more = Array.from({ length: 500 }, (_, i) => store.welcomed.update(`${i}`, () => ({ at: 'y' })));
    await Promise.all([...creates, ...more]);
    assert.ok(renames <= 3, `${renames} writes`);
    assert.equal((await readFile(path, 'utf8')).split('"at":"y"').length, 501);
  });

  it('resolves an update only once a file with it has its name', async () => {
    const { path, store } = await openWith(() => ({}));
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        await store.welcomed.create(`id-${i}`, { at: 'x' });
        assert.match(await readFile(path, 'utf8'), new RegExp(`"id-${i}"`));
      }),
    );
  });

  it('shows an update to readers only once it is on disk', async () => {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const { store } = await openWith((real) => ({
      rename: async (from, to) => {
        await gate;
        await real.rename(from, to);
      },
    }));
    const asked = store.welcomed.create('a', { at: 'b' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await store.welcomed.get('a'), undefined);
    letGo();
    await asked;
    assert.deepEqual(await store.welcomed.get('a'), { at: 'b' });
  });

  it('goes back to what is on disk if the new file never got its name', async () => {
    let full = true;
    const { store } = await openWith((real) => ({
      rename: async (from, to) => {
        if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        await real.rename(from, to);
      },
    }));
    await assert.rejects(store.welcomed.create('a', { at: 'b' }), {
      code: 'unwritable',
      message: /the disk is full: free some space/,
    });
    assert.equal(await store.welcomed.get('a'), undefined);
    full = false;
    await store.welcomed.create('a', { at: 'c' });
    assert.deepEqual(await store.welcomed.get('a'), { at: 'c' });
  });

  it('follows the file if only its folder could not be synced', async () => {
    const { path, store } = await openWith((real) => ({
      open: (name, flags, mode) =>
        flags === 'r' ? Promise.reject(new Error('no sync')) : real.open(name, flags, mode),
    }));
    await assert.rejects(store.welcomed.create('a', { at: 'b' }), { code: 'unwritable' });
    assert.match(await readFile(path, 'utf8'), /"a"/);
    assert.deepEqual(await store.welcomed.get('a'), { at: 'b' });
  });

  it('writes nothing once the folder is another bot’s', async () => {
    const { store } = await openWith(
      () => ({}),
      () => {
        throw new Error('lost');
      },
    );
    await assert.rejects(store.welcomed.create('a', { at: 'b' }), /lost/);
    assert.equal(await store.welcomed.get('a'), undefined);
  });
});
