import type { Entity } from '../types.ts';

/**
 * Entities of a list by their keys, in any case. A list that is replaced or changes its length is indexed again, so tests may
 * simply add and remove.
 */
export class Keyed<T extends Entity> {
  readonly #list: () => readonly T[];
  readonly #keys: (entity: T) => readonly unknown[];
  readonly #byKey = new Map<string, T>();
  #seen: readonly T[] | undefined;
  #size = 0;

  constructor(list: () => readonly T[], keys: (entity: T) => readonly unknown[] = (entity) => [entity.id]) {
    this.#list = list;
    this.#keys = keys;
  }

  find(key: string): T | undefined {
    const list = this.#list();
    if (list !== this.#seen || list.length !== this.#size) this.#index(list);
    return this.#byKey.get(key) ?? this.#byKey.get(key.toLowerCase());
  }

  forget(): void {
    this.#seen = undefined;
  }

  #index(list: readonly T[]): void {
    this.#byKey.clear();
    for (const entity of list) {
      for (const key of this.#keys(entity)) {
        if (typeof key === 'string') this.#byKey.set(key.toLowerCase(), entity);
      }
    }
    this.#seen = list;
    this.#size = list.length;
  }
}
