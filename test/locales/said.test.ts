import assert from 'node:assert/strict';
import { auditInEnglish } from '../../bot/commands/admin/audit-words.ts';
import { asksIfReally } from '../../bot/commands/gates/asks-if-really.ts';
import type { GateTurn } from '../../bot/commands/gates/gate.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { readTranslations, translatedTags } from '../../bot/locales/translations.ts';

/** What stands in quotes, without the signs around it. */
const quoted = (text: string) =>
  [...text.matchAll(/[“„«]\s*([^“”„«»]+?)\s*[“”»]/gu)].map(([, said = '']) => said);

/** As the lists of phrases are written. */
const plain = (said: string) =>
  said
    .toLowerCase()
    .replace(/[\s?]+$/u, '')
    .replace(/^¿/u, '');

/** Cards tell people what to type. */
describe('what a card says to type', () => {
  for (const lang of translatedTags()) {
    const words = wordsFor(lang);

    it(`is understood: the question whether it is really the help desk (${lang})`, async () => {
      const [question] = quoted(words.caller.announced('Aino')[0] ?? '');
      const turn = {
        words,
        request: { said: { kind: 'message', text: question }, place: { kind: 'personal' } },
      } as unknown as GateTurn;
      let passedOn = false;
      // who was understood is answered, which takes more than this turn has
      await asksIfReally(turn, () => {
        passedOn = true;
        return Promise.resolve({ here: { kind: 'text', text: '' } });
      }).catch(() => undefined);
      assert.equal(passedOn, false, question);
    });

    it(`is understood: the words of an audit’s example (${lang})`, () => {
      const { say, example } = words.commands.audit;
      assert.equal(auditInEnglish(example, words), 'user aino since 2026-01-31');
      const kinds = /\[(.+?)\]/u.exec(say)?.[1]?.split(' | ') ?? [];
      const since = /\] \[(\S+)/u.exec(say)?.[1] ?? '';
      assert.deepEqual(
        kinds.map((kind) => auditInEnglish(`${kind} ${since} 2026-01-31`, words).split(' ').at(0)),
        ['user', 'device', 'operator', 'ticket'],
      );
      assert.match(auditInEnglish(`ticket 7 ${since} 2026-01-31`, words), / since 2026-01-31$/);
    });

    it(`is understood: each command that a text names (${lang})`, () => {
      const texts = readTranslations(lang);
      const wrong = Object.entries(texts).flatMap(([english, text]) =>
        quoted(english).flatMap((name) => {
          const phrases = texts[`say: ${name}`]?.split(', ');
          const isNamed = quoted(text).some((said) => phrases?.includes(plain(said)));
          return phrases === undefined || isNamed ? [] : [`${name}: ${text}`];
        }),
      );
      assert.deepEqual(wrong, []);
    });
  }
});
