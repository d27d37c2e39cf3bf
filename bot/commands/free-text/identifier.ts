import { guidIn } from '../../helpdesk/contracts/guid.ts';
import { plainText } from '../../helpdesk/contracts/same-text.ts';
import { searchText } from '../../helpdesk/people/find-person.ts';

/** What a text names that is nothing but an identifier. `id`: an object id or a device's id, which look the same. */
export type Identifier = 'person' | 'device' | 'id';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const MAC_ADDRESS = /^(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})$/iu;
/** Digits as an IMEI has them, in whatever groups they are typed. */
const IMEI = /^\d(?:[ ./-]?\d){13,15}$/u;
/** One word with a digit in it. An error code such as 0x80070005 or AADSTS50126 is none. */
const SERIAL = /^(?!0x|aadsts)(?=\S*\d)[a-z0-9][a-z0-9-]{4,30}$/iu;
/** Groups as they are printed on a label. */
const SERIAL_IN_GROUPS = /^(?=(?:\D*\d){3})[A-Z0-9]+(?:[ -][A-Z0-9]+)+$/u;
const SHORTEST_IN_GROUPS = 8;
/** What is copied along with an identifier: “S/N”, “IMEI:”, “mailto:”. */
const LABEL =
  /^(?:(?:serial(?: (?:number|no\.?))?|s\/?n|imei|meid|(?:wi-?fi |ethernet )?mac(?: address)?|upn|e-?mail(?: address)?|smtp|mailto|sip|(?:(?:object|user|device|intune|entra) )?id)(?:\s*[:=#]\s*|\s+))+/iu;
const AROUND = /^[<([]+|[>)\].,;:!?]+$/gu;
/** “Aino Virtanen <aino@contoso.example>”, as mail programs copy a name. */
const IN_BRACKETS = /<(?:mailto:)?([^<>\s]+@[^<>\s]+)>$/iu;

/** What is to be searched for: the identifier alone if it came with its label, with brackets around it, or behind a name. */
export function wantedIn(typed: string): string {
  const text = searchText(typed);
  const bare = IN_BRACKETS.exec(text)?.[1] ?? text.replace(LABEL, '').replace(AROUND, '').trim();
  return bare !== text && identifierIn(bare) !== undefined ? bare : text;
}

/** A UPN or mail address among other words. */
export const addressIn = (line: string): string | undefined =>
  plainText(line)
    .split(' ')
    .map((word) => word.replace(AROUND, ''))
    .find((word) => ADDRESS.test(word));

/** Tells a UPN, mail address, id, serial number, IMEI or network address that stands alone. Anything else could be anything. */
export function identifierIn(typed: string): Identifier | undefined {
  const text = plainText(typed);
  if (guidIn(text) !== undefined) return 'id';
  if (ADDRESS.test(text)) return 'person';
  if (MAC_ADDRESS.test(text) || IMEI.test(text) || SERIAL.test(text)) return 'device';
  const inGroups = SERIAL_IN_GROUPS.test(text) && text.replace(/[ -]/gu, '').length >= SHORTEST_IN_GROUPS;
  return inGroups ? 'device' : undefined;
}
