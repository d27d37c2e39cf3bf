import { createInstance, type i18n } from 'i18next';

type Placeholder<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** What fills the placeholders of a text: nothing if it has none. */
type Values<Text extends string, Given extends string = never> = [Exclude<Placeholder<Text>, Given>] extends [
  never,
]
  ? []
  : [values: Readonly<Record<Exclude<Placeholder<Text>, Given>, string | number>>];

/**
 * Puts English into a language. The English text is the key, so the source reads as English and a changed text asks for a new translation.
 * Texts are written out where they are passed: the tests collect them from the source.
 */
export interface Translator {
  /** BCP 47 tag. */
  lang: string;
  /** Whether it is written from right to left. */
  rtl: boolean;
  /** `t('checked in {{when}}', { when })`. Numbers are written as the language writes them. */
  t: <Text extends string>(english: Text, ...values: Values<Text>) => string;
  /** `plural(3, '{{n}} device', '{{n}} devices')`. `n` is filled in. */
  plural: <Text extends string>(n: number, one: string, other: Text, ...values: Values<Text, 'n'>) => string;
  /** As `t`, where English has one word for things that other languages tell apart: `inContext('license', 'Active')`. */
  inContext: <Text extends string>(context: string, english: Text, ...values: Values<Text>) => string;
  /** What people type, separated by commas. A language has its own list under the list's name, and may have none. */
  list: (name: string, english?: string) => readonly string[];
  number: (n: number) => string;
  /** a, b and c */
  and: (items: readonly string[]) => string;
  /** a, b or c */
  or: (items: readonly string[]) => string;
}

/** Texts by their English, in i18next's format (JSON v4): a plural has `_one`, `_other` and so on, a context `_context`. */
export type Translations = Readonly<Record<string, string>>;

type Fill = (values: Readonly<Record<string, string | number>>) => string;

const NO_VALUES = {};
/** ISO 15924 codes of scripts. */
const WRITTEN_FROM_THE_RIGHT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

/** A language that is only tried out: English, changed, to see what doesn't fit or isn't translated. */
export interface Pseudo {
  change: (text: string) => string;
  rtl: boolean;
}

export function translatorFor(lang: string, translations: Translations, pseudo?: Pseudo): Translator {
  const change = pseudo?.change ?? ((text: string) => text);
  let i18next: i18n | undefined;
  const number = new Intl.NumberFormat(lang);
  const lists = {
    and: new Intl.ListFormat(lang, { type: 'conjunction' }),
    or: new Intl.ListFormat(lang, { type: 'disjunction' }),
  };
  const rules = new Intl.PluralRules(lang);
  // i18next takes ten times as long to fill a text in as this does, and a card has a hundred texts.
  const fills = new Map<string, Fill>();
  const fill = (
    key: string,
    look: () => string,
    values: Readonly<Record<string, string | number>> = NO_VALUES,
  ): string => {
    const known = fills.get(key) ?? fillOf(look(), (n) => number.format(n));
    fills.set(key, known);
    return known(values);
  };
  const raw = (text: string, options: object): string => {
    i18next ??= openI18next(lang, translations);
    return i18next.t(change(text), { ...options, skipInterpolation: true });
  };
  // i18next decides between forms. Where there is one, a bot would take a fiftieth of its start to ask for all texts.
  const only = (english: string): string => translations[english] ?? change(english);
  return {
    lang,
    rtl: pseudo?.rtl ?? WRITTEN_FROM_THE_RIGHT.has(new Intl.Locale(lang).maximize().script ?? ''),
    t: (english, ...[values]) => fill(english, () => only(english), values),
    plural: (n, one, other, ...[values]) =>
      fill(
        `${other}_${rules.select(n)}`,
        () => raw(other, { count: n, defaultValue_one: change(one), defaultValue_other: change(other) }),
        { ...values, n },
      ),
    inContext: (context, english, ...[values]) =>
      fill(`${english}_${context}`, () => raw(english, { context }), values),
    list: (name, english = '') =>
      (translations[name] ?? english)
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    number: (n) => number.format(n),
    and: (items) => lists.and.format(items),
    or: (items) => lists.or.format(items),
  };
}

function openI18next(lang: string, translations: Translations): i18n {
  const instance = createInstance();
  void instance.init({
    lng: lang,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [lang]: { translation: { ...translations } } },
  });
  return instance;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/;

/** A text whose placeholders are found once. */
function fillOf(text: string, written: (n: number) => string): Fill {
  // with a group, split gives text and names in turn
  const parts = text.split(PLACEHOLDER);
  if (parts.length === 1) return () => text;
  return (values) =>
    parts
      .map((part, at) => {
        if (at % 2 === 0) return part;
        const value = values[part] ?? '';
        return typeof value === 'number' ? written(value) : value;
      })
      .join('');
}
