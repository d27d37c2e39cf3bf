import assert from 'node:assert/strict';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../support/tenant.ts';

describe('the audit’s head', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  it('is posted to the admin channel at the first start after Teams has sent something', async () => {
    await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
    await stage.restart();
    for (let n = 0; n < 200 && stage.channel.threads.length === 0; n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const [thread] = stage.channel.threads;
    assert.equal(thread?.channelId, ADMIN_CHANNEL);
    const newest = (await stage.audit()).at(-1);
    assert.ok(String(thread.activity.text).includes(String(newest?.hash)));
  });
});
