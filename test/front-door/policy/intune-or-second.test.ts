import assert from 'node:assert/strict';
import { posts, until } from '../../support/act.ts';
import type { Answered, FakeChannel } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import { asksToSignIn, Production } from '../../support/production.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { approvalTenant, askElsewhere, policyOf, requestsPosted } from './support/approvals.ts';
import { lastSentTo } from './support/employee.ts';

const asker = people.otherAdmin;
const decider = people.admin;
const PHONE = { id: devices.boPhone, name: 'BO-PHONE' };
const TABLET = { id: devices.boTablet, name: 'BO-TABLET' };
const MINUTE = 60_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

interface At {
  channel: FakeChannel;
}

async function wipe({ channel }: At, device = PHONE, who: string = asker): Promise<Answered> {
  const shown = await channel.say(who, `device ${device.id}`);
  const actions = await channel.press(who, shown.card, 'More actions');
  const form = await channel.press(who, actions.card, 'Wipe');
  const asked = await channel.press(who, form.card, 'Continue');
  const typed = { deviceName: device.name, reason: 'Stolen in Oulu' };
  return channel.press(who, asked.card, 'Confirm wipe', {}, {}, typed);
}

const secondsPosted = (at: At) =>
  posted(at).filter((card) => wordsOf(card).includes('A second operator is needed'));

describe('Intune’s approver or our second operator', () => {
  let stage: Stage;

  async function open(policies: object[]) {
    const data = approvalTenant();
    data.nav['deviceManagement/operationApprovalPolicies'] = policies;
    stage = await openStage({
      data,
      environment: { PolicyFile: '' },
      app: { pace: { ...quick(60), requests: 60 } },
    });
    await stage.channel.say(people.operatorOfAll, 'help');
  }
  /** Intune has asked somebody for the same on another device. */
  const hasAsked = () => askElsewhere(stage.sandbox, { device: devices.ainoPhone });
  const ours = (receipt: Answered) => {
    assert.match(receipt.text, /Waiting for a second operator/);
    assert.deepEqual(posts(stage, PHONE), []);
    assert.equal(secondsPosted(stage).length, 1);
  };

  it('is Intune’s alone where its policy covers the action and it has asked before: nobody is asked twice', async () => {
    await open([policyOf('deviceWipe')]);
    await hasAsked();
    const receipt = await wipe(stage);
    assert.match(receipt.text, /second administrator’s approval/);
    assert.equal(posts(stage, PHONE).length, 1);
    await until(() => requestsPosted(stage).length === 2);
    const ofPhone = requestsPosted(stage).find((card) => wordsOf(card).includes('BO-PHONE'));
    await inAdminChannel(stage).press(decider, ofPhone, 'Approve');
    await until(() => stage.sandbox.calls.some(({ url, status }) => url.endsWith('/wipe') && status === 204));
    assert.deepEqual(secondsPosted(stage), []);
  });

  const doubts: [string, object[], (() => unknown)?][] = [
    ['there is no policy', []],
    ['the policy is about something else', [policyOf('deviceRetire')]],
    ['the policy is for another platform', [policyOf('deviceWipe', { policyPlatform: 'macOS' })]],
    ['the policy is for a platform of a new name', [policyOf('deviceWipe', { policyPlatform: 'newOS' })]],
    ['the policy names no approvers', [policyOf('deviceWipe', { approverGroupIds: [] })]],
    [
      'the policy was changed a moment ago',
      [policyOf('deviceWipe', { lastModifiedDateTime: ago(5 * MINUTE) })],
    ],
    ['nobody knows when the policy was changed', [policyOf('deviceWipe', { lastModifiedDateTime: null })]],
    [
      'the policies can’t be read',
      [policyOf('deviceWipe')],
      () => stage.sandbox.control.fail({ match: /operationApprovalPolicies/, status: 403 }),
    ],
    [
      'the policies are answered with something else',
      [policyOf('deviceWipe')],
      () =>
        stage.sandbox.control.fail({
          match: /operationApprovalPolicies/,
          status: 200,
          body: { value: [{}] },
        }),
    ],
  ];
  for (const [name, policies, then] of doubts)
    it(`is ours where ${name}`, async () => {
      await open(policies);
      // whatever the policies say, it was asked before
      stage.sandbox.control.script(devices.ainoPhone, 'wipe', { approval: true });
      await hasAsked();
      then?.();
      ours(await wipe(stage));
    });

  it('is ours until Intune has asked for the same since its policy was changed', async () => {
    await open([policyOf('deviceWipe')]);
    ours(await wipe(stage));
    // our second operator approves, and then Intune asks as well: nothing is lost
    await inAdminChannel(stage).press(decider, secondsPosted(stage)[0], 'Approve');
    await until(() => requestsPosted(stage).length === 1);
    assert.match((await wipe(stage, TABLET)).text, /second administrator’s approval/);
    assert.equal(secondsPosted(stage).length, 1);
  });

  it('is ours for somebody who said that it isn’t them, whatever Intune asks', async () => {
    await open([policyOf('deviceWipe')]);
    await hasAsked();
    const shown = await stage.channel.say(asker, 'select user bo@contoso.example');
    await stage.channel.press(asker, shown.card, 'Verify caller');
    const theirs = lastSentTo(stage, people.bo);
    await stage.channel.press(people.bo, theirs, 'That’s not me');
    ours(await wipe(stage));
  });

  it('is told to the admins if Intune lets it go after all, and is ours from then on', async () => {
    await open([policyOf('deviceWipe')]);
    await hasAsked();
    stage.sandbox.control.script(devices.boPhone, 'wipe', { approval: false });
    assert.match((await wipe(stage)).text, /Accepted/);
    const told = () => posted(stage).some((card) => wordsOf(card).includes('without an approval, although'));
    await until(told);
    assert.match((await wipe(stage, TABLET)).text, /Waiting for a second operator/);
    assert.deepEqual(posts(stage, TABLET), []);
  });

  it('is nobody’s where our policy asks nobody and Intune’s doesn’t either', async () => {
    await open([]);
    const shown = await stage.channel.say(asker, `device ${devices.boPhone}`);
    const asked = await stage.channel.press(asker, shown.card, 'Remote lock');
    assert.match((await stage.channel.press(asker, asked.card, 'Confirm remote lock')).text, /Accepted/);
  });
});

