import assert from 'node:assert/strict';
import { askFor, confirmIt, until } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';

const mac = { operatingSystem: 'macOS', managedDeviceOwnerType: 'company' };

describe('an action that a second administrator has to approve', () => {
  const device = deviceFor(3_000, 'GUARDED-MAC', mac);
  const wipe = actionRows.find(({ id }) => id === 'wipe');
  assert.ok(wipe);
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ data: actionTenant([device]), app: { pace: quick(30) } });
    stage.sandbox.control.script('*', 'wipe', { approval: true, after: 0.1 });
  });
  afterEach(() => stage.close());

  const confirmed = async (): Promise<Answered> =>
    confirmIt(stage, mayAll, wipe, device, await askFor(stage, mayAll, wipe, device));
  const sent = () => stage.sandbox.calls.filter(({ url }) => url.endsWith(`/${device.id}/wipe`));
  const asked = () => {
    const [approval, ...others] = stage.sandbox.control.approvals();
    assert.ok(approval && others.length === 0);
    return approval;
  };
  const card = () => wordsOf(stage.channel.updates.at(-1)?.card);

  it('says so with the code, and sends the reason along', async () => {
    const receipt = await confirmed();
    assert.match(receipt.text, / Pending$/m);
    assert.match(receipt.text, /second administrator’s approval/);
    assert.match(receipt.text, new RegExp(asked().code));
    assert.equal(asked().justification, 'Ticket 4711');
    const [first] = sent();
    assert.equal(
      first?.headers['x-msft-approval-justification'],
      Buffer.from('Ticket 4711').toString('base64'),
    );
    assert.equal(first.headers['x-msft-approval-code'], undefined);
  });

  it('keeps its code until somebody decides, and continues once it is approved', async () => {
    await confirmed();
    const { code } = asked();
    await until(() => sent().length >= 3);
    assert.equal(asked().code, code);
    assert.ok(
      sent()
        .slice(1)
        .every(({ headers }) => headers['x-msft-approval-code'] === code),
    );
    stage.sandbox.control.approve(code);
    await until(() => / Done$/m.test(card()));
    const taken = sent().filter(({ status }) => status === 204);
    assert.equal(taken.length, 1);
    assert.deepEqual(taken[0]?.body, {
      keepEnrollmentData: false,
      keepUserData: false,
      macOsUnlockCode: '739182',
    });
    assert.match(card(), /left Intune/);
  });

  it('continues after a restart if it has no secret', async () => {
    const retire = actionRows.find(({ id }) => id === 'retire');
    assert.ok(retire);
    stage.sandbox.control.script('*', 'retire', { approval: true, after: 0.1 });
    await confirmIt(stage, mayAll, retire, device, await askFor(stage, mayAll, retire, device));
    const { code } = asked();
    await stage.restart();
    stage.sandbox.control.approve(code);
    await until(() => / Done$/m.test(card()));
  });

  it('says after a restart that the PIN is lost, and sends nothing', async () => {
    await confirmed();
    await stage.restart();
    const before = sent().length;
    await until(() => / Failed$/m.test(card()));
    assert.match(card(), /Nothing was sent: the PIN/);
    assert.equal(sent().length, before);
  });

  it('is Failed and says why once it is rejected, and isn’t sent again', async () => {
    await confirmed();
    stage.sandbox.control.reject(asked().code);
    await until(() => / Failed$/m.test(card()));
    assert.match(card(), /a second administrator rejected the request/);
    const before = sent().length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(sent().length, before);
  });

  it('isn’t sent once its operator has lost the role', async () => {
    await confirmed();
    stage.sandbox.tenant.data.roleDefinitions.length = 0;
    stage.sandbox.tenant.changed();
    await until(() => / Failed$/m.test(card()));
    assert.match(card(), /Nothing was sent/);
    const { kind, what, outcome } = (await stage.audit()).at(-1) ?? {};
    assert.deepEqual([kind, what, outcome], ['refused', 'wipe', 'noRole']);
  });
});
