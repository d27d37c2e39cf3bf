import { badRequest } from '../errors.ts';

export type Literal = string | number | boolean | null | Date;

export type Token =
  | { kind: 'literal'; value: Literal; quoted: boolean }
  | { kind: 'name'; value: string }
  | { kind: 'mark'; value: '(' | ')' | ',' | ':' };

const pattern =
  /\s+|'((?:[^']|'')*)'|([(),:])|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?(?![\w-]))|([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})|(-?\d+(?:\.\d+)?(?![\w.-]))|([A-Za-z_$][\w$./]*)/giy;

const words = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function tokenOf([, quoted, mark, date, guid, number, name = '']: RegExpExecArray): Token {
  if (quoted !== undefined) return { kind: 'literal', value: quoted.replaceAll("''", "'"), quoted: true };
  if (mark !== undefined) return { kind: 'mark', value: mark as '(' };
  if (date !== undefined) return { kind: 'literal', value: new Date(date), quoted: false };
  if (guid !== undefined) return { kind: 'literal', value: guid, quoted: false };
  if (number !== undefined) return { kind: 'literal', value: Number(number), quoted: false };
  const word = words.get(name);
  return word === undefined ? { kind: 'name', value: name } : { kind: 'literal', value: word, quoted: false };
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw badRequest(`Invalid filter clause: syntax error at position ${at} in '${text}'.`);
    if (match[0].trim() !== '') tokens.push(tokenOf(match));
  }
  return tokens;
}
