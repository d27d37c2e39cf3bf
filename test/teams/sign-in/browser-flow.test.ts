import assert from 'node:assert/strict';
import { asksToSignIn, buttonOf } from '../../support/production.ts';
import { people } from '../../support/tenant.ts';
import { productionBot } from '../support/production-bot.ts';

const operator = people.fieldOperator;
const colleague = people.operatorOfAll;

describe('sign-in: with the browser', () => {
  const bot = productionBot();
  const ask = (who: string = operator) => bot.production.channel.say(who, 'whoami');
  const redeemed = () =>
    bot.production.authority.asked.filter(({ grant }) => grant === 'authorization_code').length;

  it('uses state, nonce and PKCE, and answers what was asked after the one-time code', async () => {
    const asked = await ask();
    const { authorize, code = '', html } = await bot.production.browse(operator, buttonOf(asked));
    const query = new URL(authorize).searchParams;
    assert.equal(query.get('code_challenge_method'), 'S256');
    assert.equal(query.get('redirect_uri'), `${bot.production.publicUrl}/auth/end`);
    assert.match(query.get('scope') ?? '', /User\.Read\.All/);
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((query.get(name) ?? '').length >= 43, name);
    assert.doesNotMatch(html, /eyJ/, 'no token is on the page');
    assert.ok(asksToSignIn(await ask()), 'the browser without the code signs nobody in');
    const answered = await bot.production.verify(operator, code);
    assert.equal(answered.status, 200);
    assert.match(answered.text, /Help Desk Operator/);
    assert.ok(!asksToSignIn(await ask()));
  });

  it('serves an action, too, for which Entra is asked again', async () => {
    const asked = await bot.production.channel.say(operator, 'select user aino@contoso.example');
    const { code = '' } = await bot.production.browse(operator, buttonOf(asked));
    const shown = await bot.production.verify(operator, code);
    const confirm = await bot.production.channel.press(operator, shown.card, 'Remote lock');
    const receipt = await bot.production.channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.match(receipt.text, /Accepted/);
    assert.ok(bot.production.authority.asked.some(({ grant }) => grant === 'refresh_token'));
  });

  it('refuses a code that someone else got, and that code is used up', async () => {
    const { code = '' } = await bot.production.browse(operator, buttonOf(await ask()));
    const stolen = await bot.production.verify(colleague, code);
    assert.equal(stolen.status, 412);
    assert.match(stolen.text, /can’t be used/);
    assert.ok(asksToSignIn(await ask(colleague)));
    assert.equal((await bot.production.verify(operator, code)).status, 412);
    assert.ok(asksToSignIn(await ask()));
    const [entry] = await bot.production.audit();
    assert.deepEqual([entry?.what, entry?.operatorId, entry?.outcome], ['sign in', colleague, 'wrongPerson']);
  });

  it('refuses people who signed in as someone else', async () => {
    const { code = '' } = await bot.production.browse(colleague, buttonOf(await ask()));
    assert.equal((await bot.production.verify(operator, code)).status, 412);
    assert.ok(asksToSignIn(await ask()));
  });

  it('refuses a code that was used', async () => {
    const { code = '' } = await bot.production.browse(operator, buttonOf(await ask()));
    assert.equal((await bot.production.verify(operator, code)).status, 200);
    await bot.production.channel.say(operator, 'sign out');
    const again = await bot.production.verify(operator, code);
    assert.deepEqual([again.status, asksToSignIn(await ask())], [412, true]);
  });

  it('accepts a code again if the store couldn’t be written to, and then what waits goes on', async () => {
    const { code = '' } = await bot.production.browse(operator, buttonOf(await ask()));
    const writable = await bot.unwritable();
    for (const n of [1, 2]) {
      const failed = await bot.production.verify(operator, code);
      assert.equal(failed.status, 503, `try ${n}`);
      assert.match(failed.text, /went wrong/);
    }
    await writable();
    const again = await bot.production.verify(operator, code);
    assert.equal(again.status, 200);
    assert.match(again.text, /Role assignments/);
    assert.equal((await bot.production.verify(operator, code)).status, 412, 'it was used');
  });

  it('refuses a code that nobody got', async () => {
    assert.equal((await bot.production.verify(operator, 'made-up')).status, 412);
    assert.equal((await bot.production.verify(operator, '123456')).status, 412);
  });

  it('says nothing to people who closed the window', async () => {
    const { status, sent } = await bot.production.verify(operator, 'CancelledByUser');
    assert.deepEqual([status, sent], [412, []]);
  });

  it('refuses a forged state before it asks the authority', async () => {
    const forged = await bot.production.browse(operator, buttonOf(await ask()), (url) =>
      url.searchParams.set('state', 'forged'),
    );
    assert.deepEqual([forged.status, forged.code, redeemed()], [400, undefined, 0]);
  });

  it('refuses a state that was used', async () => {
    const { end = '' } = await bot.production.browse(operator, buttonOf(await ask()));
    assert.equal((await fetch(end)).status, 400);
    assert.equal(redeemed(), 1);
  });

  it('refuses the state of another browser', async () => {
    const lured = await bot.production.browse(colleague, buttonOf(await ask()), undefined, false);
    assert.deepEqual([lured.status, lured.code, redeemed()], [400, undefined, 0]);
  });

  it('refuses the code of another sign-in, because PKCE doesn’t match', async () => {
    const [first, second] = [buttonOf(await ask()), buttonOf(await ask())];
    let code = '';
    await bot.production.browse(operator, first, (url) => (code = url.searchParams.get('code') ?? ''));
    const mixed = await bot.production.browse(operator, second, (url) => url.searchParams.set('code', code));
    assert.deepEqual([mixed.status, mixed.code], [400, undefined]);
  });

  it('says that nobody was signed in if the person declines', async () => {
    const declined = await bot.production.browse(operator, buttonOf(await ask()), (url) => {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
      url.searchParams.set('error_description', '<script>alert(1)</script>');
    });
    assert.equal(declined.status, 400);
    assert.match(declined.html, /You weren’t signed in/);
    assert.doesNotMatch(declined.html, /alert/);
  });

  for (const [locale, done, declined, expired] of [
    ['de-DE', /Sie sind angemeldet/, /Sie wurden nicht angemeldet/, /Dieser Anmeldelink gilt nicht mehr/],
    ['fr-FR', /La connexion a réussi/, /La connexion a échoué/, /Ce lien de connexion n’est plus valide/],
  ] as const)
    it(`speaks the language of who was asked, and that of the browser where nobody knows who it is (${locale})`, async () => {
      const inTheirs = () => bot.production.channel.say(operator, 'whoami', { locale });
      const lang = new RegExp(`<html lang="${locale.slice(0, 2)}" dir="ltr">`);
      const page = await bot.production.browse(operator, buttonOf(await inTheirs()));
      assert.match(page.html, lang);
      assert.match(page.html, done);
      const refused = await bot.production.browse(operator, buttonOf(await inTheirs()), (url) =>
        url.searchParams.delete('code'),
      );
      assert.match(refused.html, declined);
      const headers = { 'accept-language': `fi-FI, en;q=0.5, ${locale};q=0.9, *;q=0.1` };
      for (const path of ['/auth/start?id=made-up', '/auth/end?state=x&code=y']) {
        const html = await (await fetch(`${bot.url}${path}`, { headers })).text();
        assert.match(html, lang);
        assert.match(html, expired);
      }
    });

  it('speaks English to a browser whose languages it doesn’t know, or that says something odd', async () => {
    for (const language of ['fi-FI', '*', 'de;q=0', '"><script>', `${'x-'.repeat(5_000)}x`, ';;,,'])
      assert.match(
        await (
          await fetch(`${bot.url}/auth/end?state=x`, { headers: { 'accept-language': language } })
        ).text(),
        /<html lang="en" dir="ltr">[^]*This sign-in link no longer works/,
        language.slice(0, 20),
      );
  });

  it('starts only for a prompt that exists', async () => {
    for (const id of ['', '?id=', '?id=made-up', '?id=%00'])
      assert.equal((await fetch(`${bot.url}/auth/start${id}`, { redirect: 'manual' })).status, 400, id);
  });

  it('is one flow at a time: the latest counts', async () => {
    const button = buttonOf(await ask());
    let first = '';
    await bot.production.browse(operator, button, (url) => {
      first = url.href;
      url.searchParams.set('state', 'lost');
    });
    assert.ok((await bot.production.browse(operator, button)).code);
    assert.equal((await fetch(first)).status, 400);
  });

  it('keeps its pages out of frames, caches and other hosts’ reach', async () => {
    const start = buttonOf(await ask()).replace(bot.production.publicUrl, bot.url);
    const begun = await fetch(start, { redirect: 'manual' });
    assert.match(begun.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax; Secure$/);
    const page = await fetch(`${bot.url}/auth/end?state=x&code=y`);
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    const library = await (await fetch(`${bot.url}/auth/teams.js`)).text();
    assert.match(library, /notifySuccess/);
  });
});
