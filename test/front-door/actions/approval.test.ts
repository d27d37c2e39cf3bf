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
  /** How far Graph's clock is ahead. */
  let days = 0;
  beforeEach(async () => {
    days = 0;
    const now = () => new Date(Date.now() + days * 86_400_000);
    stage = await openStage({ data: actionTenant([device]), now, app: { pace: quick(30) } });
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

  const looks = () =>
    stage.sandbox.calls.filter(({ url }) => url.includes('/operationApprovalRequests')).length;
  /** Once its code is sent, the justification isn't. */
  const withCodeAlone = (code: string) =>
    sent()
      .slice(1)
      .every(
        ({ headers }) =>
          headers['x-msft-approval-code'] === code && headers['x-msft-approval-justification'] === undefined,
      );

  it('is sent once while it waits, if Graph tells how far the request is', async () => {
    await confirmed();
    await until(() => looks() >= 4);
    assert.equal(sent().length, 1);
  });

  it('is tried with its code until somebody decides, if Graph doesn’t tell', async () => {
    stage.sandbox.control.fail({ match: /operationApprovalRequests/, status: 403 });
    await confirmed();
    const { code } = asked();
    await until(() => sent().length >= 3);
    assert.equal(asked().code, code);
    assert.ok(withCodeAlone(code));
    stage.sandbox.control.approve(code);
    await until(() => / Done$/m.test(card()));
  });

  it('continues once it is approved, with the code in place of the reason', async () => {
    await confirmed();
    const { code } = asked();
    stage.sandbox.control.approve(code);
    await until(() => / Done$/m.test(card()));
    assert.ok(sent().length === 2 && withCodeAlone(code));
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

  it('has one entry in the audit, which is closed when it ends', async () => {
    await confirmed();
    await until(() => looks() >= 2);
    stage.sandbox.control.approve(asked().code);
    await until(() => / Done$/m.test(card()));
    const told = (await stage.audit()).filter(({ what }) => what === 'wipe');
    const [started] = told;
    assert.deepEqual(
      told.map(({ kind, outcome, of }) => [kind, outcome, of === started?.id]),
      [
        ['started', undefined, false],
        ['ended', 'approvalRequired', true],
        ['ended', 'accepted', true],
        ['settled', 'done', true],
      ],
    );
  });

  const ends: [string, () => void, RegExp, RegExp, string][] = [
    [
      'is rejected',
      () => stage.sandbox.control.reject(asked().code),
      / Failed$/m,
      /administrator rejected the request/,
      'approvalRejected',
    ],
    [
      'is canceled',
      () => stage.sandbox.control.cancel(asked().code),
      / Canceled$/m,
      /request for approval was canceled/,
      'approvalCanceled',
    ],
    ['expires', () => void (days = 3), / Failed$/m, /approved it within three days/, 'approvalLapsed'],
  ];
  for (const [name, end, state, why, outcome] of ends) {
    it(`says why once its request ${name}, and isn’t sent again`, async () => {
      await confirmed();
      end();
      await until(() => state.test(card()));
      assert.match(card(), why);
      await new Promise((resolve) => setTimeout(resolve, 150));
      assert.equal(sent().length, 1);
      const last = (await stage.audit()).at(-1);
      assert.deepEqual([last?.kind, last?.outcome], ['refused', outcome]);
    });

    it(`ends, too, once its request ${name} and Graph doesn’t tell`, async () => {
      stage.sandbox.control.fail({ match: /operationApprovalRequests/, status: 403 });
      await confirmed();
      end();
      await until(() => / Failed$/m.test(card()));
      assert.match(card(), /rejected the request, it was canceled, or it is older than three days/);
      const before = sent().length;
      await new Promise((resolve) => setTimeout(resolve, 150));
      assert.equal(sent().length, before);
    });
  }

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
