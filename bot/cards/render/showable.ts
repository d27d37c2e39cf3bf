import type { View } from '../../helpdesk/contracts/conversation.ts';
import { BREAKS, LONE_SURROGATES, REPLACEMENT } from '../../helpdesk/contracts/same-text.ts';

interface ShownObject {
  [name: string]: Shown;
}
type Shown = string | boolean | Shown[] | ShownObject;

/** A view whose strings are all showable. */
export function showableView(value: View[string]): Shown {
  if (typeof value === 'string') return showable(value);
  if (typeof value === 'boolean') return value;
  if (isList(value)) return value.map(showableView);
  const shown: ShownObject = {};
  for (const name in value) {
    const inner = value[name];
    if (inner !== undefined) shown[name] = showableView(inner);
  }
  return shown;
}

function isList(value: View[string]): value is readonly string[] | readonly View[] {
  return Array.isArray(value);
}

/** Longer than any name in the directory and any sentence of ours in a language that needs more room, short enough that a card full of them stays under Teams' limit. */
const LONGEST = 500;

/** Whether a string needs any of the work below. Most don't, and every string of every card is checked. */
const SUSPICIOUS =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\{\{|[\ud800-\udfff]/;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that is safe to display: one line of bounded length, without characters that change its direction. Braces are broken
 * because renderers make dates of `{{DATE(…)}}`, even where they draw no Markdown.
 */
export function showable(text: string): string {
  const clean = SUSPICIOUS.test(text) ? harmless(text) : text;
  return clean.length > LONGEST ? cut(clean) : clean;
}

function harmless(text: string): string {
  return text
    .replace(LONE_SURROGATES, REPLACEMENT)
    .replace(BREAKS, ' ')
    .replace(CONTROLS, '')
    .replace(/\{(?=\{)/g, '{\u2060');
}

function cut(text: string): string {
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
