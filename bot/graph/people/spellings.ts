import { cleanText } from '../odata/clean-text.ts';

/**
 * What was typed, in the ways in which the directory may have it; none where nothing was. Teams turns a typed
 * apostrophe into a typographic one, and directories seldom hold those.
 */
export function spellings(typed: string): string[] {
  const text = cleanText(typed);
  if (text === '') return [];
  return [...new Set([text, text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')])];
}
