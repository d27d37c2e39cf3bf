import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../support/act.ts';
import { wordsOf } from '../../../support/channel.ts';
import { temporaryFolder } from '../../../support/fixture.ts';
import { quick } from '../../../support/stage.ts';
import { people } from '../../../support/tenant.ts';
import { inAdminChannel, posted } from '../../policy/support/admins.ts';
import { Removing, app } from '../support/removing.ts';

describe('removing apps and configurations, by a second operator’s word', () => {
  for (const [name, change, sent, said] of [
    ['goes on with what was asked for', () => undefined, [[app(2), app(1)]], /Approved by Sample Admin/],
    [
      'isn’t sent if something else was removed while it waited',
      (at: Removing) => at.removedElsewhere(app(2), app(3)),
      [],
      /You can’t decide this(.|\n)*what is removed from this device has changed/,
    ],
  ] as const)
    it(`${name}, and the request says what that is`, async () => {
      const path = join(await temporaryFolder(), 'policy.json');
      await writeFile(path, JSON.stringify({ start: { changeAssignments: ['secondOperator'] } }));
      const at = await Removing.open({ environment: { PolicyFile: path }, app: { pace: quick(50) } });
      at.removedElsewhere(app(2));
      const receipt = await at.run({ remove: [app(1)] }, people.otherAdmin);
      assert.match(receipt.text, /Waiting for a second operator/);
      const request = posted(at.stage).at(-1);
      assert.match(wordsOf(request), /Remove: App 001 \(app\)(.|\n)*Stays removed: Item 002 \(app\)/);
      change(at);
      const decided = await inAdminChannel(at.stage).press(people.admin, request, 'Approve');
      assert.match(decided.text, said);
      if (sent.length > 0) await until(() => at.sent().length > 0);
      assert.deepEqual(at.sent(), sent);
    });
});
