import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const FOLDER = join(import.meta.dirname, '../pictures');
/** Letters look different on each machine, so pictures are held against each other this much smaller: what is left is the layout. */
const SMALLER = 8;
/** How far a card may be longer or shorter, of a hundred, where its words need other lines. */
const MOST_LONGER = 12;
/** How different two points may be: with letters of another kind, most are this much alike. */
const THRESHOLD = 0.1;

/**
 * Holds a picture against the kept one. `most`: how many of a hundred points may differ. Another font changed 1 % of the wide page and 12 % of
 * the narrow one, where a line more moves everything below it; a side of another width changed 3 % of the wide one. `RENEW=yes npm run test:browser` keeps
 * what is there now instead: look at it first.
 */
export async function looksAsKept(name: string, taken: Buffer, most: number): Promise<void> {
  const now = smaller(PNG.sync.read(taken));
  const file = join(FOLDER, `${name}.png`);
  if (process.env.RENEW === 'yes') {
    await writeFile(file, PNG.sync.write(now));
    return;
  }
  assert.ok(existsSync(file), `there is no ${file}: RENEW=yes npm run test:browser writes it`);
  const kept = PNG.sync.read(await readFile(file));
  const longer = (100 * Math.abs(now.height - kept.height)) / kept.height;
  const points = now.width === kept.width ? differing(now, kept) : 100;
  if (longer <= MOST_LONGER && points <= most) return;
  const folder = await mkdtemp(join(tmpdir(), 'picture-'));
  await writeFile(join(folder, `${name}.png`), taken);
  assert.fail(
    `${name} looks different: ${points.toFixed(1)} % of its points, ${longer.toFixed(1)} % longer or shorter. ` +
      `It is in ${folder}. If that is meant, RENEW=yes npm run test:browser keeps it.`,
  );
}

/** Of a hundred points, those that differ where both have some. */
function differing(one: PNG, other: PNG): number {
  const height = Math.min(one.height, other.height);
  const { width } = one;
  const part = (png: PNG) => new Uint8Array(png.data.subarray(0, width * height * 4));
  return (
    (100 * pixelmatch(part(one), part(other), undefined, width, height, { threshold: THRESHOLD })) /
    (width * height)
  );
}

/** The mean of each square of points. */
function smaller({ width, height, data }: PNG): PNG {
  const small = new PNG({ width: Math.floor(width / SMALLER), height: Math.floor(height / SMALLER) });
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++)
      for (let color = 0; color < 4; color++) {
        let sum = 0;
        for (let dy = 0; dy < SMALLER; dy++)
          for (let dx = 0; dx < SMALLER; dx++)
            sum += data[((y * SMALLER + dy) * width + x * SMALLER + dx) * 4 + color] ?? 0;
        small.data[(y * small.width + x) * 4 + color] = Math.round(sum / SMALLER ** 2);
      }
  return small;
}
