import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { nothingReached, playStory, type Reached } from './play-story.ts';
import { story } from './steps.ts';
import { FILES } from './world.ts';

/**
 * Plays random stories and holds what leaves against the model. If one lets something leave that must not, throws with the seed and the
 * shortest such story, as a person reads it.
 */
export async function playStories(runs: number, seed: number): Promise<Reached> {
  const folder = await mkdtemp(join(tmpdir(), 'help-desk-model-'));
  try {
    const files = FILES.map((_, n) => join(folder, `policy-${n}.json`));
    for (const [n, rules] of FILES.entries()) await writeFile(files[n] ?? '', JSON.stringify(rules));
    const reached = nothingReached();
    await fc.assert(
      fc.asyncProperty(story, (one) => playStory(one, files, reached)),
      { numRuns: runs, seed, includeErrorInReport: true },
    );
    return reached;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
