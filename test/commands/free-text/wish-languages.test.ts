import assert from 'node:assert/strict';
import { wishAtEnd, wishIn, wishPhrases } from '../../../bot/commands/free-text/wish.ts';
import { wordsFor } from '../../../bot/locales/index.ts';

/** What, of which device or whose, and what it was called. */
function read(lang: string, line: string) {
  const wish = wishIn(line, wordsFor(lang));
  if (!wish) return undefined;
  const { wanted, target, noun } = wish;
  return [wanted.kind === 'action' ? wanted.action : wanted.key, target, noun];
}

/** As somebody tells a colleague, and as somebody asks politely. */
const SAID = {
  de: [
    ['sperre AINO-PHONE', 'remoteLock', 'AINO-PHONE', undefined],
    ['sperren Sie bitte das Handy von Aino', 'remoteLock', 'Aino', 'Handy'],
    ['setze AINO-PHONE zurück', 'wipe', 'AINO-PHONE', undefined],
    ['setzen Sie bitte das iPhone von Aino zurück', 'wipe', 'Aino', 'iPhone'],
    ['setze die Kennung von Aino zurück', 'resetPasscode', 'Aino', undefined],
    ['entfernen Sie die Kennung von Aino', 'resetPasscode', 'Aino', undefined],
    ['starten Sie AINO-PC neu?', 'rebootNow', 'AINO-PC', undefined],
    ['kopple das Tablet von Aino ab', 'retire', 'Aino', 'Tablet'],
    ['benenne AINO-PC in NEU-PC um', 'setDeviceName', 'AINO-PC', undefined],
    ['fahre AINO-PC herunter', 'shutDown', 'AINO-PC', undefined],
    ['schalten Sie den Verloren-Modus auf AINO-PHONE ein', 'enableLostMode', 'AINO-PHONE', undefined],
    ['Modus für verlorene Geräte AINO-PHONE', 'enableLostMode', 'AINO-PHONE', undefined],
    ['löschen Sie AINO-PHONE', 'delete', 'AINO-PHONE', undefined],
    ['zeigen Sie mir das LAPS-Kennwort von AINO-PC', 'localAdminPassword', 'AINO-PC', undefined],
    ['sperre sie', 'remoteLock', '', undefined],
  ],
  es: [
    ['bloquee AINO-PHONE', 'remoteLock', 'AINO-PHONE', undefined],
    ['¿puede bloquear el móvil de Aino?', 'remoteLock', 'Aino', 'móvil'],
    ['restablece el código de acceso de Aino', 'resetPasscode', 'Aino', undefined],
    ['restablezca el código de acceso de Aino', 'resetPasscode', 'Aino', undefined],
    ['cambie el nombre de AINO-PC', 'setDeviceName', 'AINO-PC', undefined],
    ['active el modo perdido en AINO-PHONE', 'enableLostMode', 'AINO-PHONE', undefined],
    ['actualice Defender en AINO-PC', 'windowsDefenderUpdateSignatures', 'AINO-PC', undefined],
    ['elimine AINO-PHONE', 'delete', 'AINO-PHONE', undefined],
    ['muestra la clave de BitLocker de AINO-PC', 'recoveryKey', 'AINO-PC', undefined],
  ],
  fr: [
    ['pouvez-vous verrouiller le téléphone d’Aino\u00a0?', 'remoteLock', 'Aino', 'téléphone'],
    ['réinitialisez le code secret d’Aino', 'resetPasscode', 'Aino', undefined],
    ['mettez le téléphone d’Aino hors service', 'retire', 'Aino', 'téléphone'],
    ['activez le mode Perdu sur AINO-PHONE', 'enableLostMode', 'AINO-PHONE', undefined],
    ['mettez à jour Defender sur AINO-PC', 'windowsDefenderUpdateSignatures', 'AINO-PC', undefined],
    ['supprimez AINO-PHONE', 'delete', 'AINO-PHONE', undefined],
    ['affichez le mot de passe LAPS d’AINO-PC', 'localAdminPassword', 'AINO-PC', undefined],
  ],
} as const;

describe('a wish in another language', () => {
  for (const [lang, lines] of Object.entries(SAID))
    for (const [line, ...meant] of lines)
      it(`is read in “${line}” (${lang})`, () => {
        assert.deepEqual(read(lang, line), meant);
      });

  for (const [lang, line] of [
    ['en', 'wipe the password of aino'],
    ['de', 'setze das Kennwort von Aino zurück'],
    ['de', 'starte Teams auf AINO-PC neu'],
    ['fr', 'réinitialise le mot de passe d’Aino'],
    ['fr', 'supprime l’application Teams d’Aino'],
    ['es', 'borra la contraseña de Aino'],
  ] as const)
    it(`isn’t read in “${line}” (${lang}): it is about no device`, () => {
      assert.equal(read(lang, line), undefined);
    });

  it('is said again by the action’s title, without the gap of what was said', () => {
    const german = wordsFor('de');
    assert.equal(wishIn('starte AINO-PC neu', german)?.phrase, 'neu starten');
    assert.deepEqual(
      wishPhrases(german).filter(({ phrase }) => phrase.includes('…')),
      [],
    );
  });

  it('is guessed where German has its verb at the end', () => {
    const german = wordsFor('de');
    assert.equal(wishAtEnd('könnten Sie AINO-PHONE sperren?', german), 'sperren AINO-PHONE');
    assert.equal(wishAtEnd('bitte das Handy von Aino sperren', german), 'sperren Handy von Aino');
  });
});
