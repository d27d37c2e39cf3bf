import assert from 'node:assert/strict';
import { titles } from '../../../support/act.ts';
import { mayAll } from '../../../support/action-tenant.ts';
import { linksOf } from '../../../support/channel.ts';
import { Removing, app, profile, reported, restored, result, row } from '../support/removing.ts';

const LATER = { startDateTime: '2026-01-02T08:00:00Z' };

/** Results that don't say clearly what is removed now. */
const UNCLEAR: Readonly<Record<string, unknown[]>> = {
  'no list of items': [result(null)],
  'items left out': [result(undefined)],
  'no list but a text': [result('none')],
  'an item that is none': [result([reported(app(1)), null])],
  'an item without an id': [result([reported(app(1), { itemId: null })])],
  'an item with an empty id': [result([reported(app(1), { itemId: '' })])],
  'an id that is too long': [result([reported(app(1), { itemId: 'x'.repeat(41) })])],
  'an id that is two': [result([reported(app(1), { itemId: 'a,b' })])],
  'an item without a type': [result([reported(app(1), { itemType: null })])],
  'a type of the future': [result([reported(app(1), { itemType: 'unknownFutureValue' })])],
  'an intent of the future': [
    result([reported(app(1), { assignmentItemActionIntent: 'unknownFutureValue' })]),
  ],
  'no intent': [result([reported(app(1), { assignmentItemActionIntent: undefined })])],
  'a status of the future': [
    result([reported(app(1), { assignmentItemActionStatus: 'unknownFutureValue' })]),
  ],
  'a restored status of what is to be removed': [
    result([reported(app(1), { assignmentItemActionStatus: 'succeeded' })]),
  ],
  'one item removed and restored at once': [result([reported(app(1)), reported(app(1), restored)])],
  'two newest runs': [result([reported(app(1))]), result([reported(app(2))])],
  'a run without a date beside another': [
    result([reported(app(1))], LATER),
    result([reported(app(2))], { startDateTime: null }),
  ],
  'a newest run that is to begin next year': [
    result([reported(app(1))]),
    result([reported(app(2))], { startDateTime: '2999-01-01T08:00:00Z' }),
  ],
  'a newest run that was canceled': [
    result([reported(app(1))]),
    result([reported(app(2))], { ...LATER, actionState: 'canceled' }),
  ],
  'a newest run that isn’t supported': [result([reported(app(1))], { actionState: 'notSupported' })],
  'a state of the future': [result([reported(app(1))], { actionState: 'paused' })],
  'a result of the type under another name, without items': [result(null, { actionName: 'somethingElse' })],
  'something else in the list of results': ['x'],
};

describe('removing apps and configurations, where what is removed now isn’t clear', () => {
  let at: Removing;
  before(async () => (at = await Removing.open()));
  after(() => at.stage.close());

  const portal = () => [
    `https://intune.microsoft.com/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/${at.phone.id}`,
  ];

  for (const [name, results] of Object.entries(UNCLEAR))
    it(`is refused in words, with the way to the admin center: ${name}`, async () => {
      at.results();
      const asked = await at.ask({ remove: [app(3)] });
      at.results(...results);
      // with something that is no result, v1.0 can't be read either
      const broken = results.includes('x');
      const denied = await at.confirm(asked);
      if (broken) assert.match(denied.text, /nothing was sent/);
      else {
        assert.match(denied.text, /Nothing was sent(.|\n)*Intune doesn’t say clearly what is removed/);
        assert.deepEqual(linksOf(denied.card), portal());
        assert.equal((await at.stage.audit()).at(-1)?.outcome, 'choiceUnclear');
        const form = await at.form();
        assert.match(
          form.text,
          /Intune doesn’t say clearly what is removed(.|\n)*Use the Intune admin center/,
        );
        assert.deepEqual(linksOf(form.card), portal());
        assert.ok(!titles(form.card).includes('Continue'));
      }
      assert.deepEqual(at.sent(), []);
    });

  it('isn’t sent if Graph leaves the results out, or can’t be read, at Confirm', async () => {
    for (const rule of [
      { status: 403 },
      { status: 500 },
      { status: 200, body: { id: at.phone.id } },
      { status: 200, body: { id: at.phone.id, deviceActionResults: null } },
      { status: 200, body: { id: 'cccc0000-0000-4000-8000-0000000000ff', deviceActionResults: [] } },
    ]) {
      at.results();
      const asked = await at.ask({ remove: [app(3)] });
      const fault = at.stage.sandbox.control.fail({
        match: new RegExp(`/beta/deviceManagement/managedDevices/${at.phone.id}\\?.*deviceActionResults`),
        ...rule,
      });
      const denied = await at.confirm(asked);
      fault.remove();
      assert.ok(fault.hits > 0);
      assert.match(denied.text, /[Nn]othing was sent/, JSON.stringify(rule));
      assert.deepEqual(at.sent(), []);
    }
  });

  it('isn’t sent if what was chosen can’t be read any more, or is gone', async () => {
    at.results();
    for (const [chosen, match] of [
      [app(1), /mobileAppIntentAndStates/],
      [profile(1), /deviceConfigurationStates/],
      [profile(1), /deviceManagement\/deviceConfigurations/],
    ] as const) {
      const asked = await at.ask({ remove: [chosen] });
      const fault = at.stage.sandbox.control.fail({ match, status: 403 });
      const denied = await at.confirm(asked);
      fault.remove();
      assert.match(denied.text, /nothing was sent/);
    }
    const asked = await at.ask({ remove: [app(1)] });
    at.apps(2, 3);
    assert.match((await at.confirm(asked)).text, /Nothing was sent(.|\n)*no longer there/);
    assert.deepEqual(at.sent(), []);
    at.apps(1, 2, 3);
  });

  it('isn’t asked for again while a run of somebody else is pending', async () => {
    at.results(
      result([reported(app(1), { assignmentItemActionStatus: 'initiated' })], { actionState: 'pending' }),
    );
    const data = { action: row.id, device: at.phone.id, remove: app(2) };
    const forged = await at.stage.channel.invoke(mayAll, 'action.fill', data);
    assert.match(forged.text, /the same action is already pending/);
    assert.deepEqual(at.sent(), []);
  });
});
