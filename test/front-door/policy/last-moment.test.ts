import assert from 'node:assert/strict';
import type { AppOptions } from '../../../bot/app.ts';
import { posts, until } from '../../support/act.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { heldBack } from '../../support/waits.ts';
import { devices, people } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { policyFile } from './support/employee.ts';

const OPERATOR = people.operatorOfAll;
const PHONE = { id: devices.boPhone };

/** Graph throttles the first attempt, so that the action waits after everything that allows it was asked. */
describe('an action that Graph keeps waiting', () => {
  let stage: Stage;

  let throttle: ReturnType<typeof heldBack>;

  async function open(start: object = {}, app: AppOptions = {}) {
    const PolicyFile = await policyFile({ start: { '*': [], ...start } });
    throttle = heldBack();
    stage = await openStage({ environment: { PolicyFile }, app: { pace: quick(50), ...throttle, ...app } });
    stage.sandbox.control.fail({ match: /^POST .*\/remoteLock$/, status: 429, retryAfter: 1, times: 1 });
  }

  const lock = async () => {
    const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
    return stage.channel.press(OPERATOR, shown.card, 'Remote lock');
  };
  const confirm = (asked: Answered) => stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock');
  const throttled = () => until(() => posts(stage, PHONE).length === 1);
  const admin = (words: string) => inAdminChannel(stage).say(people.admin, words);
  /** Bo reads of a call, and says that it isn't them. */
  const notMe = async () => {
    const told = await stage.channel.say(people.bo, 'is this really the help desk?');
    return stage.channel.press(people.bo, told.card, 'That’s not me');
  };
  const announceCall = async () => {
    const shown = await stage.channel.say(OPERATOR, 'select user bo@contoso.example');
    await stage.channel.press(OPERATOR, shown.card, 'Call Bo Sample');
  };

  it('goes on by itself if nothing stops it', async () => {
    await open();
    const sending = confirm(await lock());
    await throttled();
    throttle.goOn();
    assert.match((await sending).text, /Accepted/);
    assert.equal(posts(stage, PHONE).length, 2);
  });

  for (const [what, stop, said] of [
    ['That’s not me', notMe, /the person says that it isn’t them/],
    ['stop everything', () => admin('stop everything'), /an admin has stopped every action/],
    [
      'a policy that denies it',
      () => admin('policy remoteLock denied'),
      /policy doesn’t allow this action now/,
    ],
    ['a policy that asks for more', () => admin('policy remoteLock ticket'), /policy now asks for something/],
  ] as const)
    it(`doesn’t leave any more after ${what}`, async () => {
      await open();
      await announceCall();
      const sending = confirm(await lock());
      await throttled();
      await stop();
      throttle.goOn();
      assert.match((await sending).text, said);
      assert.equal(posts(stage, PHONE).length, 1);
      const [entry] = (await stage.audit()).filter(
        ({ what: of, kind }) => of === 'remoteLock' && kind === 'ended',
      );
      assert.equal(entry?.outcome, 'failed');
    });

  it('waits on after “stop everything” if a second operator has approved it, and leaves after “resume”', async () => {
    await open({ remoteLock: ['secondOperator'] });
    const waiting = await confirm(await lock());
    const { press } = inAdminChannel(stage);
    await press(people.admin, posted(stage).at(-1), 'Approve');
    await throttled();
    await admin('stop everything');
    throttle.goOn();
    const refreshed = async () => (await stage.channel.press(OPERATOR, waiting.card, 'Refresh')).text;
    await until(async () => (await refreshed()).includes('Stopped until two admins'));
    assert.equal(posts(stage, PHONE).length, 1);
    const proposed = await admin('resume');
    await press(people.boundAdmin, proposed.card, 'Approve');
    await until(() => posts(stage, PHONE).length === 2);
  });

  it('counts in no budget if it doesn’t leave', async () => {
    await open({}, { budgets: { operator: 1, tenant: 10 } });
    const who = people.otherAdmin;
    const retire = async () => {
      const asked = await stage.channel.invoke(who, 'action.ask', { action: 'retire', device: PHONE.id });
      const typed = { deviceName: 'BO-PHONE', reason: 'Sold' };
      return stage.channel.press(who, asked.card, 'Confirm retire', {}, {}, typed);
    };
    stage.sandbox.control.fail({ match: /^POST .*\/retire$/, status: 429, retryAfter: 1, times: 1 });
    const sending = retire();
    await throttled();
    await admin('stop everything');
    throttle.goOn();
    assert.match((await sending).text, /an admin has stopped every action/);
    const proposed = await admin('resume');
    await inAdminChannel(stage).press(people.boundAdmin, proposed.card, 'Approve');
    assert.match((await retire()).text, /Accepted/);
    assert.equal(posts(stage, PHONE).length, 2);
  });
});
