import assert from 'node:assert/strict';
import { buttons } from '../../support/channel.ts';
import { asksToSignIn } from '../../support/production.ts';
import { claimsIn } from '../../support/token-service.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';
import { productionBot } from '../support/production-bot.ts';

const operator = people.fieldOperator;

describe('sign-in: Graph in application mode', () => {
  const bot = productionBot({ GraphAuth: 'application' });
  const locks = () => bot.production.calls().filter((call) => call.includes('remoteLock')).length;

  it('reads without a sign-in; before an action the operator signs in, and then it goes ahead', async () => {
    const { channel, authority } = bot.production;
    const shown = await channel.say(operator, 'select user aino@contoso.example');
    assert.match(shown.text, /Aino Virtanen/);
    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const pressed = await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.ok(asksToSignIn(pressed));
    assert.equal(locks(), 0);
    const receipt = await bot.production.exchange(operator, pressed);
    assert.match(receipt.text, /Accepted/);
    assert.equal(locks(), 1);
    // one for the exchange and one for the action, with only the scope that says who it is
    assert.equal(authority.onBehalf.length, 2);
    assert.match(authority.onBehalf[0]?.get('scope') ?? '', /\/User\.Read( |$)/);
    assert.doesNotMatch(authority.onBehalf[0]?.get('scope') ?? '', /DeviceManagement/);
  });

  it('says at the start that only the bot checks roles and scope', async () => {
    const said: string[] = [];
    const log = () => undefined;
    await bot.restart({
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

  it('changes nothing if sign-in isn’t set up, and says so; reading goes on', async () => {
    const said: string[] = [];
    const silent = () => undefined;
    const warn = (_: object, words: string) => void said.push(words);
    const without = { SsoAppId: '', SsoAppIdUri: '', SsoAppPassword: '', PublicUrl: '' };
    await bot.restart({ debug: silent, info: silent, error: silent, warn }, without);
    assert.ok(said.some((words) => words.includes('actions and role changes are refused')));
    const { channel } = bot.production;
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
    assert.equal(bot.production.calls().filter((call) => call.startsWith('DELETE')).length, 0);
  });

  it('makes admins sign in before they change roles, in the channel', async () => {
    const { channel } = bot.production;
    const there = channel.inChannel(ADMIN_CHANNEL);
    const deletes = () => bot.production.calls().filter((call) => call.startsWith('DELETE')).length;
    const asked = await channel.say(people.admin, 'remove role Field help desk', there);
    const confirm = buttons(asked.card)
      .map(({ title }) => String(title))
      .find((title) => title.startsWith('Confirm'));
    const pressed = await channel.press(people.admin, asked.card, confirm ?? '', {}, there);
    assert.ok(asksToSignIn(pressed));
    assert.equal(deletes(), 0);
    const done = await bot.production.exchange(people.admin, pressed);
    assert.match(done.text, /is removed/);
    assert.equal(deletes(), 1);
  });

  it('lets nobody act with a colleague’s token', async () => {
    const { channel, authority } = bot.production;
    const shown = await channel.say(operator, 'select user aino@contoso.example');
    const confirm = await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const pressed = await channel.press(operator, confirm.card, 'Confirm remote lock');
    const stolen = authority.personToken(people.operatorOfAll);
    assert.equal((await bot.production.exchange(operator, pressed, stolen)).status, 412);
    await channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.equal(locks(), 0);
  });

  it('calls Graph with the application’s token, never with a person’s', async () => {
    assert.match((await bot.production.channel.say(operator, 'whoami')).text, /Help Desk Operator/);
    const tokens = bot.production.authority.asked.filter(({ grant }) => grant === 'client_credentials');
    assert.ok(tokens.length > 0);
    const person = bot.production.authority.given.map(claimsIn).filter(({ aud }) => aud === 'graph');
    assert.equal(person.length, 0, 'reading asks for nothing on behalf of anybody');
  });
});
