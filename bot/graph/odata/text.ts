/** Longer than any name, mail or serial number. */
const LONGEST = 256;

/** Typed text made fit for a query: no control characters, no half surrogate pairs, and a bounded length. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/\p{Cs}/gu, '')
    .trim();
}

/** An OData string literal. The query or key that contains it still has to be encoded. */
export function literal(typed: string): string {
  return `'${cleanText(typed).replaceAll("'", "''")}'`;
}
