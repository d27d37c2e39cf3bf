interface Rule {
  is: RegExp;
  fault: string;
}

const EVERYWHERE: readonly Rule[] = [
  { is: /["']/, fault: 'a typewriter’s quote or apostrophe' },
  { is: /\.{3}/, fault: 'three dots instead of an ellipsis' },
  { is: / {2}/, fault: 'two spaces' },
];

/** How each language writes its signs. */
const OF_LANGUAGES: Readonly<Record<string, readonly Rule[]>> = {
  de: [
    { is: /[«»‹›”]/, fault: 'quotes that aren’t „ “' },
    { is: /„[^“]*(?:„|$)|^[^„]*“/, fault: 'a quote that isn’t closed or opened' },
  ],
  es: [
    { is: /[“”„]/, fault: 'quotes that aren’t « »' },
    { is: /^[^¿]*\?|¿[^?]*$/, fault: 'a question without ¿ or ?' },
    { is: /^[^¡]*!|¡[^!]*$/, fault: 'an exclamation without ¡ or !' },
  ],
  fr: [
    { is: /[“”„]/, fault: 'quotes that aren’t « »' },
    // an address such as https:// has no space
    {
      is: /[^\u00a0\u202f](?:[;!?»]|:(?!\/\/))|«[^\u00a0\u202f]/,
      fault: 'no no-break space beside : ; ! ? « »',
    },
  ],
};

/** What is wrong with the signs of a text, as a printer of its language sees it. */
export function signFaults(lang: string, text: string): string[] {
  return [...EVERYWHERE, ...(OF_LANGUAGES[lang] ?? [])]
    .filter(({ is }) => is.test(text))
    .map(({ fault }) => fault);
}