for (const auth of ['delegated', 'application'] as const)
  describe(`Intune’s approver or our second operator, with GraphAuth=${auth}`, () => {
    let production: Production;
    before(async () => {
      production = await Production.open({ GraphAuth: auth, PolicyFile: '' }, approvalTenant());
      await production.start(undefined, {}, { pace: { ...quick(60), requests: 60 } });
      for (const who of [asker, decider]) {
        const asked = await production.channel.say(who, 'whoami');
        if (asksToSignIn(asked)) await production.exchange(who, asked);
      }
    });

    const proven = async (who: string, answered: Answered): Promise<Answered> =>
      asksToSignIn(answered) ? production.exchange(who, answered) : answered;
    const wipes = (device: { id: string }) =>
      production.sandbox.calls.filter(({ path }) => path.endsWith(`/${device.id}/wipe`));

    it('is ours as long as it isn’t known that Intune asks those who ask as we do', async () => {
      const other = { device: devices.ainoPhone };
      // somebody of the other kind was asked: people where we are an application
      if (auth === 'application') await askElsewhere(production.sandbox, other);
      assert.match((await proven(asker, await wipe(production))).text, /Waiting for a second operator/);
      assert.equal(wipes(PHONE).length, 0);
      await proven(
        decider,
        await inAdminChannel(production).press(decider, secondsPosted(production)[0], 'Approve'),
      );
      await until(() => wipes(PHONE).length === 1);
    });

    it('is Intune’s from then on', async () => {
      await until(() => production.sandbox.control.approvals().length > 0);
      assert.match(
        (await proven(asker, await wipe(production, TABLET))).text,
        /second administrator’s approval/,
      );
      assert.equal(wipes(TABLET).length, 1);
      assert.equal(secondsPosted(production).length, 1);
    });
  });
