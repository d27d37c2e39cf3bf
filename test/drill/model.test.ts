import assert from 'node:assert/strict';
import { playStories } from './support/model/play-stories.ts';

const RUNS = 60;
const seed = Date.now() % 1_000_000;

describe(`operators, admins and employees in random stories (seed ${seed})`, function () {
  this.timeout(240_000);

  it('let nothing leave that a model of the safeguards forbids', async () => {
    const reached = await playStories(RUNS, seed);
    const { sent, withGrant, withSecond, notMe, stopped } = reached;
    const enough = sent > RUNS / 3 && [withGrant, withSecond, notMe, stopped].every((count) => count > 0);
    assert.ok(enough, `the stories reach too little: ${JSON.stringify(reached)}`);
  });
});
