import assert from 'node:assert/strict';
import type { App } from '../../../bot/app.ts';
import { buttons } from '../../support/channel.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { claimsIn } from '../../support/token-service.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;

describe('sign-in: Graph asked as the application', () => {
  let production: Production;
  let app: App;
  beforeEach(async () => {
    production = await Production.open({ GraphAuth: 'application' });
    app = await production.start();
  });
  afterEach(async () => {
    await app.close();
    await production.close();
  });
  const locks = () => production.calls().filter((call) => call.includes('remoteLock')).length;

  it('reads without a sign-in; an action has its presser prove who they are, and goes ahead after it', async () => {
    const { channel, authority } = production;
    const shown = await channel.say(operator, 'select user aino@contoso.example');
    assert.match(shown.text, /Aino Virtanen/);
    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const pressed = await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.ok(asksToSignIn(pressed));
    assert.equal(locks(), 0);
    const receipt = await production.exchange(operator, pressed);
    assert.match(receipt.text, /Accepted/);
    assert.equal(locks(), 1);
    // exchanged, and anew for the action itself; with no more than it takes to know who it is
    assert.equal(authority.onBehalf.length, 2);
    assert.match(authority.onBehalf[0]?.get('scope') ?? '', /\/User\.Read( |$)/);
    assert.doesNotMatch(authority.onBehalf[0]?.get('scope') ?? '', /DeviceManagement/);
  });

  it('says at the start that the bot alone guards', async () => {
    await app.close();
    const said: string[] = [];
    const log = () => undefined;
    app = await production.start({
      debug: log,
      info: log,
      error: log,
      warn: (_, words) => void said.push(words),
    });
    assert.ok(
      said.some((words) => words.includes('only the bot checks roles and scope')),
      said.join(),
    );
  });

  it('changes nothing where the sign-in isn’t set up, and says so; reading goes on', async () => {
    await app.close();
    const said: string[] = [];
    const silent = () => undefined;
    const warn = (_: object, words: string) => void said.push(words);
    const without = { SsoAppId: '', SsoAppIdUri: '', SsoAppPassword: '', PublicUrl: '' };
    app = await production.start({ debug: silent, info: silent, error: silent, warn }, without);
    assert.ok(said.some((words) => words.includes('actions and role changes are refused')));
    const { channel } = production;
    const shown = await channel.say(operator, 'select user aino@contoso.example');
    assert.match(shown.text, /Aino Virtanen/);
    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const pressed = await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.match(pressed.text, /sign-in isn’t set up/);
    assert.equal(locks(), 0);
    const removal = await channel.say(
      people.admin,
      'remove role Field help desk',
      channel.inChannel(ADMIN_CHANNEL),
    );
    const there = channel.inChannel(ADMIN_CHANNEL);
    const removed = await channel.press(people.admin, removal.card, 'Confirm removal', {}, there);
    assert.match(removed.text, /sign-in isn’t set up/);
    assert.equal(production.calls().filter((call) => call.startsWith('DELETE')).length, 0);
  });

  it('has admins prove who they are before they change roles, in the channel', async () => {
    const { channel } = production;
    const there = channel.inChannel(ADMIN_CHANNEL);
    const deletes = () => production.calls().filter((call) => call.startsWith('DELETE')).length;
    const asked = await channel.say(people.admin, 'remove role Field help desk', there);
    const confirm = buttons(asked.card)
      .map(({ title }) => String(title))
      .find((title) => title.startsWith('Confirm'));
    const pressed = await channel.press(people.admin, asked.card, confirm ?? '', {}, there);
    assert.ok(asksToSignIn(pressed));
    assert.equal(deletes(), 0);
    const done = await production.exchange(people.admin, pressed);
    assert.match(done.text, /is removed/);
    assert.equal(deletes(), 1);
  });

  it('lets nobody act by a colleague’s token', async () => {
    const { channel, authority } = production;
    const shown = await channel.say(operator, 'select user aino@contoso.example');
    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const pressed = await channel.press(operator, confirm.card, 'Confirm remote lock');
    const stolen = authority.personToken(people.operatorOfAll);
    assert.equal((await production.exchange(operator, pressed, stolen)).status, 412);
    await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.equal(locks(), 0);
  });

  it('calls Graph with the application’s token, never with a person’s', async () => {
    assert.match((await production.channel.say(operator, 'whoami')).text, /Help Desk Operator/);
    const tokens = production.authority.asked.filter(({ grant }) => grant === 'client_credentials');
    assert.ok(tokens.length > 0);
    const person = production.authority.given.map(claimsIn).filter(({ aud }) => aud === 'graph');
    assert.equal(person.length, 0, 'reading asks for nothing on behalf of anybody');
  });
});
