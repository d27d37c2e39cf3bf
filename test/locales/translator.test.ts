import assert from 'node:assert/strict';
import { translatorFor } from '../../bot/locales/translator.ts';

const german = translatorFor('de', {
  'checked in {{when}}': 'hat sich {{when}} gemeldet',
  '{{n}} devices_one': '{{n}} Gerät',
  '{{n}} devices_other': '{{n}} Geräte',
  Active: 'Aktiv',
  Active_license: 'Zugewiesen',
  'say: help': 'hilfe, was kann ich sagen',
});

describe('a translator', () => {
  it('puts a text into its language and fills it in', () => {
    assert.equal(german.t('checked in {{when}}', { when: 'gestern' }), 'hat sich gestern gemeldet');
  });

  it('keeps the English of what isn’t translated', () => {
    assert.equal(german.t('Not {{what}}', { what: 'X' }), 'Not X');
    assert.equal(german.plural(1, '{{n}} key', '{{n}} keys'), '1 key');
    assert.equal(german.plural(2, '{{n}} key', '{{n}} keys'), '2 keys');
    assert.equal(german.inContext('person', 'Active'), 'Aktiv');
  });

  it('takes the form that a number needs, and writes the number as the language does', () => {
    assert.deepEqual(
      [0, 1, 2, 1234].map((n) => german.plural(n, '{{n}} device', '{{n}} devices')),
      ['0 Geräte', '1 Gerät', '2 Geräte', '1.234 Geräte'],
    );
    assert.equal(translatorFor('en', {}).plural(1234, '{{n}} device', '{{n}} devices'), '1,234 devices');
  });

  it('knows the forms of languages that have more of them', () => {
    const polish = translatorFor('pl', {
      '{{n}} devices_one': '{{n}} urządzenie',
      '{{n}} devices_few': '{{n}} urządzenia',
      '{{n}} devices_many': '{{n}} urządzeń',
      '{{n}} devices_other': '{{n}} urządzenia',
    });
    assert.deepEqual(
      [1, 2, 5, 22].map((n) => polish.plural(n, '{{n}} device', '{{n}} devices')),
      ['1 urządzenie', '2 urządzenia', '5 urządzeń', '22 urządzenia'],
    );
  });

  it('tells apart what English has one word for', () => {
    assert.equal(german.inContext('license', 'Active'), 'Zugewiesen');
    assert.equal(german.t('Active'), 'Aktiv');
  });

  it('takes nothing in a value for a placeholder, a reference or markup', () => {
    for (const when of ['{{when}}', '$t(Active)', '{{- when}}', '<b>&amp;</b>', '$&', '__proto__', ''])
      assert.equal(german.t('checked in {{when}}', { when }), `hat sich ${when} gemeldet`);
  });

  it('reads a text with signs that i18next could take for its own as it stands', () => {
    for (const text of ['Open https://contoso.example/a?b=c: now.', 'a.b:c', 'One_two', 'x | y'] as const)
      assert.equal(german.t(text), text);
  });

  it('gives a language’s own list of what people type, which may be empty', () => {
    assert.deepEqual(german.list('say: help'), ['hilfe', 'was kann ich sagen']);
    assert.deepEqual(german.list('say: device'), []);
    assert.deepEqual(german.list('free text: articles', 'the, a'), ['the', 'a']);
  });

  it('joins lists as the language does', () => {
    assert.equal(german.and(['A', 'B', 'C']), 'A, B und C');
    assert.equal(german.or(['A', 'B']), 'A oder B');
  });

  it('says which languages are written from the right', () => {
    const rtl = ['ar', 'he', 'fa', 'ur', 'de', 'ja', 'en'].filter((lang) => translatorFor(lang, {}).rtl);
    assert.deepEqual(rtl, ['ar', 'he', 'fa', 'ur']);
  });
});
