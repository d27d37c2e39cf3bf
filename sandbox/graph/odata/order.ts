import { badRequest } from '../errors.ts';
import type { Entity } from '../types.ts';
import { valueAt } from './filter-match.ts';

export interface Order {
  path: string[];
  descending: boolean;
}

export function parseOrder(text: string): Order[] {
  return text.split(',').map((part) => {
    const match = /^\s*([A-Za-z][\w/]*)(?:\s+(asc|desc))?\s*$/.exec(part);
    if (!match?.[1]) throw badRequest(`Invalid orderby clause: '${text}'.`);
    return { path: match[1].split('/'), descending: match[2] === 'desc' };
  });
}

const comparable = (value: unknown): string | number => {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' ? value : value === true ? 1 : 0;
};

/** A sorted copy. As in Graph, entries without a value come first. */
export function sorted(items: readonly Entity[], orders: readonly Order[]): Entity[] {
  return [...items].sort((a, b) => {
    for (const { path, descending } of orders) {
      const [left, right] = [valueAt(a, path), valueAt(b, path)];
      const [x, y] = [comparable(left ?? ''), comparable(right ?? '')];
      if (x !== y) return x < y === descending ? 1 : -1;
    }
    return 0;
  });
}
