import assert from 'node:assert/strict';
import { askFor, confirmIt, openActions, posts } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll, onlyMay } from '../../support/action-tenant.ts';
import { REMEDIATION } from '../../support/action-values.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { parts } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

const PATH = 'deviceManagement/deviceHealthScripts';
const row =
  actionRows.find(({ id }) => id === 'initiateOnDemandProactiveRemediation') ?? assert.fail('no row');
const script = (n: number, displayName: string, roleScopeTagIds = ['0']) => ({
  id: `5c819700-0000-4000-8000-${String(n).padStart(12, '0')}`,
  displayName,
  roleScopeTagIds,
});
const ids = (answer: Answered) => {
  const field = [...parts(answer.card)].find(({ id }) => id === 'scriptPolicyId');
  return ((field?.choices ?? []) as Json[]).map(({ title }) => title);
};

describe('a remediation', () => {
  const laptop = deviceFor(9_500, 'REMEDIATED', row.on);
  const limited = onlyMay(row.permission);
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ data: actionTenant([laptop], [limited]) })));
  afterEach(() => stage.close());

  const scripts = (...all: Json[]) => {
    stage.sandbox.tenant.data.nav[PATH] = all;
    stage.sandbox.tenant.changed();
  };
  const open = async (who = mayAll) => {
    const actions = await openActions(stage, who, laptop);
    return stage.channel.press(who, actions.card, row.title, { action: row.id });
  };
  const pick = (form: Answered, scriptPolicyId: string, who = mayAll) =>
    stage.channel.press(who, form.card, 'Continue', {}, {}, { scriptPolicyId });

  it('is picked from the tenant’s own by name, and named on the confirm card and the receipt', async () => {
    scripts(script(2, 'Zebra'), script(1, 'Alpha, [with](http://markup)'));
    const form = await open();
    // what looks like a link is taken apart
    assert.deepEqual(ids(form), ['Alpha, [with]\u2060(http://markup)', 'Zebra']);
    const asked = await pick(form, REMEDIATION);
    assert.match(asked.text, /Alpha/);
    assert.doesNotMatch(asked.text, /5c819700/);
    const receipt = await confirmIt(stage, mayAll, row, laptop, asked);
    assert.match(receipt.text, /Accepted(.|\n)*Alpha/);
    assert.deepEqual(posts(stage, laptop), [
      {
        url: `/beta/deviceManagement/managedDevices/${laptop.id}/${row.id}`,
        body: { scriptPolicyId: REMEDIATION },
      },
    ]);
    const started = (await stage.audit()).find(({ kind }) => kind === 'started');
    assert.deepEqual(started?.options, [`scriptPolicyId=${REMEDIATION}`]);
  });

  it('that isn’t in the list isn’t taken, nor is none', async () => {
    scripts(script(1, 'Alpha'));
    const form = await open();
    for (const [id, why] of [
      [script(9, '').id, /no longer there/],
      ['../wipe', /no longer there/],
      ['', /Choose a remediation/],
    ] as const) {
      const again = await pick(form, id);
      assert.match(again.text, why);
      assert.deepEqual(ids(again), ['Alpha']);
    }
    assert.deepEqual(posts(stage, laptop), []);
  });

  it('that is gone since it was picked isn’t sent', async () => {
    const asked = await askFor(stage, mayAll, row, laptop);
    scripts(script(2, 'Zebra'));
    const denied = await confirmIt(stage, mayAll, row, laptop, asked);
    assert.match(denied.text, /Nothing was sent(.|\n)*no longer there/);
    assert.deepEqual(posts(stage, laptop), []);
    assert.equal((await stage.audit()).at(-1)?.outcome, 'choiceGone');
  });

  it('isn’t sent if the list can’t be read at Confirm', async () => {
    const asked = await askFor(stage, mayAll, row, laptop);
    const fault = stage.sandbox.control.fail({ match: /deviceHealthScripts/, status: 403 });
    const denied = await confirmIt(stage, mayAll, row, laptop, asked);
    fault.remove();
    assert.match(denied.text, /nothing was sent/);
    assert.deepEqual(posts(stage, laptop), []);
  });

  it('is offered by scope tag: an assignment with tags covers only scripts that bear one', async () => {
    const { roleDefinitions, groups, managedDevices } = stage.sandbox.tenant.data;
    const own = groups.find(({ members }) => members?.includes(limited));
    for (const { roleAssignments = [] } of roleDefinitions)
      for (const one of roleAssignments)
        if (own && one.members?.includes(own.id)) Object.assign(one, { roleScopeTagIds: ['7'] });
    Object.assign(managedDevices.find(({ id }) => id === laptop.id) ?? {}, { roleScopeTagIds: ['7'] });
    scripts(script(1, 'Ours', ['7', '0']), script(2, 'Theirs', ['0']));
    const form = await open(limited);
    assert.deepEqual(ids(form), ['Ours']);
    assert.match((await pick(form, script(2, '').id, limited)).text, /no longer there/);
    const asked = await pick(form, REMEDIATION, limited);
    scripts(script(1, 'Ours', ['0']));
    const denied = await confirmIt(stage, limited, row, laptop, asked);
    assert.match(denied.text, /Nothing was sent(.|\n)*no longer there/);
    assert.deepEqual(posts(stage, laptop), []);
  });
});
