import assert from 'node:assert/strict';
import { mayAll } from '../../../support/action-tenant.ts';
import type { Answered } from '../../../support/channel.ts';
import { devices, people } from '../../../support/tenant.ts';
import { titles } from '../../../support/act.ts';
import {
  Removing,
  app,
  catalogPolicy,
  choices,
  profile,
  reported,
  restored,
  result,
  row,
} from '../support/removing.ts';

const nothingSent = (at: Removing, answer: Answered, why: RegExp) => {
  assert.match(answer.text, why);
  assert.deepEqual(at.sent(), []);
};

describe('removing apps and configurations', () => {
  let at: Removing;
  beforeEach(async () => (at = await Removing.open()));
  afterEach(() => at.stage.close());

  it('sends what was chosen, tells it before and after, and is Done once all of it is removed', async () => {
    const form = await at.form();
    assert.deepEqual(
      [...choices(form, 'remove')],
      [
        [app(1), 'App 001 (app)'],
        [app(2), 'App 002 (app)'],
        [app(3), 'App 003 (app)'],
        [profile(1), 'Profile 1 (configuration profile)'],
        [profile(2), 'Profile 2 (configuration profile)'],
      ],
    );
    assert.match(form.text, /Settings catalog and app configuration policies can’t be listed here/);
    assert.match(form.text, /Nothing that you may restore/);
    const asked = await at.fill(form, { remove: `${app(2)},${profile(1)}` });
    assert.match(asked.text, /Remove\nApp 002 \(app\)\nRemove\nProfile 1 \(configuration profile\)/);
    assert.doesNotMatch(asked.text, /Stays removed|App 001|Restore/);
    const receipt = await at.confirm(asked);
    assert.match(receipt.text, /Accepted(.|\n)*App 002 \(app\)(.|\n)*Profile 1/);
    assert.deepEqual(at.sent(), [[app(2), profile(1)]]);
    const started = (await at.stage.audit()).find(({ kind }) => kind === 'started');
    assert.deepEqual(started?.options, [`remove=${app(2)},${profile(1)}`]);
    assert.match(await at.refresh(receipt), / Pending$/m);
    at.settle();
    assert.match(await at.refresh(receipt), / Done$/m);
  });

  it('keeps removed what somebody else has removed, of every kind, and says so', async () => {
    at.removedElsewhere(app(3), profile(2), catalogPolicy(7));
    const form = await at.form();
    assert.deepEqual([...choices(form, 'remove').keys()], [app(1), app(2), profile(1)]);
    assert.deepEqual(
      new Set(choices(form, 'restore').keys()),
      new Set([app(3), profile(2), catalogPolicy(7)]),
    );
    assert.match([...choices(form, 'restore').values()].join(), /Item 007 \(settings catalog policy\)/);
    const asked = await at.fill(form, { remove: app(1), restore: profile(2) });
    assert.match(asked.text, /Remove\nApp 001 \(app\)(.|\n)*Restore\nItem 002 \(configuration profile\)/);
    assert.match(asked.text, /Stays removed\nItem 003 \(app\)/);
    assert.match(asked.text, /Stays removed\nItem 007 \(settings catalog policy\)/);
    await at.confirm(asked);
    assert.deepEqual(
      at.sent().map((keys) => new Set(keys)),
      [new Set([app(3), catalogPolicy(7), app(1)])],
    );
    const started = (await at.stage.audit()).find(({ kind }) => kind === 'started');
    const options = (started?.options as string[]).join(' ');
    for (const part of [`remove=${app(1)}`, `restore=${profile(2)}`, app(3), catalogPolicy(7)])
      assert.ok(options.includes(part), part);
  });

  it('restores alone, all of it too, and is Done once the device has it back', async () => {
    at.removedElsewhere(app(1), app(2));
    const first = await at.run({ restore: [app(1)] });
    at.settle();
    assert.match(await at.refresh(first), / Done$/m);
    const second = await at.run({ restore: [app(2)] });
    assert.deepEqual(at.sent(), [[app(2)], []]);
    at.settle();
    assert.match(await at.refresh(second), / Done$/m);
    assert.equal(choices(await at.form(), 'restore').size, 0);
  });

  it('goes by the newest run, and by what was asked in it: not by how far it is', async () => {
    at.results(
      result([reported(app(3))], { startDateTime: '2026-01-03T08:00:00Z' }),
      { actionName: 'syncDevice', actionState: 'done', startDateTime: '2026-01-05T08:00:00Z' },
      result(
        [
          reported(app(1), { assignmentItemActionStatus: 'initiated' }),
          reported(app(2), { assignmentItemActionStatus: 'error' }),
          reported(profile(1), { assignmentItemActionStatus: 'inProgress' }),
          reported(app(3), restored),
          reported(profile(2), { ...restored, assignmentItemActionStatus: 'removed' }),
        ],
        { startDateTime: '2026-01-04T08:00:00Z' },
      ),
      result([], { startDateTime: '2026-01-02T08:00:00Z' }),
    );
    await at.run({ remove: [app(3)] });
    assert.deepEqual(new Set(at.sent()[0]), new Set([app(1), app(2), profile(1), app(3)]));
  });

  it('takes along what was removed between the form and Continue', async () => {
    at.removedElsewhere(app(3));
    const form = await at.form();
    at.removedElsewhere(app(3), app(2));
    const again = await at.fill(form, { remove: `${app(1)},${app(2)}` });
    assert.match(again.text, /is removed already/);
    const asked = await at.fill(form, { remove: app(1) });
    assert.match(asked.text, /Stays removed\nItem 002 \(app\)/);
    await at.confirm(asked);
    assert.deepEqual(new Set(at.sent()[0]), new Set([app(1), app(2), app(3)]));
  });

  for (const [name, change] of [
    ['something was removed', () => at.removedElsewhere(app(3), app(2))],
    ['something was restored', () => at.results(result([reported(app(3), restored)]))],
    ['one thing was removed and another restored', () => at.removedElsewhere(app(2))],
    ['what is to be restored was restored', () => at.removedElsewhere(profile(2))],
    ['the very same was removed', () => at.removedElsewhere(app(3), profile(2), app(1))],
    ['the results are gone', () => at.results()],
  ] as const)
    it(`isn’t sent if ${name} since it was asked for, and asks anew`, async () => {
      at.removedElsewhere(app(3), profile(2));
      const asked = await at.ask({ remove: [app(1)], restore: [profile(2)] });
      change();
      const denied = await at.confirm(asked);
      nothingSent(at, denied, /Nothing was sent(.|\n)*what is removed from this device has changed/);
      assert.equal((await at.stage.audit()).at(-1)?.outcome, 'choiceChanged');
      const anew = titles(denied.card).find((title) => title.endsWith('again')) ?? assert.fail(denied.text);
      assert.match(
        (await at.stage.channel.press(mayAll, denied.card, anew)).text,
        /Nothing is sent until you confirm/,
      );
      // and the old card is over
      assert.doesNotMatch((await at.confirm(asked)).text, /Accepted/);
      assert.deepEqual(at.sent(), []);
    });

  it('follows item by item: one that fails is named with its message, and the whole is Failed', async () => {
    at.stage.sandbox.control.script(at.phone.id, 'changeAssignments', {
      itemErrors: { [app(2).split(':')[1] ?? '']: 'The app is in use.' },
    });
    const receipt = await at.run({ remove: [app(1), app(2)] });
    at.settle();
    const text = await at.refresh(receipt);
    assert.match(text, / Failed$/m);
    assert.match(text, /“App 002” failed: The app is in use\./);
    assert.doesNotMatch(text, /“App 001” failed/);
    assert.equal((await at.stage.audit()).at(-1)?.outcome, 'failed');
  });

  it('isn’t Done while one item waits, though the action is done', async () => {
    at.stage.sandbox.control.script(at.phone.id, 'changeAssignments', { unlisted: true });
    const receipt = await at.run({ remove: [app(1), app(2)] });
    const start = new Date(Date.now() + 1_000).toISOString();
    const items = (second: object) => [reported(app(1)), reported(app(2), { ...second })];
    const say = (second: object) => {
      at.results(result(items(second), { startDateTime: start }));
      return at.refresh(receipt);
    };
    assert.match(await say({ assignmentItemActionStatus: 'inProgress' }), / Pending$/m);
    assert.match(await say({ assignmentItemActionIntent: 'restore' }), / Outcome unknown$/m);
    assert.match(await say({ assignmentItemActionStatus: 'succeeded' }), / Outcome unknown$/m);
    at.results(result(null, { startDateTime: start }));
    assert.match(await at.refresh(receipt), / Outcome unknown$/m);
    at.results(result([reported(app(1))], { startDateTime: start }));
    assert.match(await at.refresh(receipt), / Pending$/m);
    assert.match(await say({}), / Done$/m);
  });

  it('isn’t sent after a call of which nobody knows whether it was carried out, until the device tells', async () => {
    const asked = await at.ask({ remove: [app(2)] });
    at.stage.sandbox.control.script(at.phone.id, 'changeAssignments', { unlisted: true });
    const fault = at.stage.sandbox.control.fail({ match: /changeAssignments/, kind: 'after', times: 1 });
    const lost = await at.run({ remove: [app(1)] });
    fault.remove();
    assert.match(lost.text, /Outcome unknown/);
    assert.equal(at.sent().length, 1);
    assert.match((await at.confirm(asked)).text, /Intune doesn’t say clearly/);
    const data = { action: row.id, device: at.phone.id };
    const anew = await at.stage.channel.invoke(mayAll, 'action.ask', data);
    assert.match(anew.text, /Intune doesn’t say clearly/);
    assert.equal(at.sent().length, 1);
    const startDateTime = new Date(Date.now() + 1_000).toISOString();
    at.results(result([reported(app(1))], { startDateTime }));
    assert.match(await at.refresh(lost), / Done$/m);
    await at.run({ remove: [app(2)] });
    assert.deepEqual(new Set(at.sent()[1]), new Set([app(1), app(2)]));
  });

  it('is one action on one device: several at once are refused', async () => {
    const data = { user: people.aino, action: row.id, devices: `${at.phone.id},${devices.ainoPhone}` };
    const forged = await at.stage.channel.invoke(mayAll, 'devices.ask', data);
    assert.deepEqual(
      titles(forged.card).filter((title) => title.startsWith('Confirm')),
      [],
    );
    assert.deepEqual(at.sent(), []);
  });
});
