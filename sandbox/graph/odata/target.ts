import { badRequest } from '../errors.ts';
import { readOptions, type Options } from './options.ts';

/** A step of a path. `users('a')` has two: the name and its key. */
export interface Segment {
  /** Decoded, without the parentheses. */
  name: string;
  /** `deviceId='…'` in parentheses: an alternate key or a function's parameter. */
  named?: { name: string; value: string };
}

export interface Target {
  segments: Segment[];
  options: Options;
  /** The decoded path. */
  path: string;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest(`The request URI is not valid: '${text}'.`);
  }
}

const unquote = (text: string): string =>
  text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;

function segmentsOf(text: string): Segment[] {
  const match = /^([\w.]+)\((.*)\)$/s.exec(text);
  const [, name = '', inner = ''] = match ?? [];
  if (!match || inner === '') return [{ name: match ? name : text }];
  const named = /^(\w+)=(.*)$/s.exec(inner);
  if (named?.[1]) return [{ name, named: { name: named[1], value: unquote(named[2] ?? '') } }];
  return [{ name }, { name: unquote(inner) }];
}

function queryOf(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.includes('=') ? part.indexOf('=') : part.length;
    pairs.set(decode(part.slice(0, at)), decode(part.slice(at + 1).replaceAll('+', ' ')));
  }
  return pairs;
}

function parseTarget(url: string): Target {
  const at = url.indexOf('?');
  const parts = (at < 0 ? url : url.slice(0, at))
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return {
    segments: parts.flatMap(segmentsOf),
    options: readOptions(at < 0 ? new Map() : queryOf(url.slice(at + 1))),
    path: `/${parts.join('/')}`,
  };
}

const remembered = 2000;

/** Reads addresses and remembers them, as few of them come again and again. */
export function targetReader(): (url: string) => Target {
  const known = new Map<string, Target>();
  return (url) => {
    let target = known.get(url);
    if (target) return target;
    if (known.size >= remembered) known.clear();
    known.set(url, (target = parseTarget(url)));
    return target;
  };
}
