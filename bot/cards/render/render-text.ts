/** Longer than any name in the directory, short enough that a card of them stays under Teams' limit. */
const LONGEST = 400;

/** Whether a string needs any of the work below: most don't, and every string of every card comes by here. */
const SUSPICIOUS =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\{\{|[\ud800-\udfff]/;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const SPACES = /[\t-\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that may be shown as it is: one line, without controls that turn its direction or that renderers would act on (they make
 * dates of `{{DATE(…)}}` even where there is no Markdown), and of bounded length.
 */
export function showable(text: string): string {
  const clean = SUSPICIOUS.test(text) ? harmless(text) : text;
  return clean.length > LONGEST ? cut(clean) : clean;
}

function harmless(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(/\{(?=\{)/g, '{\u2060');
}

function cut(text: string): string {
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
