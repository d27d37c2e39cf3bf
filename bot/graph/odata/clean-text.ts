/** Longer than any name, mail or serial number. */
const LONGEST = 256;

/** What a person typed, fit for a query: no control characters, no half characters, and of bounded length. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/\p{Cs}/gu, '')
    .trim();
}
