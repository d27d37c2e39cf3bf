import assert from 'node:assert/strict';
import { wordsFor } from '../../bot/locales/index.ts';
import { until } from '../support/act.ts';
import { elements } from '../cards/support/walk.ts';
import type { Answered } from '../support/channel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
const titles = ({ card }: Answered) =>
  elements(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title }) => String(title));

describe('a reader of another language', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));

  for (const [locale, said, heading, lock] of [
    ['de-DE', 'benutzer auswählen aino@contoso.example', 'Geräte', 'Remotesperre'],
    ['fr-FR', 'sélectionner utilisateur aino@contoso.example', 'Appareils', 'Verrouillage à distance'],
    ['es-ES', 'seleccionar usuario aino@contoso.example', 'Dispositivos', 'Bloqueo remoto'],
  ] as const)
    it(`asks and is answered in it, or asks in English (${locale})`, async () => {
      for (const text of [said, said.toUpperCase(), 'select user aino@contoso.example']) {
        const answered = await stage.channel.say(operator, text, { locale });
        assert.ok(answered.text.includes(heading), answered.text);
        assert.ok(answered.text.includes('Aino Virtanen'), answered.text);
        assert.ok(titles(answered).includes(lock), titles(answered).join());
        assert.equal(answered.card?.lang, locale.slice(0, 2));
      }
    });

  it('gets English if the bot doesn’t speak it', async () => {
    const answered = await stage.channel.say(operator, 'select user aino@contoso.example', {
      locale: 'fi-FI',
    });
    assert.match(answered.text, /Devices/);
  });

  it('isn’t understood in a language that is neither theirs nor English', async () => {
    const answered = await stage.channel.say(operator, 'benutzer auswählen aino@contoso.example', {
      locale: 'fr-FR',
    });
    assert.doesNotMatch(answered.text, /AINO-PHONE/);
  });

  it('locks a device in it, and Graph gets the same call', async () => {
    const asked = await stage.channel.say(operator, 'Remotesperre AINO-PHONE', { locale: 'de-DE' });
    const confirm = titles(asked).find((title) => /bestätigen/i.test(title));
    assert.ok(confirm, asked.text);
    stage.calls();
    const receipt = await stage.channel.press(operator, asked.card, confirm, {}, { locale: 'de-DE' });
    assert.match(receipt.text, /Angenommen|Akzeptiert/);
    const sent = stage.calls().filter((call) => call.startsWith('POST') && call.includes('/remoteLock'));
    assert.equal(sent.length, 1, sent.join());
    assert.ok(sent[0]?.includes(devices.ainoPhone));
  });

  for (const locale of ['de-DE', 'fr-FR'])
    it(`sees what is posted unasked in the language in which an admin last spoke there (${locale})`, async () => {
      const there = stage.channel.inChannel(ADMIN_CHANNEL);
      await stage.channel.say(people.admin, 'roles', { ...there, locale: 'es-ES' });
      await stage.channel.say(people.admin, 'roles', { ...there, locale });
      // nobody else decides that, nor does an admin elsewhere
      await stage.channel.say(operator, 'roles', { ...there, locale: 'es-ES' });
      await stage.channel.say(people.admin, 'whoami', { locale: 'es-ES' });
      assert.equal(await postedAfterRestart(), wordsFor(locale).lang);
    });

  it('sees it in English before an admin has spoken there', async () => {
    await stage.channel.say(operator, 'select user aino@contoso.example', { locale: 'de-DE' });
    assert.equal(await postedAfterRestart(), 'en');
  });

  /** The language of the audit's head that the next start posts. */
  async function postedAfterRestart(): Promise<string | undefined> {
    await stage.restart();
    await until(() => stage.channel.threads.length > 0);
    const said = String(stage.channel.threads[0]?.activity.text);
    const newest = (await stage.audit()).at(-1);
    return ['en', 'de', 'fr', 'es'].find((tag) => {
      const words = wordsFor(tag);
      return ['', new Date().toISOString().slice(0, 10)].some((day) =>
        said.includes(words.admin.auditHead(day, words.number(Number(newest?.seq)), String(newest?.hash))),
      );
    });
  }

  it('sees what an admin types in the channel understood in their language', async () => {
    const over = { ...stage.channel.inChannel(ADMIN_CHANNEL), locale: 'de-DE' };
    const roles = await stage.channel.say(people.admin, 'rollen', over);
    assert.match(roles.text, /Rolle/);
    const audit = await stage.channel.say(
      people.admin,
      `audit benutzer ${people.aino} seit 2026-01-31`,
      over,
    );
    assert.doesNotMatch(audit.text, /„audit“/);
  });
});
