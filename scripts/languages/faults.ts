import type { Translations } from '../../bot/locales/translator.ts';
import { signFaults } from './signs.ts';
import { keysOf, type Text } from './texts.ts';

/** What is wrong with a language's file, a sentence each. */
export function faultsOf(lang: string, translations: Translations, texts: readonly Text[]): string[] {
  const wanted = new Map(
    texts.flatMap((text) => keysOf(text, lang).map(([key, english]) => [key, { text, english }])),
  );
  return [
    ...[...wanted].flatMap(([key, { text, english }]) => {
      const translated = translations[key];
      if (translated === undefined) return [`missing: ${key}`];
      if (text.kind === 'list') return [];
      if (translated.trim() === '') return [`empty: ${key}`];
      return [
        ...placeholderFaults(key, english, translated, text.kind === 'plural'),
        ...signFaults(lang, translated).map((fault) => `${fault}: ${key} → ${translated}`),
      ];
    }),
    ...Object.keys(translations)
      .filter((key) => !wanted.has(key))
      .map((key) => `unused: ${key}`),
  ];
}

/** `isPlural`: the number itself may be left out or put in, as in “one device”. */
function placeholderFaults(key: string, english: string, translated: string, isPlural: boolean): string[] {
  const names = (text: string) =>
    new Set(
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => !isPlural || name !== 'n'),
    );
  const [there, here] = [names(english), names(translated)];
  const differs = there.size !== here.size || [...there].some((name) => !here.has(name));
  const broken = /[{}]/.test(translated.replace(/\{\{\w+\}\}/g, ''));
  return differs || broken ? [`placeholders differ: ${key} → ${translated}`] : [];
}
