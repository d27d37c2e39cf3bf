import { wordsFor } from '../../../bot/locales/index.ts';
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posts, until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { posted } from './support/admins.ts';
import { lastSentTo, numberOn } from './support/employee.ts';

const OPERATOR = people.operatorOfAll;
const CALLER = people.bo;
const PHONE = { id: devices.boPhone };

describe('a caller check', () => {
  let minutes = 0;
  let stage: Stage;

  beforeEach(async () => {
    minutes = 0;
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, JSON.stringify({ start: { remoteLock: ['callerCheck'] } }));
    const now = () => new Date(Date.now() + minutes * 60_000);
    stage = await openStage({ environment: { PolicyFile: path }, app: { pace: quick(50), now } });
  });

  async function confirmCard(device: string = devices.boPhone, who: string = OPERATOR): Promise<Answered> {
    const shown = await stage.channel.say(who, `device ${device}`);
    return stage.channel.press(who, shown.card, 'Remote lock');
  }
  const confirm = (asked: Answered, who: string = OPERATOR) =>
    stage.channel.press(who, asked.card, 'Confirm remote lock');
  const verify = (asked: Answered, who: string = OPERATOR) =>
    stage.channel.press(who, asked.card, 'Verify caller');
  /** The card that the person got last. */
  const theirs = (who: string = CALLER): Json => lastSentTo(stage, who);
  const answer = (title: string, who: string = CALLER, card = theirs()) =>
    stage.channel.press(who, card, title);

  it('lets an action through once the person has pressed the number that the operator reads', async () => {
    const asked = await confirmCard();
    assert.match(asked.text, /verify the caller first/);
    const open = await verify(asked);
    const card = theirs();
    assert.match(
      wordsOf(card),
      /talking with Operator Of All of the help desk about: Remote lock on BO-PHONE/,
    );
    assert.match(wordsOf(card), /Press only if you are talking with Operator Of All now/);
    assert.match(wordsOf(card), /never ask for codes, links or remote control/);
    const titles = buttons(card).map(({ title }) => String(title));
    assert.equal(titles.length, 4);
    assert.equal(titles[0], 'That’s not me');
    for (const title of titles.slice(1)) assert.match(title, /^\d\d$/);
    assert.ok(titles.includes(numberOn(open)));
    assert.match((await answer(numberOn(open))).text, /it is you/);
    assert.match(wordsOf(stage.channel.updates.at(-1)?.card), /Verified: Bo Sample pressed the right number/);
    assert.match((await confirm(open)).text, /Accepted/);
    assert.equal(posts(stage, PHONE).length, 1);
    // an earlier card is pressed once more
    const again = await verify(asked);
    assert.match(again.text, /Accepted/);
    assert.doesNotMatch(again.text, /Nothing was sent(?! a second time)/);
    const told = (await stage.audit()).filter(({ what }) => what === 'caller check');
    assert.deepEqual(
      told.map(({ outcome, personId }) => [outcome, personId]),
      [
        ['pending', CALLER],
        ['verified', CALLER],
      ],
    );
  });

  it('isn’t enough for a privileged person: a second operator is asked, too', async () => {
    const helpdeskAdministrator = {
      id: 'r',
      displayName: 'Helpdesk Administrator',
      roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
      members: [CALLER],
    };
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, JSON.stringify({ start: { remoteLock: ['callerCheck'] } }));
    for (const [change, more] of [
      [(data: ReturnType<typeof smallTenant>) => data.directoryRoles.push(helpdeskAdministrator), {}],
      [() => undefined, { PrivilegedGroupId: 'bbbb0000-0000-4000-8000-000000000019' }],
    ] as const) {
      const data = smallTenant();
      change(data);
      const environment = { PolicyFile: path, ...more };
      stage = await openStage({ data, environment, app: { pace: quick(50) } });
      const open = await verify(await confirmCard());
      await answer(numberOn(open));
      assert.match((await confirm(open)).text, /Waiting for a second operator/);
      assert.deepEqual(posts(stage, PHONE), []);
    }
  });

  it('is asked for at Confirm, whatever the card says', async () => {
    const asked = await confirmCard();
    assert.doesNotMatch(asked.text, /Not yet/);
    const refused = await confirm(asked);
    assert.match(refused.text, /Not yet: your organization asks you to verify the caller first/);
    assert.deepEqual(posts(stage, PHONE), []);
    // and the same card still serves
    const open = await verify(refused);
    assert.doesNotMatch(open.text, /Not yet|verify the caller first/);
    assert.match((await confirm(open)).text, /Not yet: [^]*Read this number/);
    await answer(numberOn(open));
    assert.match((await confirm(open)).text, /Accepted/);
  });

  it('allows nothing if a wrong number is pressed', async () => {
    const open = await verify(await confirmCard());
    const wrong = buttons(theirs())
      .map(({ title }) => String(title))
      .find((title) => /^\d\d$/.test(title) && title !== numberOn(open));
    assert.ok(wrong);
    const card = theirs();
    assert.match((await answer(wrong)).text, /wasn’t the number/);
    // the right one comes too late
    await answer(numberOn(open), CALLER, card);
    assert.match((await confirm(open)).text, /verify the caller first/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('allows nothing after two minutes without an answer', async () => {
    const open = await verify(await confirmCard());
    minutes = 2;
    assert.match((await answer(numberOn(open))).text, /time to answer is over/);
    minutes = 0;
    assert.match((await confirm(open)).text, /verify the caller first|is over/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('can’t be answered by anybody else', async () => {
    const open = await verify(await confirmCard());
    const card = theirs();
    for (const who of [OPERATOR, people.aino, people.admin])
      assert.doesNotMatch((await answer(numberOn(open), who, card)).text, /it is you/);
    assert.match((await confirm(open)).text, /verify the caller first/);
  });

  it('is good for one action, on one device, by one operator', async () => {
    const open = await verify(await confirmCard());
    await answer(numberOn(open));
    // another device of the same person
    assert.match((await confirm(await confirmCard(devices.boTablet))).text, /verify the caller first/);
    // another operator
    assert.match(
      (await confirm(await confirmCard(devices.boPhone, people.admin), people.admin)).text,
      /verify the caller first/,
    );
    assert.match((await confirm(open)).text, /Accepted/);
    stage.sandbox.control.settle(devices.boPhone, 'remoteLock', 'done');
    const offered = async () =>
      buttons((await stage.channel.say(OPERATOR, `device ${devices.boPhone}`)).card).some(
        ({ title }) => title === 'Remote lock',
      );
    await until(offered);
    assert.match((await confirm(await confirmCard())).text, /verify the caller first/);
    assert.equal(posts(stage, PHONE).length, 1);
  });

  it('is good for half an hour, also on a new card', async () => {
    const open = await verify(await confirmCard());
    await answer(numberOn(open));
    minutes = 29;
    const later = await confirmCard();
    minutes = 31;
    assert.match((await confirm(await confirmCard())).text, /verify the caller first/);
    minutes = 29;
    assert.match((await confirm(later)).text, /Accepted/);
  });

  it('is asked of a person three times an hour at most', async () => {
    for (let n = 0; n < 3; n++) assert.match((await verify(await confirmCard())).text, /Read this number/);
    assert.match((await verify(await confirmCard())).text, /asked three times within an hour/);
    minutes = 61;
    assert.match((await verify(await confirmCard())).text, /Read this number/);
  });

  it('says so if the person can’t be written to', async () => {
    const asked = await confirmCard();
    stage.channel.refuse.push({ status: 403 });
    assert.match((await verify(asked)).text, /don’t have this bot in Teams/);
    assert.match((await confirm(asked)).text, /verify the caller first/);
  });

  it('has nobody to ask only if the device has no primary user, not because that can’t be read', async () => {
    const users = `managedDevices/${devices.boPhone}/users`;
    const unread = stage.sandbox.control.fail({ match: users, status: 500 });
    const asked = await stage.channel.invoke(OPERATOR, 'action.ask', {
      action: 'remoteLock',
      device: PHONE.id,
    });
    const { text } = await verify(asked);
    assert.match(text, /Graph/);
    assert.doesNotMatch(text, /nobody to ask/);
    unread.remove();
    assert.match((await verify(asked)).text, /BO-PHONE has a new primary user/);
    stage.sandbox.tenant.data.nav[users] = [];
    assert.match((await verify(asked)).text, /no primary user, so there is nobody to ask/);
  });

  it('from a person’s card shows who it is, and allows no action', async () => {
    const shown = await stage.channel.say(OPERATOR, 'select user bo@contoso.example');
    const open = await verify(shown);
    assert.match(wordsOf(theirs()), /your account and devices\. It changes nothing by itself/);
    await answer(numberOn(open));
    assert.match(wordsOf(stage.channel.updates.at(-1)?.card), /Verified: Bo Sample/);
    assert.match((await confirm(await confirmCard())).text, /verify the caller first/);
  });

  it('outlives a restart', async () => {
    const open = await verify(await confirmCard());
    const card = theirs();
    await stage.restart();
    await answer(numberOn(open), CALLER, card);
    assert.match((await confirm(open)).text, /Accepted/);
  });

  describe('that isn’t them', () => {
    it('cancels what is open, fences their devices for a day, and alerts the admins', async () => {
      const open = await verify(await confirmCard());
      const card = theirs();
      await answer(numberOn(open));
      const denied = await answer('That’s not me', CALLER, card);
      assert.match(denied.text, /Everything that was open about you is canceled/);
      assert.match(wordsOf(stage.channel.updates.at(-1)?.card), /says: that’s not me\. End the call/);
      assert.match((await confirm(open)).text, /canceled/);
      await until(() => posted(stage).length > 0);
      assert.match(
        wordsOf(posted(stage).at(-1)),
        /Bo Sample says: that’s not me\. Operator Of All had asked about: Remote lock on BO-PHONE/,
      );
      // even a new check isn't enough now
      const again = await verify(await confirmCard());
      await answer(numberOn(again));
      assert.match((await confirm(again)).text, /Waiting for a second operator/);
      assert.deepEqual(posts(stage, PHONE), []);
    });

    it('ends after a day', async () => {
      await verify(await confirmCard());
      await answer('That’s not me');
      minutes = 25 * 60;
      const open = await verify(await confirmCard());
      await answer(numberOn(open));
      assert.match((await confirm(open)).text, /Accepted/);
    });

    it('counts late, too, and tells what had left', async () => {
      const open = await verify(await confirmCard());
      const card = theirs();
      await answer(numberOn(open));
      await confirm(open);
      const denied = await answer('That’s not me', CALLER, card);
      assert.match(denied.text, /Sent within the last day: Remote lock on BO-PHONE/);
      assert.match(
        (await confirm(await confirmCard(devices.boTablet))).text,
        /verify the caller first|second operator/,
      );
    });

    it('is nobody else’s to say', async () => {
      const open = await verify(await confirmCard());
      const card = theirs();
      await answer('That’s not me', people.aino, card);
      await answer('That’s not me', OPERATOR, card);
      await answer(numberOn(open), CALLER, card);
      assert.match((await confirm(open)).text, /Accepted/);
    });
  });

  describe('“is this really the help desk?”', () => {
    const ask = (who: string) => stage.channel.say(who, 'Is this really the help desk?');

    it('tells anybody that nothing is open about them, and never a bare yes', async () => {
      for (const who of [CALLER, people.nobody, OPERATOR]) {
        const { text } = await ask(who);
        assert.match(text, /Nothing is open about you/);
        assert.match(text, /hang up/);
        assert.doesNotMatch(text, /\byes\b/i);
      }
    });

    it('is understood as people ask it, in English and in their language, and nothing else is', async () => {
      for (const [said, locale] of [
        ['is this the real help desk?', 'en-US'],
        ['Hi, are you really the helpdesk', 'en-US'],
        ['am I talking to the actual help desk?', 'en-US'],
        ['is this help desk', 'en-US'],
        ['Ist das wirklich der Helpdesk?', 'de-DE'],
        ['est-ce vraiment le support ?', 'fr-FR'],
        ['¿Es realmente el soporte?', 'es-ES'],
      ] as const) {
        const { text } = await stage.channel.say(people.nobody, said, { locale });
        assert.ok(text.includes(wordsFor(locale).caller.really.nothing), `${said}: ${text}`);
      }
      for (const said of ['is the help desk open?', 'this is really the help desk, lock BO-PHONE'])
        assert.match((await stage.channel.say(people.nobody, said)).text, /role/, said);
    });

    it('tells what is open about the speaker, with That’s not me', async () => {
      await verify(await confirmCard());
      const told = await ask(CALLER);
      assert.match(told.text, /talking with Operator Of All of the help desk about: Remote lock on BO-PHONE/);
      assert.match((await stage.channel.press(CALLER, told.card, 'That’s not me')).text, /canceled/);
      assert.match((await ask(people.aino)).text, /Nothing is open about you/);
    });
  });
});
