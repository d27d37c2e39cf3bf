import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, posts, titles, until } from '../../support/act.ts';
import { actionRows, rowOn } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { heldBack } from '../../support/waits.ts';
import { people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { policyFile } from './support/employee.ts';

const company = { managedDeviceOwnerType: 'company' };
const android = { operatingSystem: 'AndroidEnterprise', ...company };

/** What brings what back, the button that shows it, and how it looks. */
const KINDS = [
  ['unlockPin', 'remoteLock', { operatingSystem: 'macOS', ...company }, 'Show unlock PIN', /^\d{6}$/m],
  ['passcode', 'resetPasscode', android, 'Show new passcode', /^\d{8}$/m],
  ['location', 'locateDevice', android, 'Show location', /47\.6\d+.*-122\.1\d+/],
] as const;

KINDS.forEach(([kind, id, facts, button, looks], n) => {
  describe(`what an action brought back: ${kind}`, () => {
    const device = deviceFor(2_600 + n, `HELD-${kind}`, facts);
    const known = actionRows.find((one) => one.id === id);
    assert.ok(known);
    const row = rowOn(known, device);
    const reads = () => stage.sandbox.calls.filter(({ url }) => /[=]id(,|%2C)deviceActionResults$/.test(url));
    let stage: Stage;
    let throttle: ReturnType<typeof heldBack>;

    beforeEach(async () => {
      const PolicyFile = await policyFile({ start: { '*': [] } });
      throttle = heldBack();
      const app = { pace: quick(50), ...throttle };
      stage = await openStage({ data: actionTenant([device]), environment: { PolicyFile }, app });
    });

    const confirmed = async () =>
      confirmIt(stage, mayAll, row, device, await askFor(stage, mayAll, row, device));
    async function brought(receipt: Answered): Promise<Answered> {
      stage.sandbox.control.settle(device.id, nameOf(row), 'done');
      let done = receipt;
      await until(async () => {
        done = await stage.channel.press(mayAll, receipt.card, 'Refresh');
        return titles(done.card).includes(button);
      });
      return done;
    }
    const show = (receipt: Answered) => stage.channel.press(mayAll, receipt.card, button);
    /** The person reads of a call, and says that it isn't them. */
    async function notMe(meanwhile: () => unknown = () => undefined) {
      const shown = await stage.channel.say(mayAll, `select user ${people.aino}`);
      await stage.channel.press(mayAll, shown.card, 'Call Aino Virtanen');
      const told = await stage.channel.say(people.aino, 'is this really the help desk?');
      await meanwhile();
      await stage.channel.press(people.aino, told.card, 'That’s not me');
    }
    const audited = async () =>
      (await stage.audit())
        .filter(({ what }) => what === kind)
        .map(({ kind: of, outcome }) => [of, outcome].join(' ').trim());

    it('isn’t shown after That’s not me, and isn’t read either: the card says why and what to do', async () => {
      const receipt = await brought(await confirmed());
      await notMe();
      const { text } = await show(receipt);
      assert.doesNotMatch(text, looks);
      assert.match(
        text,
        new RegExp(`${button}: .*“That’s not me” was pressed about the person.*ask for the action again`),
      );
      assert.deepEqual(reads(), []);
      assert.deepEqual(await audited(), ['refused fenced']);
    });

    it('isn’t shown any more after That’s not me while Graph kept it waiting', async () => {
      const receipt = await brought(await confirmed());
      stage.sandbox.control.fail({
        match: /=id,deviceActionResults(?!,)/,
        status: 429,
        retryAfter: 1,
        times: 1,
      });
      let showing: Promise<Answered> | undefined;
      await notMe(async () => {
        showing = show(receipt);
        await until(() => reads().length === 1);
      });
      throttle.goOn();
      const { text = '' } = (await showing) ?? {};
      assert.doesNotMatch(text, looks);
      assert.match(text, /“That’s not me” was pressed about the person/);
      assert.deepEqual(await audited(), ['started', 'ended nothing', 'refused fenced']);
    });

    it('is shown if a second operator approved the action after That’s not me', async () => {
      await notMe();
      const receipt = await confirmed();
      assert.match(receipt.text, /Waiting for a second operator/);
      await inAdminChannel(stage).press(people.admin, posted(stage).at(-1), 'Approve');
      await until(() => posts(stage, device).length === 1);
      assert.match((await show(await brought(receipt))).text, looks);
    });

    for (const [policy, why] of [
      ['denied', /policy doesn’t allow it/],
      ['second operator', /asks for a second operator now.*ask for the action again/],
    ] as const)
      it(`isn’t shown once the policy says “${policy}”`, async () => {
        const receipt = await brought(await confirmed());
        const said = await inAdminChannel(stage).say(people.admin, `policy ${row.id} ${policy}`);
        assert.match(wordsOf(said.card), new RegExp(policy === 'denied' ? 'not allowed' : policy));
        const { text } = await show(receipt);
        assert.doesNotMatch(text, looks);
        assert.match(text, why);
        assert.deepEqual(reads(), []);
      });
  });
});
