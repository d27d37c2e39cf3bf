import assert from 'node:assert/strict';
import { openStage, type Stage } from '../support/stage.ts';
import { people } from '../support/tenant.ts';

const operator = people.fieldOperator;

/** What Teams' clients do in more ways than one. */
describe('in Teams', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));

  it('a command runs whose words come only as HTML', async () => {
    for (const content of [
      '<p>select user aino@contoso.example</p>',
      '<div><at id="0">Help Desk</at>&nbsp;select <b>user</b> aino&#64;contoso.example</div>',
      '<blockquote><p>select user somebody else</p></blockquote><p>\u200bselect user aino@contoso.example</p>',
    ]) {
      const attachments = [{ contentType: 'text/html', content }];
      assert.match((await stage.channel.say(operator, '', { attachments })).text, /AINO-PHONE/);
    }
  });

  for (const actions of [
    ['add-upgrade'],
    ['add', 'add-upgrade'],
    ['add-something-new', 'add', 'add-upgrade'],
  ])
    it(`a person is welcomed once if Teams says ${actions.join(', then ')}`, async () => {
      const said = [];
      for (const action of ['remove-upgrade', ...actions, 'remove']) {
        const installed = stage.channel.activity(operator, { type: 'installationUpdate', action });
        said.push((await stage.channel.deliver(installed)).sent.length);
      }
      assert.deepEqual(said, [0, 1, ...actions.slice(1).map(() => 0), 0]);
    });

  it('a flood of messages of somebody who is turned away gets few answers', async () => {
    for (const [who, over] of [
      [people.guest, {}],
      [people.nobody, {}],
      [operator, { channelData: { tenant: { id: people.aino } } }],
    ] as const) {
      const before = stage.channel.sent.length;
      for (let n = 0; n < 15; n += 1)
        await Promise.all(Array.from({ length: 10 }, () => stage.channel.say(who, 'help', over)));
      const said = stage.channel.sent.length - before;
      assert.ok(said >= 1 && said <= 65, `${said} answers`);
    }
    assert.match((await stage.channel.say(operator, 'whoami')).text, /\w/);
  });
});
