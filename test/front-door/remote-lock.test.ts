import assert from 'node:assert/strict';
import { until } from '../support/act.ts';
import type { Answered } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { heldBack } from '../support/waits.ts';
import { devices, groups, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
const POST = `POST /v1.0/deviceManagement/managedDevices/${devices.ainoPhone}/remoteLock`;

describe('remote lock', () => {
  let stage: Stage;
  let skew = 0;
  beforeEach(async () => {
    skew = 0;
    stage = await openStage({ now: () => new Date(Date.now() + skew) });
  });

  const ask = (who = operator, device: string = devices.ainoPhone) =>
    stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });
  const confirm = (asked: Answered, who = operator) =>
    stage.channel.press(who, asked.card, 'Confirm remote lock');
  const sent = () =>
    stage.sandbox.calls.filter((call) => call.method === 'POST' && call.url.includes('/remoteLock')).length;
  const kinds = async () =>
    (await stage.audit())
      .filter(({ what }) => what === 'remoteLock')
      .map(({ kind, outcome }) => [kind, outcome]);

  it('goes from the user card to a receipt that says when it is done', async () => {
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 60, end: 'done' });
    const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
    const asked = await stage.channel.press(operator, shown.card, 'Remote lock', {
      device: devices.ainoPhone,
    });
    assert.match(asked.text, /AINO-PHONE/);
    assert.match(asked.text, /Aino Virtanen/);
    assert.match(asked.text, /SERIAL-1/);
    assert.equal(sent(), 0);
    const receipt = await confirm(asked);
    assert.match(receipt.text, /Accepted/);
    assert.equal(sent(), 1);
    const early = await stage.channel.press(operator, receipt.card, 'Refresh');
    assert.match(early.text, /Pending/);
    skew = 61_000;
    const done = await stage.channel.press(operator, early.card, 'Refresh');
    assert.match(done.text, /Done/);
    assert.deepEqual(await kinds(), [
      ['started', undefined],
      ['ended', 'accepted'],
      ['settled', 'done'],
    ]);
    assert.equal(sent(), 1);
  });

  it('names the person whom the device knows only by id, on the confirm card and the receipt', async () => {
    const asked = await ask(operator, devices.ainoMac);
    assert.match(asked.text, /Aino Virtanen/);
    assert.match((await confirm(asked)).text, /Aino Virtanen/);
  });

  for (const behindMs of [0, 1_200, 1_900, 60_000]) {
    it(`finds its result if Graph’s clock is ${behindMs} ms behind`, async () => {
      await stage.close();
      stage = await openStage({ now: () => new Date(Date.now() - behindMs) });
      stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 0, end: 'done' });
      const receipt = await confirm(await ask());
      assert.match((await stage.channel.press(operator, receipt.card, 'Refresh')).text, /Done/);
      // The same if the answer, which tells Graph's time, is lost.
      stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 0, end: 'done' });
      const second = await ask(operator, devices.ainoMac);
      stage.sandbox.control.fail({ match: /POST .*\/remoteLock/, kind: 'after', times: 1 });
      const lost = await confirm(second);
      assert.match(lost.text, /Outcome unknown/);
      assert.match((await stage.channel.press(operator, lost.card, 'Refresh')).text, /Done/);
    });
  }

  it('writes the audit entry before the call leaves', async () => {
    await stage.close();
    stage = await openStage({ app: { graph: { attemptMs: 1_000 } } });
    const asked = await ask();
    // Graph never answers: what is on disk while the call hangs was there before the call.
    stage.sandbox.control.fail({ match: /POST .*\/remoteLock/, kind: 'hang', times: 1 });
    const answer = confirm(asked);
    await until(() => sent() === 1);
    assert.deepEqual(await kinds(), [['started', undefined]]);
    assert.match((await answer).text, /Outcome unknown/);
    assert.deepEqual(await kinds(), [
      ['started', undefined],
      ['ended', 'unknown'],
    ]);
  });

  it('is offered only if the platform can do it, and says why not otherwise', async () => {
    const { text } = await stage.channel.say(operator, 'select user aino@contoso.example');
    assert.match(text, /Windows can[’']t be locked remotely/);
    const asked = await ask(operator, devices.ainoLaptop);
    assert.match(asked.text, /Windows can[’']t be locked remotely/);
    assert.equal((await ask(operator, devices.boPhone)).text.includes('outside your scope'), true);
  });

  it('pressed twice, one after the other or at once, sends one call and shows the same receipt', async () => {
    const asked = await ask();
    const [first, second] = await Promise.all([confirm(asked), confirm(asked)]);
    const third = await confirm(asked);
    for (const answer of [first, second, third]) assert.match(answer.text, /Accepted/);
    assert.equal(sent(), 1);
  });

  it('pressed by someone else sends nothing and leaves the confirmation as it was', async () => {
    const asked = await ask();
    const other = await confirm(asked, people.operatorOfAll);
    assert.match(other.text, /another operator/);
    assert.equal(sent(), 0);
    assert.match((await confirm(asked)).text, /Accepted/);
  });

  it('trusts nothing in the card but the confirmation’s id', async () => {
    const asked = await ask();
    const confirmation = /"confirmation":"([^"]+)"/.exec(JSON.stringify(asked.card))?.[1];
    await stage.channel.invoke(operator, 'action.confirm', {
      confirmation,
      device: devices.boPhone,
      action: 'wipe',
      operatorId: people.admin,
    });
    assert.deepEqual(
      stage.sandbox.calls
        .filter(({ method, url }) => method === 'POST' && url.includes('managedDevices'))
        .map(({ method, url }) => `${method} ${url}`),
      [POST],
    );
    for (const made of ['', 'x', '../..', null, { a: 1 }])
      assert.match(
        (await stage.channel.invoke(operator, 'action.confirm', { confirmation: made })).text,
        /This press sent nothing/,
      );
    assert.equal(sent(), 1);
  });

  it('canceled, it can’t be confirmed any more', async () => {
    const asked = await ask();
    await stage.channel.press(operator, asked.card, 'Cancel');
    assert.match((await confirm(asked)).text, /canceled/);
    const again = await ask();
    await stage.channel.say(operator, 'cancel');
    assert.match((await confirm(again)).text, /canceled/);
    assert.equal(sent(), 0);
  });

  it('survives a restart: an open confirmation can be pressed, a used one shows its receipt', async () => {
    const asked = await ask();
    await stage.restart();
    assert.match((await confirm(asked)).text, /Accepted/);
    await stage.restart();
    assert.match((await confirm(asked)).text, /Accepted/);
    assert.equal(sent(), 1);
  });

  describe('checks again at the press', () => {
    const refusedAfter = (change: () => void, why: RegExp) => async () => {
      const asked = await ask();
      change();
      stage.sandbox.tenant.changed();
      const answer = await confirm(asked);
      assert.equal(answer.status, 200);
      assert.match(answer.text, why);
      assert.match(answer.text, /Nothing was sent/);
      assert.equal(sent(), 0);
      assert.equal((await kinds()).at(-1)?.[0], 'refused');
    };
    const group = (id: string) => stage.sandbox.tenant.data.groups.find((candidate) => candidate.id === id);
    const phone = () => stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);

    it(
      'the role',
      refusedAfter(() => group(groups.operators)?.members?.splice(0), /role/i),
    );
    it(
      'the scope',
      refusedAfter(() => group(groups.nested)?.members?.splice(0), /scope/i),
    );
    it(
      'the device’s primary user',
      refusedAfter(() => Object.assign(phone() ?? {}, { userId: people.hostile }), /primary user/),
    );
    it('that the record is still of the machine that the card named', async () => {
      const asked = await ask();
      Object.assign(phone() ?? {}, { serialNumber: 'SERIAL-OF-ANOTHER' });
      stage.sandbox.tenant.changed();
      const answer = await confirm(asked);
      assert.match(answer.text, /couldn’t check whether you may do this on AINO-PHONE, so nothing was sent/);
      assert.equal(sent(), 0);
      assert.match((await confirm(await ask())).text, /Accepted/);
    });
    it(
      'the platform',
      refusedAfter(() => Object.assign(phone() ?? {}, { operatingSystem: 'Windows' }), /Windows/),
    );
    it(
      'that the device is there',
      refusedAfter(() => {
        const { managedDevices } = stage.sandbox.tenant.data;
        managedDevices.splice(
          managedDevices.findIndex(({ id }) => id === devices.ainoPhone),
          1,
        );
      }, /no longer in Intune/),
    );
  });

  describe('when Graph', () => {
    const POSTED = /POST .*\/remoteLock/;
    const answers = async (fault: Omit<Parameters<Stage['sandbox']['control']['fail']>[0], 'match'>) => {
      const asked = await ask();
      stage.sandbox.control.fail({ match: POSTED, ...fault });
      return confirm(asked);
    };

    for (const [status, body] of [
      [200, { error: { code: 'Failed', message: 'no' } }],
      [200, '<html>A proxy</html>'],
      [200, null],
      [202, undefined],
    ] as const)
      it(`answers ${status} with ${JSON.stringify(body)}, says that the outcome is unknown, and sends it once`, async () => {
        const answer = await answers({ status, body, times: 1 });
        assert.match(answer.text, /Outcome unknown/);
        assert.doesNotMatch(answer.text, /Accepted/);
        assert.equal(sent(), 1);
      });

    it('answers 429, waits as told and sends it again', async () => {
      const { goOn, waits, ...app } = heldBack();
      await stage.close();
      stage = await openStage({ app });
      const answering = answers({ status: 429, retryAfter: 1, times: 1 });
      await until(() => waits.length > 0);
      assert.deepEqual([sent(), waits], [1, [1_000]]);
      goOn();
      const answer = await answering;
      assert.match(answer.text, /Accepted/);
      assert.equal(sent(), 2);
    });

    for (const [status, word] of [
      [403, /Failed/],
      [404, /Failed/],
      [400, /Failed/],
      [500, /Outcome unknown/],
      [503, /Outcome unknown/],
    ] as const) {
      it(`answers ${status}, says so with the request id, and sends it once`, async () => {
        const answer = await answers({ status, times: 5 });
        assert.equal(answer.status, 200);
        assert.match(answer.text, word);
        assert.match(answer.text, /[0-9a-f]{8}-[0-9a-f]{4}-/);
        assert.equal(sent(), 1);
      });
    }

    it('resets the connection, says that the outcome is unknown, and settles it from the device', async () => {
      stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 0, end: 'done' });
      const answer = await answers({ kind: 'after', times: 1 });
      assert.match(answer.text, /Outcome unknown/);
      assert.equal(sent(), 1);
      const call = stage.sandbox.calls.find(({ url }) => url.endsWith('/remoteLock'));
      assert.ok(answer.text.includes(call?.headers['client-request-id'] ?? 'none'), 'an id to quote');
      assert.match((await stage.channel.press(operator, answer.card, 'Refresh')).text, /Done/);
      assert.deepEqual(
        (await kinds()).map(([kind]) => kind),
        ['started', 'ended', 'settled'],
      );
    });

    it('can’t say whether it is allowed, sends nothing', async () => {
      const asked = await ask();
      stage.sandbox.control.fail({ match: /checkMemberGroups/, status: 403 });
      const answer = await confirm(asked);
      assert.match(answer.text, /nothing was sent/i);
      assert.equal(sent(), 0);
    });
  });
});
