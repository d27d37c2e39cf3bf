import { badRequest } from '../errors.ts';
import { matcher } from './filter-match.ts';
import { parseFilter, type Filter } from './filter-parser.ts';
import { parseOrder, type Order } from './order.ts';
import { parseSearch, type Search } from './search.ts';

interface Expand {
  name: string;
  options: Options;
}

/** The system query options of a request. */
export interface Options {
  select?: string[];
  filter?: { tree: Filter; holds: (entity: unknown) => boolean };
  search?: Search;
  order?: Order[];
  expand?: Expand[];
  count?: boolean;
  top?: number;
  skip?: number;
  skipToken?: number;
  /** The options as sent, for the link to the next page. */
  sent: ReadonlyMap<string, string>;
}

/** Splits at a character outside of parentheses and quotes. */
function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === mark && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function expandOf(text: string): Expand {
  const match = /^\s*([\w./]+)\s*(?:\((.*)\))?\s*$/s.exec(text);
  if (!match?.[1]) throw badRequest(`Invalid expand clause: '${text}'.`);
  const inner = (match[2] ?? '') === '' ? [] : splitOutside(match[2] ?? '', ';');
  const pairs = inner.map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1)];
  });
  return { name: match[1].replace(/^microsoft\.graph\.\w+\//, ''), options: readOptions(new Map(pairs)) };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}

function filterOf(text: string): Options['filter'] {
  const tree = parseFilter(text);
  return { tree, holds: matcher(tree) };
}

/** Each option and what it adds. Other options are refused. */
const readers: Record<string, (value: string) => Omit<Options, 'sent'>> = {
  $select: (value) => ({ select: value.split(',').map((name) => name.trim().split('/')[0] ?? '') }),
  $filter: (value) => ({ filter: filterOf(value) }),
  $search: (value) => ({ search: parseSearch(value) }),
  $orderby: (value) => ({ order: parseOrder(value) }),
  $expand: (value) => ({ expand: splitOutside(value, ',').map(expandOf) }),
  $count: (value) => {
    if (value !== 'true' && value !== 'false')
      throw badRequest(`Invalid value '${value}' for $count query option found.`);
    return { count: value === 'true' };
  },
  $top: (value) => ({ top: wholeNumber('$top', value) }),
  $skip: (value) => ({ skip: wholeNumber('$skip', value) }),
  $skiptoken: (value) => ({
    skipToken: wholeNumber('$skiptoken', Buffer.from(value, 'base64url').toString('utf8')),
  }),
  $format: () => ({}),
};

export function readOptions(sent: ReadonlyMap<string, string>): Options {
  const options: Options = { sent };
  for (const [name, value] of sent) {
    const system = name.startsWith('$') ? name : `$${name}`;
    const reader = readers[system.toLowerCase()];
    if (reader) Object.assign(options, reader(value));
    else if (name.startsWith('$')) throw badRequest(`The query parameter '${name}' is not supported.`);
  }
  return options;
}
