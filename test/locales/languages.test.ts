import assert from 'node:assert/strict';
import { loadCards } from '../../bot/cards/render/render.ts';
import { adminCommands } from '../../bot/commands/admin/table.ts';
import { phrasesOf } from '../../bot/commands/command.ts';
import { wishIn } from '../../bot/commands/free-text/wish.ts';
import { parse } from '../../bot/commands/parse.ts';
import { commands } from '../../bot/commands/table.ts';
import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import { languageTags, wordsFor } from '../../bot/locales/index.ts';
import { readTranslations, translatedTags } from '../../bot/locales/translations.ts';
import { faultsOf } from '../../scripts/languages/faults.ts';
import { signFaults } from '../../scripts/languages/signs.ts';
import { termFaults } from '../../scripts/languages/terms.ts';
import { textsOf, textsOfTheBot } from '../../scripts/languages/texts.ts';
import { cardsWith } from '../cards/support/hostile.ts';
import { now } from '../cards/support/sample-data.ts';
import { samplesIn } from '../cards/support/samples.ts';
import { elements, strings } from '../cards/support/walk.ts';

/** Teams cuts a longer one at the width of a phone. The admin center’s own English titles stay as they are there. */
const LONGEST_TITLE = 40;

const texts = textsOfTheBot();
const all = [...commands, ...adminCommands];

describe('the languages', () => {
  it('are English, German, French, Spanish, and two to try the layout with', () => {
    assert.deepEqual(languageTags, ['en', 'de', 'es', 'fr', 'en-XA', 'en-XB']);
  });

  it('are chosen by the reader’s locale, English where there is none', () => {
    for (const [locale, lang] of [
      ['de-AT', 'de'],
      ['DE', 'de'],
      ['fr-CA@timezone=America/Toronto', 'fr'],
      ['es', 'es'],
      ['en-GB', 'en'],
      ['en-xa', 'en-XA'],
      ['fi-FI', 'en'],
      ['', 'en'],
      ['not a locale', 'en'],
      [undefined, 'en'],
    ] as const)
      assert.equal(wordsFor(locale).lang, lang, locale);
  });
});

for (const lang of translatedTags()) {
  const words = wordsFor(lang);

  describe(`the language ${lang}`, () => {
    it('has every text, no other, and each with its placeholders (`npm run languages` lists what is missing)', () => {
      assert.deepEqual(faultsOf(lang, readTranslations(lang), texts), []);
    });

    it('has one name for each thing (docs/adding.md lists them)', () => {
      assert.deepEqual(termFaults(lang, readTranslations(lang), texts), []);
    });

    it('is understood: each command by its own phrases and by the English ones', () => {
      for (const command of all) {
        const table = commands.includes(command as never) ? commands : adminCommands;
        const own = command.help(words).phrases;
        assert.ok(own.length > 0, `${command.phrases[0]} can’t be said`);
        for (const phrase of phrasesOf(command, words)) {
          const said = command.takes === 'nothing' ? phrase : `${phrase} Sample`;
          if (command.accepts && !command.accepts('Sample', words)) continue;
          const found = parse<(typeof all)[number]>(table, said.toUpperCase(), words);
          assert.equal(found?.command, command, said);
        }
      }
    });

    it('has a help that says each command as it is understood', () => {
      for (const command of all) {
        const { say, phrases } = command.help(words);
        assert.ok(say.startsWith(phrases[0] ?? '-'), `${say} doesn’t begin with ${phrases[0] ?? 'a phrase'}`);
      }
    });

    it('has a title of its own for each action, and understands it with a device', () => {
      for (const { id } of catalogue) {
        const { title } = words.actions.known[id];
        const wish = wishIn(`${title} SAMPLE-1`, words);
        assert.deepEqual(
          wish && [wish.wanted, wish.target],
          [{ kind: 'action', action: id }, 'SAMPLE-1'],
          title,
        );
      }
    });

    it('confirms no two actions with the same words', () => {
      const titles = catalogue.map(({ id }) => words.actions.known[id].confirm);
      assert.deepEqual(
        titles.filter((title, at) => titles.indexOf(title) !== at),
        [],
      );
    });

    it('has titles of buttons that Teams shows whole', async () => {
      const render = await loadCards();
      const long = new Set<string>();
      for (const [, { card, view }] of samplesIn({ words, now }))
        for (const { type, title } of elements(render(card, view)))
          if (String(type).startsWith('Action.') && String(title).length > LONGEST_TITLE)
            long.add(String(title));
      assert.deepEqual([...long], []);
    });

    it('fills every card without a placeholder left', async () => {
      const render = await loadCards();
      for (const [name, { card, view }] of samplesIn({ words, now }))
        for (const { text } of strings(render(card, view))) assert.doesNotMatch(text, /\{\{\w+\}\}/, name);
    });
  });
}

