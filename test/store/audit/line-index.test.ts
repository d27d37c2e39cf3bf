import { strict as assert } from 'node:assert';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packNewest, unpackNewest } from '../../../bot/store/audit/line-index.ts';
import { entry, sandbox } from '../support/store.ts';

const WORDS = 4 * 16_384;
const withLines = (count: number) => Uint32Array.from({ length: WORDS }, (_, n) => (n < count ? n + 1 : 0));

describe('store: the newest lines of the buckets as text', () => {
  for (const count of [0, 1, WORDS / 2 - 1, WORDS / 2, WORDS])
    it(`come back as they were, of ${count} buckets with a line`, () => {
      const newest = withLines(count);
      newest.reverse();
      assert.deepEqual(unpackNewest(packNewest(newest)), newest);
    });

  it('are not taken from a text that is no list of buckets', () => {
    const packed = (...words: number[]) => Buffer.from(Uint32Array.from(words).buffer).toString('base64');
    assert.deepEqual(unpackNewest(packed(3, 7))?.[3], 7);
    for (const text of [packed(3), packed(WORDS, 7), packed(...withLines(WORDS), 3, 7)])
      assert.ok(unpackNewest(text) === undefined);
  });
});

describe('store: the checkpoint of a short audit', () => {
  const { folder, open, clean } = sandbox();
  afterEach(clean);

  it('is short, too: each stop of a bot writes it', async () => {
    const dir = await folder();
    const opened = await open(dir);
    for (let n = 0; n < 20; n++) await opened.audit.append(entry({ deviceId: `d${n}`, personId: 'p' }));
    await opened.close();
    const { size } = await stat(join(dir, 'log-checkpoint.txt'));
    assert.ok(size < 3_000, `${size} bytes`);
  });
});
