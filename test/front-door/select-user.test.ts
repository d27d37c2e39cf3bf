import assert from 'node:assert/strict';
import { ATTEMPT_MS } from '../../bot/graph/index.ts';
import { LIMITS } from '../../bot/teams/options.ts';
import type { Json } from '../support/channel.ts';
import { buttons, parts } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { groupId, groups, people, smallTenant, userId } from '../support/tenant.ts';

const operator = people.fieldOperator;

describe('select user', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  const select = (whom: string, who: string = operator) => stage.channel.say(who, `select user ${whom}`);

  describe('finds', () => {
    for (const [what, typed] of [
      ['UPN', 'aino@contoso.example'],
      ['UPN in another case', 'AINO@Contoso.Example'],
      ['mail', 'aino.mail@contoso.example'],
      ['object id', people.aino],
      ['full name', 'Aino Virtanen'],
      ['part of a name', 'virt'],
      ['quoted name', '"Aino Virtanen"'],
    ] as const) {
      it(`by ${what}`, async () => assert.match((await select(typed)).text, /AINO-PHONE/));
    }

    for (const [what, typed] of [
      ['an apostrophe', "noa o'brien"],
      ['a typographic apostrophe', 'Noa O’Brien'],
      ['an apostrophe as an entity', 'noa o&apos;brien'],
      ['signs of no width', '\u200bnoa\u00a0o&#x27;\u200ebrien\ufeff'],
      ['a UPN with an apostrophe', "noa.o'brien@contoso.example"],
    ] as const) {
      it(`someone with ${what}`, async () =>
        assert.match((await select(typed)).text, /No devices in Intune/));
    }

    it('by any of the phrases, in any case, with a mention before it', async () => {
      for (const phrase of ['Select User', 'user', 'FIND', 'troubleshoot', '<at>Help Desk</at> select user'])
        assert.match(
          (await stage.channel.say(operator, `${phrase} aino@contoso.example`)).text,
          /AINO-PHONE/,
          phrase,
        );
    });

    it('names in diacritics and other scripts', async () => {
      const data = smallTenant();
      for (const [n, displayName] of [
        [40, 'Zoë Çelik'],
        [41, '田中 太郎'],
        [42, 'نور الدين'],
        [43, 'Łukasz Żółć'],
      ] as const)
        data.users.push({
          id: userId(n),
          displayName,
          userPrincipalName: `p${n}@contoso.example`,
          userType: 'Member',
        });
      data.groups
        .find(({ id }) => id === groups.field)
        ?.members?.push(userId(40), userId(41), userId(42), userId(43));
      await stage.close();
      stage = await openStage({ data });
      for (const name of ['Zoë Çelik', '田中', 'نور', 'Żółć'])
        assert.match((await select(name)).text, /No devices in Intune/, name);
    });
  });

  it('says who was not found, what was searched, and what to try', async () => {
    const { text } = await select('Nobody At All');
    assert.match(text, /Nobody At All/);
    assert.match(
      text,
      /I searched the words of display names, and the beginnings of first and last names.* similar/,
    );
    assert.match(text, /Try the beginning of the first or last name, or the address\.$/m);
    const address = await select('nobody.at.all@contoso.example');
    assert.match(
      address.text,
      /Nobody matches.*I searched user principal names, all mail addresses and.* part of/,
    );
    const id = await select(userId(999));
    assert.match(id.text, /Nobody matches.*I searched object ids\. Check the id, or try the name/);
    assert.match((await stage.channel.say(operator, 'select user')).text, /Say who/);
  });

  it('offers a choice among several, in scope or not, and checks the scope when one is chosen', async () => {
    const { card, text } = await select('aino');
    assert.deepEqual(
      buttons(card).map(({ title }) => title),
      ['Aino Kallio', 'Aino Virtanen'],
    );
    assert.match(text, /aino\.kallio@contoso\.example/);
    assert.match((await stage.channel.press(operator, card, 'Aino Virtanen')).text, /AINO-PHONE/);
    assert.match((await stage.channel.press(operator, card, 'Aino Kallio')).text, /outside your scope/);
  });

  it('shows the first eight of many, how many there are, and a field that searches', async () => {
    const data = smallTenant();
    for (let n = 50; n < 62; n++)
      data.users.push({
        id: userId(n),
        displayName: `Quentin ${n}`,
        userPrincipalName: `quentin${n}@contoso.example`,
        userType: 'Member',
      });
    data.groups.find(({ id }) => id === groups.field)?.members?.push(userId(61));
    await stage.close();
    stage = await openStage({ data });
    const { card, text } = await select('quent');
    const named = buttons(card).filter(({ title }) => String(title).startsWith('Quentin '));
    assert.equal(named.length, 8);
    assert.match(text, /12/);
    const field = [...parts(card)].find(({ type }) => type === 'Input.ChoiceSet');
    assert.deepEqual(field?.['choices.data'], { type: 'Data.Query', dataset: 'people' });
    const searched = await stage.channel.deliver(
      stage.channel.activity(operator, {
        type: 'invoke',
        name: 'application/search',
        value: {
          kind: 'search',
          queryText: 'quentin 61',
          dataset: 'people',
          queryOptions: { skip: 0, top: 15 },
        },
      }),
    );
    const { value } = searched.body as { value: { results: { title: string; value: string }[] } };
    assert.deepEqual(
      value.results.map((one) => one.value),
      [userId(61)],
    );
    const chosen = await stage.channel.invoke(operator, 'user.choose', { user: userId(61) });
    assert.match(chosen.text, /No devices in Intune/);
  });

  it('input can’t break out of a search or a filter', async () => {
    for (const typed of [
      '" OR "displayName:a',
      "x' or 1 eq 1 or displayName eq 'y",
      "' or startswith(displayName,'a') or 'a' eq '",
      'a\\" OR "mail:a',
      '../../groups',
      '?$select=id',
      `${people.aino}/manager`,
      "o')/drive",
      'a%2F..%2Fgroups',
    ]) {
      stage.calls();
      const { status, text } = await select(typed);
      assert.equal(status, 200);
      assert.match(text, /Nobody matches|outside/, typed);
      for (const call of stage.calls())
        assert.match(call, /\/v1\.0\/users|\/(beta|v1\.0)\/deviceManagement\/role|checkMemberGroups/, call);
    }
  });

  it('shows account, groups and devices with their details', async () => {
    const { text } = await select('aino@contoso.example');
    for (const shown of [
      'Aino Virtanen',
      'aino@contoso.example',
      'aino.mail@contoso.example',
      'Field engineer',
      'Samples',
      'Oulu 2',
      'Bo Sample',
      'Finland',
      'Field people',
      'Field people, north',
      'Everybody',
      'Groups · 3',
      'Devices · 3',
      'AINO-HOME',
      'AINO-MAC',
      'Not compliant',
    ])
      assert.ok(text.includes(shown), `${shown} is missing in:\n${text}`);
    assert.ok(text.indexOf('AINO-MAC') < text.indexOf('AINO-LAPTOP'), 'newest first');
  });

  for (const [part, match, still] of [
    ['the account', /GET \/v1\.0\/users\/[^/]+\?/, /AINO-PHONE/],
    ['the groups', /transitiveMemberOf\/microsoft\.graph\.group/, /AINO-PHONE/],
    ['the devices', /managedDevices/, /Field engineer/],
    ['the licenses', /licenseDetails/, /AINO-PHONE/],
    ['the registered devices', /registeredDevices/, /AINO-PHONE/],
  ] as const) {
    it(`says why ${part} can’t be read, and shows the rest`, async () => {
      await select('aino@contoso.example');
      stage.sandbox.control.fail({ match, status: 403, code: 'Forbidden' });
      const { text } = await select('aino@contoso.example', operator);
      assert.match(text, still);
      assert.match(text, /Graph (refused|says)|not allowed|refuse/i);
    });
  }

  it('shows the rest if one read hangs, before the turn’s time is over', async () => {
    await stage.close();
    stage = await openStage({ app: { graph: { attemptMs: 1_000 }, limits: { messageMs: 4_000 } } });
    await select('aino@contoso.example');
    stage.sandbox.control.fail({ match: /licenseDetails/, kind: 'hang' });
    const { text } = await select('aino@contoso.example', operator);
    assert.match(text, /AINO-PHONE/);
    assert.match(text, /Graph took too long/);
  });

  it('has time left in every turn if Graph answers nothing', () => {
    assert.ok(ATTEMPT_MS < LIMITS.invokeMs - LIMITS.warningMs && LIMITS.invokeMs < LIMITS.messageMs);
  });

  it('shows nothing if it can’t check the scope', async () => {
    await select('aino@contoso.example');
    stage.sandbox.control.fail({ match: /aino@contoso\.example\/checkMemberGroups/, status: 503 });
    const { text } = await select('aino@contoso.example');
    assert.doesNotMatch(text, /AINO-PHONE|Field engineer/);
  });

  it('pages through groups and devices of someone who has many', async () => {
    const data = smallTenant();
    for (let n = 200; n < 240; n++)
      data.groups.push({
        id: groupId(n),
        displayName: `Sample ${n}`,
        groupTypes: [],
        securityEnabled: true,
        members: [people.aino],
      });
    const phone = data.managedDevices[0];
    for (let n = 20; n < 47; n++)
      data.managedDevices.push({
        ...phone,
        id: `cccc0000-0000-4000-8000-0000000000${n}`,
        deviceName: `SPARE-${n}`,
      });
    await stage.close();
    stage = await openStage({ data });
    const shown = await select('aino@contoso.example');
    assert.match(shown.text, /Groups · 43/);
    assert.match(shown.text, /Devices · 30/);
    const all = await stage.channel.press(operator, shown.card, 'All groups');
    const second = await stage.channel.press(operator, all.card, 'Next');
    assert.match(second.text, /16–30 of 43/);
    assert.match((await stage.channel.press(operator, second.card, 'Previous')).text, /1–15 of 43/);
    let names = '';
    let page = await stage.channel.press(operator, shown.card, 'All devices');
    for (let n = 0; n < 4; n++) {
      names += page.text;
      page = await stage.channel.press(operator, page.card, 'Next');
    }
    names += page.text;
    for (let n = 20; n < 47; n++) assert.ok(names.includes(`SPARE-${n}`), String(n));
    for (const { card } of [shown, all, second, page])
      assert.ok(Buffer.byteLength(JSON.stringify(card)) < 80_000);
  });

  it('shows a device by name, serial number or id, and offers a choice among several', async () => {
    const device = (text: string) => stage.channel.say(operator, `device ${text}`);
    for (const text of ['AINO-PHONE', 'aino-phone', 'SERIAL-1', 'cccc0000-0000-4000-8000-000000000001'])
      assert.match((await device(text)).text, /SERIAL-1/, text);
    const several = await device('AINO');
    assert.equal(buttons(several.card).length, 3);
    assert.match((await device('BO-PHONE')).text, /outside your scope/);
    assert.match((await device('NO-SUCH')).text, /No managed device/);
  });

  it('answers one-to-one if asked in a channel or a group chat, and shows nothing there', async () => {
    for (const [id, kind] of [
      ['19:x@thread.tacv2', 'channel'],
      ['19:y@thread.v2', 'groupChat'],
    ]) {
      const over: Json = {
        conversation: { id, conversationType: kind, isGroup: true, tenantId: stage.channel.tenantId },
      };
      const { sent } = await stage.channel.say(operator, '<at>Help Desk</at> select user aino', over);
      const there = sent.filter(({ conversationId }) => conversationId === id);
      assert.equal(there.length, 1);
      assert.doesNotMatch(JSON.stringify(there), /Aino/);
      assert.match(JSON.stringify(sent.filter(({ conversationId }) => conversationId !== id)), /Aino/);
    }
  });

  it('forgets the selected user and drops confirmations on cancel', async () => {
    await select('aino@contoso.example');
    assert.match((await stage.channel.say(operator, 'clear')).text, /Aino Virtanen/);
    assert.match((await stage.channel.say(operator, 'cancel')).text, /No user was selected/);
  });

  it('answers an unknown message with the commands', async () => {
    const { text } = await stage.channel.say(operator, 'make me a sandwich');
    assert.match(text, /make me a sandwich/);
    assert.match(text, /select user/);
    assert.doesNotMatch(text, /assign role/);
  });
});
