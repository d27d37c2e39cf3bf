import assert from 'node:assert/strict';
import { ADMIN_CHANNEL, HOSTILE, devices, groups, people } from '../support/tenant.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { timePasses } from '../support/waits.ts';

describe('who may', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  const select = (who: string, whom: string) => stage.channel.say(who, `select user ${whom}`);

  it('shows a person of the operator’s scope, nested groups included', async () => {
    const { text } = await select(people.fieldOperator, 'aino@contoso.example');
    assert.match(text, /Aino Virtanen/);
    assert.match(text, /Account/);
    assert.match(text, /Groups/);
    assert.match(text, /AINO-PHONE/);
  });

  it('shows nothing of a person outside it', async () => {
    const { text, card } = await select(people.fieldOperator, 'bo@contoso.example');
    assert.match(text, /outside your scope/i);
    assert.doesNotMatch(JSON.stringify(card ?? text), /Bo Sample|BO-PHONE|Samples/);
  });

  it('shows the devices in scope of a person who is not, and nothing else of theirs but the name', async () => {
    const { text } = await select(people.deviceOperator, 'bo@contoso.example');
    assert.match(text, /Bo Sample/);
    assert.match(text, /BO-PHONE/);
    assert.doesNotMatch(text, /BO-TABLET|Everybody|bo@contoso|Samples/);
  });

  it('reveals no more to a forged press', async () => {
    for (const verb of ['user.groups', 'user.devices', 'user.show']) {
      const { text, card } = await stage.channel.invoke(people.deviceOperator, verb, { user: people.bo });
      assert.doesNotMatch(text + JSON.stringify(card), /BO-TABLET|Everybody|bo@contoso|Samples/, verb);
    }
    for (const verb of ['user.groups', 'user.devices', 'user.show']) {
      const { text } = await stage.channel.invoke(people.fieldOperator, verb, { user: people.bo });
      assert.match(text, /outside your scope/, verb);
    }
  });

  it('asks about more than twenty scope groups in several checks', async () => {
    stage.calls();
    const { text } = await select(people.operatorOfMany, 'aino@contoso.example');
    assert.match(text, /AINO-PHONE/);
    const checks = stage.calls().filter((call) => call.includes('aino@contoso.example/checkMemberGroups'));
    assert.equal(checks.length, 2);
  });

  it('lets an Entra administrator see everybody, through a role-assignable group too', async () => {
    const { text } = await select(people.admin, 'bo@contoso.example');
    assert.match(text, /BO-TABLET/);
  });

  it('tells a person without a role whom to ask, and reads nothing about the other person', async () => {
    stage.calls();
    const { text } = await select(people.nobody, 'aino@contoso.example');
    assert.match(text, /Intune administrator/);
    assert.deepEqual(
      stage.calls().filter((call) => call.includes('aino')),
      [],
    );
  });

  it('answers neither a guest nor a person from another tenant, and reads only the guest’s own record', async () => {
    stage.calls();
    const guest = await select(people.guest, 'aino@contoso.example');
    assert.match(guest.text, /guests/);
    const read = stage.calls().filter((call) => call.includes('/users/'));
    assert.ok(read.length > 0 && read.every((call) => call.includes(people.guest)), read.join('\n'));
    const foreign = await stage.channel.say(people.fieldOperator, 'whoami', {
      channelData: { tenant: { id: 'c0ffee00-0000-4000-8000-000000000002' } },
      conversation: {
        id: 'a:foreign',
        conversationType: 'personal',
        tenantId: 'c0ffee00-0000-4000-8000-000000000002',
      },
    });
    assert.equal(foreign.status, 200);
    assert.match(foreign.text, /another/);
    assert.deepEqual(
      stage.calls().filter((call) => call.includes('/users/')),
      [],
    );
  });

  it('audits every refusal with its person: guests, blocked and foreign speakers, and people out of scope', async () => {
    await select(people.guest, 'aino@contoso.example');
    await select(people.blocked, 'aino@contoso.example');
    const foreign = 'c0ffee00-0000-4000-8000-000000000002';
    await stage.channel.say(people.fieldOperator, 'roles', {
      conversation: { id: `${ADMIN_CHANNEL};messageid=1`, conversationType: 'channel', tenantId: foreign },
      channelData: { tenant: { id: foreign }, channel: { id: ADMIN_CHANNEL } },
    });
    await select(people.fieldOperator, 'bo@contoso.example');
    await select(people.fieldOperator, 'Bo Sample');
    await stage.channel.say(people.fieldOperator, 'device BO-PHONE');
    assert.deepEqual(
      (await stage.audit()).map(({ kind, what, outcome, personId, deviceId }) => [
        kind,
        what,
        outcome,
        personId,
        deviceId,
      ]),
      [
        ['refused', 'select user', 'guest', undefined, undefined],
        ['refused', 'select user', 'blocked', undefined, undefined],
        ['refused', 'roles', 'foreignTenant', undefined, undefined],
        ['refused', 'select user', 'scope', people.bo, undefined],
        ['refused', 'select user', 'scope', people.bo, undefined],
        ['refused', 'device', 'scope', people.bo, devices.boPhone],
      ],
    );
  });

  it('names a person by id if the account can’t be read, on the card and in the audit', async () => {
    stage.sandbox.control.fail({ match: /GET \/v1\.0\/users\/[^/]+\?.*usageLocation/, status: 403 });
    const { card } = await select(people.fieldOperator, 'aino@contoso.example');
    assert.equal((await stage.audit()).at(-1)?.personId, people.aino);
    assert.match((await stage.channel.press(people.fieldOperator, card, 'Refresh')).text, /AINO-PHONE/);
    const none = await select(people.fieldOperator, 'noa@contoso.example');
    assert.match(none.text, /No devices in Intune/);
    assert.equal((await stage.audit()).at(-1)?.personId, people.noDevices);
  });

  it('does not answer a blocked account', async () => {
    assert.match((await select(people.blocked, 'aino@contoso.example')).text, /blocked/);
  });

  const mended: [string, string, Record<string, unknown>, Record<string, unknown>][] = [
    ['blocked', people.blocked, {}, { accountEnabled: true }],
    ['a guest', people.fieldOperator, { userType: 'Guest' }, { userType: 'Member' }],
    [
      'blocked and a guest',
      people.blocked,
      { userType: 'Guest' },
      { userType: 'Member', accountEnabled: true },
    ],
  ];
  for (const [what, who, wrong, right] of mended)
    it(`answers a person who was ${what} until a moment ago`, async () => {
      const change = (over: Record<string, unknown>) => {
        Object.assign(stage.sandbox.tenant.data.users.find(({ id }) => id === who) ?? {}, over);
        stage.sandbox.tenant.changed();
      };
      change(wrong);
      assert.match((await select(who, 'aino@contoso.example')).text, /blocked|guests/);
      change(right);
      timePasses(2_100);
      assert.match((await select(who, 'aino@contoso.example')).text, /AINO-PHONE/);
    });

  it('asks Graph no more than once in a few seconds for people it refuses', async () => {
    for (const who of [people.guest, people.blocked]) {
      await select(who, 'aino@contoso.example');
      stage.calls();
      timePasses(2_100);
      for (let n = 0; n < 8; n++) await select(who, 'aino@contoso.example');
      const read = stage.calls();
      assert.ok(read.length <= 2, read.join('\n'));
      assert.ok(
        read.every((call) => call.includes(who)),
        read.join('\n'),
      );
    }
  });

  it('offers only what a role allows: reading yes, locking no', async () => {
    const { card, text } = await select(people.reader, 'aino@contoso.example');
    assert.match(text, /AINO-PHONE/);
    assert.doesNotMatch(text, /\[Remote lock\]/);
    const asked = await stage.channel.invoke(people.reader, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    assert.match(asked.text, /role doesn’t include “Remote lock”/);
    assert.ok(card);
  });

  it('sees a new role at once', async () => {
    await select(people.nobody, 'aino@contoso.example');
    stage.sandbox.tenant.data.groups.find(({ id }) => id === groups.operators)?.members?.push(people.nobody);
    stage.sandbox.tenant.changed();
    assert.match((await select(people.nobody, 'aino@contoso.example')).text, /AINO-PHONE/);
  });

  it('whoami lists the roles and the scope groups by name, and says why', async () => {
    const { text } = await stage.channel.say(people.fieldOperator, 'whoami');
    assert.match(text, /Help Desk Operator/);
    assert.match(text, /Field help desk/);
    assert.match(text, /Field people/);
    assert.match(text, /Remote lock/i);
    assert.match((await stage.channel.say(people.admin, 'whoami')).text, /Intune Administrator/);
  });

  it('shows hostile names as they are, on every card', async () => {
    const shown = await select(people.fieldOperator, 'hostile@contoso.example');
    const visible = shown.text.replaceAll('\u2060', '');
    assert.ok(visible.includes(HOSTILE), visible);
    const asked = await stage.channel.press(people.fieldOperator, shown.card, 'Remote lock');
    assert.ok(asked.text.replaceAll('\u2060', '').includes(HOSTILE));
  });

  it('goes on with v1.0 in time if beta never answers', async () => {
    await stage.close();
    stage = await openStage({ app: { graph: { betaHeadStartMs: 200 } } });
    await select(people.fieldOperator, 'aino@contoso.example');
    stage.sandbox.control.fail({ match: /\/beta\//, kind: 'hang' });
    const asked = await stage.channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    assert.match(
      (await stage.channel.press(people.fieldOperator, asked.card, 'Confirm remote lock')).text,
      /Accepted/,
    );
    const again = await stage.channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoMac,
    });
    const began = stage.sandbox.calls.filter(({ url }) => url.startsWith('/beta')).length;
    assert.match(
      (await stage.channel.press(people.fieldOperator, again.card, 'Confirm remote lock')).text,
      /Accepted/,
    );
    assert.equal(
      stage.sandbox.calls.filter(({ url }) => url.startsWith('/beta')).length,
      began,
      'beta is left alone for a while',
    );
  });

  it('cleans the names in pickers', async () => {
    Object.assign(stage.sandbox.tenant.data.users.find(({ id }) => id === people.hostile) ?? {}, {
      displayName: 'Quux \u202E{{DATE(2020-01-01T00:00:00Z,SHORT)}}',
    });
    stage.sandbox.tenant.changed();
    const { body } = await stage.channel.deliver(
      stage.channel.activity(people.fieldOperator, {
        type: 'invoke',
        name: 'application/search',
        value: { queryText: 'quux', dataset: 'people', queryOptions: { skip: 0, top: 5 } },
      }),
    );
    assert.match(JSON.stringify(body), /Quux/);
    assert.doesNotMatch(JSON.stringify(body), /\u202e|\{\{/i);
  });

  it('says that the scope could not be read if beta fails, and not that the device is outside it', async () => {
    stage.sandbox.control.fail({ match: /\/beta\//, status: 404, code: 'NotFound' });
    await stage.restart();
    const { text } = await select(people.operatorOfAll, 'bo@contoso.example');
    assert.match(text, /can’t show your whole scope right now/);
    assert.match((await stage.channel.say(people.operatorOfAll, 'whoami')).text, /can’t say right now/);
    const { text: sure } = await select(people.fieldOperator, 'aino@contoso.example');
    assert.match(sure, /AINO-PHONE/);
  });

  it('takes nothing from other readers if a reading failed in part', async () => {
    await select(people.operatorOfAll, 'bo@contoso.example');
    stage.sandbox.control.fail({ match: /\/beta\//, status: 503, times: 4 });
    // For a person without a role the roles are read again.
    for (let n = 0; n < 2; n++) await stage.channel.say(people.nobody, 'help');
    const { text } = await select(people.operatorOfAll, 'bo@contoso.example');
    assert.match(text, /BO-PHONE/);
  });

  it('reads no roles for a guest, however often they ask', async () => {
    for (let n = 0; n < 2; n++) {
      await stage.channel.say(people.guest, 'whoami');
      if (n === 0) stage.calls();
    }
    assert.deepEqual(stage.calls(), []);
  });

  it('tells people who are no operators nothing about confirmations', async () => {
    const asked = await stage.channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const [id] = /[0-9a-f-]{36}/.exec(JSON.stringify(asked.card).split('confirmation')[1] ?? '') ?? [];
    assert.ok(id);
    for (const verb of ['action.confirm', 'action.cancel', 'secret.hide'])
      for (const data of [{ confirmation: id }, { confirmation: 'x', receipt: 'x' }]) {
        assert.match((await stage.channel.invoke(people.nobody, verb, data)).text, /no Intune role/, verb);
        assert.match((await stage.channel.invoke(people.guest, verb, data)).text, /guests/, verb);
      }
    assert.match(
      (await stage.channel.invoke(people.operatorOfMany, 'action.confirm', { confirmation: id })).text,
      /another operator/,
    );
  });

  it('finds nothing in an unknown dataset', async () => {
    for (const dataset of ['__proto__', 'constructor', 'toString', '__defineGetter__']) {
      const { body } = await stage.channel.deliver(
        stage.channel.activity(people.fieldOperator, {
          type: 'invoke',
          name: 'application/search',
          value: { queryText: 'aino', dataset, queryOptions: { skip: 0, top: 5 } },
        }),
      );
      assert.match(JSON.stringify(body), /"results":\[\]/, dataset);
    }
  });

  it('treats an empty scope as no scope if beta fails', async () => {
    const asked = await stage.channel.invoke(people.operatorOfAll, 'action.ask', {
      action: 'remoteLock',
      device: devices.boPhone,
    });
    stage.sandbox.control.fail({ match: /\/beta\//, status: 404, code: 'NotFound' });
    const confirmed = await stage.channel.press(people.operatorOfAll, asked.card, 'Confirm remote lock');
    assert.match(confirmed.text, /scope/i);
    assert.deepEqual(
      stage.calls().filter((call) => call.includes('remoteLock')),
      [],
    );
  });
});
