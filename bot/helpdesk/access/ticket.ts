/** As long as the longest number that a help desk's ticket system makes, and then some. */
export const LONGEST_TICKET = 64;

/** Letters, digits and what stands between them. A sentence isn't a ticket number, and a number has a digit. */
const TICKET = /^#?[\p{L}\p{N}](?:[\p{L}\p{N}._/:#-]| (?! ))*$/u;

/** A ticket number as it is kept: without blanks around it. undefined: it is none. */
export function ticketIn(typed: string | undefined): string | undefined {
  const text = (typed ?? '').normalize('NFC').trim();
  return text.length <= LONGEST_TICKET && TICKET.test(text) && /\p{N}/u.test(text) ? text : undefined;
}
