import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import type { Answered } from '../../support/channel.ts';
import { asksToSignIn, Production } from '../../support/production.ts';
import { quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { APP_ID } from '../../teams/support/channel-stub.ts';
import { inAdminChannel } from './support/admins.ts';
import { approvalTenant, askElsewhere, decisionsIn, requestsPosted } from './support/approvals.ts';

const SCOPE = 'DeviceManagementRBAC.Read.All';
const asker = people.otherAdmin;
const decider = people.admin;

for (const auth of ['delegated', 'application'] as const)
  describe(`Intune’s requests for approval with GraphAuth=${auth}`, () => {
    let production: Production;
    const looks = () =>
      production.sandbox.calls.filter(({ path }) => path.endsWith('/operationApprovalRequests')).length;
    const there = () => inAdminChannel(production);
    const press = (title: 'Approve' | 'Reject', who: string = decider) =>
      there().press(who, requestsPosted(production).at(-1), title);
    const elsewhere = () => askElsewhere(production.sandbox);
    const waits = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

    beforeEach(async () => {
      production = await Production.open({ GraphAuth: auth }, approvalTenant());
      await production.start(undefined, {}, { pace: { ...quick(60), requests: 60 } });
      // Teams has to have spoken before the bot can
      await production.channel.say(people.nobody, 'help');
    });

    /** The person signs in where the bot asks them to. */
    const signIn = async (who: string) => {
      const asked = await production.channel.say(who, 'whoami');
      if (asksToSignIn(asked)) await production.exchange(who, asked);
    };
    /** A press that needs a proof: the person signs in, and it goes on. */
    const proven = async (who: string, answered: Answered): Promise<Answered> =>
      asksToSignIn(answered) ? production.exchange(who, answered) : answered;

    async function wipe(who: string): Promise<Answered> {
      const { channel } = production;
      const shown = await channel.say(who, `device ${devices.boPhone}`);
      const actions = await channel.press(who, shown.card, 'More actions');
      const form = await channel.press(who, actions.card, 'Wipe');
      const asked = await channel.press(who, form.card, 'Continue');
      const typed = { deviceName: 'BO-PHONE', reason: 'Stolen in Oulu' };
      return proven(who, await channel.press(who, asked.card, 'Confirm wipe', {}, {}, typed));
    }

    if (auth === 'application')
      it('are looked for as the application, without anybody’s sign-in', async () => {
        await elsewhere();
        await until(() => requestsPosted(production).length === 1);
      });
    else
      it('are looked for once somebody in the channel is signed in, with their token, and that is said before', async () => {
        await elsewhere();
        await waits(250);
        assert.deepEqual([looks(), requestsPosted(production).length], [0, 0]);
        await signIn(decider);
        assert.match((await there().say(decider, 'approvals')).text, /BO-PHONE/);
        await until(() => requestsPosted(production).length === 1);
        assert.match((await there().say(decider, 'approvals')).text, /posted here automatically/);
        // a sign-out ends it
        await production.channel.say(decider, 'sign out');
        await waits(150);
        const before = looks();
        await waits(250);
        assert.equal(looks(), before);
      });

    it('are decided with the approver’s own token, and what waited goes on', async () => {
      await signIn(asker);
      assert.match((await wipe(asker)).text, /second administrator’s approval/);
      await until(() => requestsPosted(production).length === 1);
      await signIn(decider);
      assert.match((await proven(decider, await press('Approve'))).text, /Approved by Sample Admin|sign/i);
      await until(() => decisionsIn(production.sandbox).length === 1);
      const [decision] = decisionsIn(production.sandbox);
      assert.deepEqual([decision?.verb, decision?.by.oid, decision?.status], ['approve', decider, 200]);
      assert.match(decision?.by.scp ?? '', /DeviceManagementRBAC\.Read/);
      await until(() =>
        production.sandbox.calls.some(({ path, status }) => path.endsWith('/wipe') && status === 204),
      );
    });

    it('are never decided by the operator who asked, whichever account Graph was asked with', async () => {
      await signIn(decider);
      await wipe(decider);
      await until(() => requestsPosted(production).length === 1);
      for (const title of ['Approve', 'Reject'] as const)
        assert.match((await press(title)).text, /You asked for this yourself/);
      assert.deepEqual(decisionsIn(production.sandbox), []);
    });

    it('aren’t decided by somebody who isn’t in the group of approvers', async () => {
      await signIn(asker);
      await wipe(asker);
      await until(() => requestsPosted(production).length === 1);
      await signIn(people.fieldOperator);
      const answer = await proven(people.fieldOperator, await press('Approve', people.fieldOperator));
      assert.match(answer.text, /in no group that Intune’s access policy names/);
      assert.deepEqual(decisionsIn(production.sandbox), []);
    });

    it(`where the policies can’t be read are ${auth === 'application' ? 'not decided' : 'Graph’s to decide'}`, async () => {
      await signIn(asker);
      await wipe(asker);
      await until(() => requestsPosted(production).length === 1);
      await signIn(decider);
      production.sandbox.control.fail({ match: /operationApprovalPolicies/, status: 403 });
      const answer = await proven(decider, await press('Approve'));
      if (auth === 'application') {
        assert.match(answer.text, /couldn’t check whether you may decide this/);
        assert.deepEqual(decisionsIn(production.sandbox), []);
      } else assert.match(answer.text, /Approved by Sample Admin/);
    });

    if (auth === 'application')
      it('aren’t decided if the bot asked and no longer knows for whom', async () => {
        await askElsewhere(production.sandbox, { appId: APP_ID });
        await until(() => requestsPosted(production).length === 1);
        await signIn(decider);
        const answer = await proven(decider, await press('Approve'));
        assert.match(answer.text, /no longer know for whom/);
        assert.deepEqual(decisionsIn(production.sandbox), []);
      });

    if (auth === 'application')
      it('aren’t decided without consent to the permission, and it is named', async () => {
        await signIn(asker);
        await wipe(asker);
        await until(() => requestsPosted(production).length === 1);
        await signIn(decider);
        production.authority.withoutConsent = SCOPE;
        const answer = await proven(decider, await press('Approve'));
        assert.match(answer.text, /the app lacks DeviceManagementRBAC\.Read\.All/);
        assert.deepEqual(decisionsIn(production.sandbox), []);
        // they are still signed in for everything else
        assert.ok(!asksToSignIn(await production.channel.say(decider, 'whoami')));
      });
  });
