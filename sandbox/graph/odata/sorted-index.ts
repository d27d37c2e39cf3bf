import type { Entity } from '../types.ts';

/** With fewer entities, checking each is cheaper and notices changed properties at once. */
export const worthAnIndex = 500;

interface Entry {
  text: string;
  at: number;
}

/** Texts in order, each with the position of its entity in the list. */
export class SortedIndex {
  readonly #entries: Entry[];

  constructor(list: readonly Entity[], textsOf: (entity: Entity) => readonly string[]) {
    this.#entries = list.flatMap((entity, at) => textsOf(entity).map((text) => ({ text, at })));
    this.#entries.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.at - b.at));
  }

  equal(text: string): Set<number> {
    return this.#run(text, (found) => found === text);
  }

  prefix(text: string): Set<number> {
    return this.#run(text, (found) => found.startsWith(text));
  }

  #run(text: string, holds: (found: string) => boolean): Set<number> {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.text ?? '') < text) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let at = low; at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (!entry || !holds(entry.text)) break;
      found.add(entry.at);
    }
    return found;
  }
}

/** Indexes of long lists, made at the first use. */
export class SortedIndexes {
  #lists = new WeakMap<readonly Entity[], { size: number; byName: Map<string, SortedIndex> }>();

  of(list: readonly Entity[], name: string, textsOf: (entity: Entity) => readonly string[]): SortedIndex {
    let known = this.#lists.get(list);
    if (known?.size !== list.length) {
      known = { size: list.length, byName: new Map() };
      this.#lists.set(list, known);
    }
    let index = known.byName.get(name);
    if (!index) known.byName.set(name, (index = new SortedIndex(list, textsOf)));
    return index;
  }

  forget(): void {
    this.#lists = new WeakMap();
  }
}

export function inOrder(list: readonly Entity[], positions: ReadonlySet<number>): Entity[] {
  const found: Entity[] = [];
  for (const at of [...positions].sort((a, b) => a - b)) {
    const entity = list[at];
    if (entity) found.push(entity);
  }
  return found;
}