describe('the source of the texts', () => {
  /** What the samples themselves say in place of Graph or of a caller. */
  const OF_SAMPLES = /^(Pass|Sample app|text|lines|secret|number|choice|toggle|one|two|Not found)$/;
  const SHOWN = /^(text|title|label|placeholder|errorMessage|altText|fallbackText)$/;

  it('is the only one: no text of a card comes from anywhere else', async () => {
    const render = await loadCards();
    const words = wordsFor('en-XA');
    const strays = new Set<string>();
    for (const [name, { card, view }] of cardsWith('Qxq', { words, now }))
      for (const { text, name: property, inData } of strings(render(card, view)))
        if (!inData && SHOWN.test(property) && isStray(text)) strays.add(`${name}: ${text}`);
    assert.deepEqual([...strays], []);
  });

  // each text of this language ends in a bar; Qxq is the tenant's
  const isStray = (text: string) =>
    /\p{L}{3}/u.test(text.replace(/\S*Qxq\S*|\biOS\b/g, '')) &&
    !text.includes('|') &&
    !/^Gróúp [\d-]+…$/.test(text) &&
    !OF_SAMPLES.test(text);

  it('finds a text that isn’t written out where it is passed', () => {
    assert.throws(() => textsOf('sample.ts', 'const a = t(name);'), /sample\.ts:1: write the text out/);
    assert.throws(() => textsOf('sample.ts', '\nplural(n, "one", `${x} other`)'), /sample\.ts:2/);
  });

  it('is compared with a language text by text', () => {
    const some = textsOf(
      'sample.ts',
      "t('A {{b}}'); plural(n, '{{n}} c', '{{n}} cs'); list('say: d'); t('E')",
    );
    const good = {
      'A {{b}}': '{{b}} a',
      '{{n}} cs_one': 'ein c',
      '{{n}} cs_other': '{{n}} c',
      'say: d': '',
      E: 'e',
    };
    assert.deepEqual(faultsOf('de', good, some), []);
    for (const [change, fault] of [
      [{ 'A {{b}}': 'a' }, /^placeholders differ/],
      [{ 'A {{b}}': '{{c}} a' }, /^placeholders differ/],
      [{ 'A {{b}}': '{b}} {{b}} a' }, /^placeholders differ/],
      [{ '{{n}} cs_one': '{{m}} c' }, /^placeholders differ/],
      [{ E: ' ' }, /^empty: E/],
      [{ F: 'f' }, /^unused: F/],
      [{ 'say: d': undefined }, /^missing: say: d/],
    ] as const) {
      const { length, 0: first = '' } = faultsOf(
        'de',
        { ...good, ...change } as Record<string, string>,
        some,
      );
      assert.equal(length, 1);
      assert.match(first, fault);
    }
  });
});

describe('a short word that several nouns share', () => {
  for (const [tag, license, mail, manager, threat, access] of [
    ['fr', 'Aucune', 'Aucune', 'Aucun', 'Autorisée', 'Autorisé'],
    ['es', 'Ninguna', 'Ninguna', 'Ninguno', 'Permitida', 'Permitido'],
    ['de', 'Keine', 'Keine', 'Niemand', 'Zugelassen', 'Zugelassen'],
  ] as const)
    it(`has the form of its noun (${tag})`, () => {
      const { person, device, tabs } = wordsFor(tag);
      const { allowed } = tabs.defender.threats;
      assert.deepEqual(
        [person.license.none, person.noMail, person.noManager, allowed, device.exchange.allowed],
        [license, mail, manager, threat, access],
      );
    });
});

describe('the terms of a language', () => {
  const some = textsOf('sample.ts', "t('Wipe {{device}}?'); plural(n, '{{n}} device', '{{n}} devices')");

  it('find a text that calls a thing otherwise', () => {
    const texts = { 'Wipe {{device}}?': '{{device}} löschen?', '{{n}} devices_other': '{{n}} Apparate' };
    assert.match(termFaults('de', texts, some).join(), /device.*Apparate.*wipe.*löschen/);
  });

  it('take its forms, and ask nothing of a language without them', () => {
    const texts = { 'Wipe {{device}}?': '{{device}} zurücksetzen?', '{{n}} devices_other': '{{n}} Geräte' };
    assert.deepEqual(termFaults('de', texts, some), []);
    assert.deepEqual(termFaults('it', texts, some), []);
  });
});

describe('the signs of a language', () => {
  for (const [lang, text, fault] of [
    ['de', 'Klicken Sie auf "Ja"', /typewriter/],
    ['de', 'Klicken Sie auf «Ja»', /„ “/],
    ['de', 'Klicken Sie auf „Ja', /closed/],
    ['de', 'Ja“ oder „Nein“', /closed/],
    ['es', 'Pulse “Sí”', /« »/],
    ['es', 'Es usted?', /¿/],
    ['es', '¿Es usted', /¿/],
    ['es', 'Hola!', /¡/],
    ['fr', 'Est-ce vous ?', /no-break/],
    ['fr', 'Raison: aucune', /no-break/],
    ['fr', 'Dites « oui »', /no-break/],
    ['fr', "l'appareil", /typewriter/],
    ['it', 'Attendere...', /ellipsis/],
    ['it', 'due  spazi', /spaces/],
  ] as const)
    it(`are wrong in “${text}” (${lang})`, () => {
      assert.match(signFaults(lang, text).join(), fault);
    });

  for (const [lang, text] of [
    ['de', 'Klicken Sie auf „Ja“ oder „Nein“: Was ist’s?'],
    ['es', '¿Es usted? Pulse «Sí»: ¡ahora!'],
    ['fr', 'Est-ce vous\u00a0? Dites «\u00a0oui\u00a0»\u00a0: https://contoso.example'],
    ['fr', 'l’appareil\u202f; oui\u202f!'],
  ] as const)
    it(`are right in “${text}” (${lang})`, () => {
      assert.deepEqual(signFaults(lang, text), []);
    });
});
