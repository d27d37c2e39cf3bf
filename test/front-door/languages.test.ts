import assert from 'node:assert/strict';
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
