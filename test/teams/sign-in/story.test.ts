import assert from 'node:assert/strict';
import type { App } from '../../../bot/app.ts';
import { Production, asksToSignIn, oauthOf } from '../../support/production.ts';
import { SSO_URI, claimsIn } from '../../support/token-service.ts';
import { devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;

describe('a whole sign-in and action in production', () => {
  let production: Production;
  let app: App;
  before(async () => {
    production = await Production.open();
    app = await production.start();
  });
  after(async () => {
    await app.close();
    await production.close();
  });

  it('a signed activity, sign-in, the user card on behalf of the operator, a lock and its receipt', async () => {
    const { channel, authority, sandbox } = production;
    const asked = await channel.say(operator, 'select user aino@contoso.example');
    assert.deepEqual(production.calls(), [], 'nothing is read before the sign-in');
    assert.equal(oauthOf(asked).tokenExchangeResource.uri, SSO_URI);

    const shown = await production.exchange(operator, asked);
    assert.equal(shown.status, 200);
    assert.match(shown.text, /Aino Virtanen[\s\S]*AINO-PHONE/);

    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    assert.equal(authority.onBehalf.length, 1);
    const receipt = await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.match(receipt.text, /Accepted/);
    assert.equal(authority.onBehalf.length, 2, 'the action has its own token');
    const locks = sandbox.calls.filter(({ url }) => url.endsWith('/remoteLock'));
    assert.equal(locks.length, 1);
    const scope = authority.onBehalf[0]?.get('scope') ?? '';
    assert.match(scope, new RegExp(`${sandbox.url}/DeviceManagementManagedDevices.PrivilegedOperations.All`));
    assert.doesNotMatch(scope, /\.default|Directory\.|Group\.|Configuration\.ReadWrite/);
    assert.equal(claimsIn(authority.onBehalf[1]?.get('assertion') ?? '').oid, operator);

    const entries = (await production.audit()).map(({ kind, what, operatorId }) => [kind, what, operatorId]);
    assert.deepEqual(entries, [
      ['read', 'select user', operator],
      ['started', 'remoteLock', operator],
      ['ended', 'remoteLock', operator],
    ]);
    assert.ok(!asksToSignIn(await channel.say(operator, 'whoami')), 'once is enough');
  });

  it("the demo can't be reached", async () => {
    const { channel } = production;
    const before = production.calls().length;
    for (const path of ['/', '/sandbox/calls', '/v1.0/users', '/api/cast', '/chat'])
      assert.equal((await fetch(app.url + path)).status, 404, path);
    const signed = channel.headers;
    channel.headers = () => ({});
    const unsigned = await channel.say(operator, 'select user aino@contoso.example');
    channel.headers = signed;
    assert.deepEqual([unsigned.status, unsigned.sent.length], [401, 0]);
    // a token such as the demo's, unsigned, signs nobody in
    const asked = await channel.say(people.operatorOfAll, 'whoami');
    const demo = production.authority.personToken(people.operatorOfAll, {}, { alg: 'none' }, 'nobody');
    assert.equal((await production.exchange(people.operatorOfAll, asked, demo)).status, 412);
    assert.equal(production.calls().length, before);
  });
});
