import type { Group } from '../types.ts';

/** The members of groups and directory roles, both ways, directly and through nested groups. Ids in any case. */
export class Memberships {
  readonly #parents = new Map<string, Group[]>();
  readonly #transitive = new Map<string, readonly Group[]>();

  constructor(containers: readonly Group[]) {
    for (const container of containers) {
      for (const member of container.members ?? []) {
        const key = member.toLowerCase();
        const parents = this.#parents.get(key);
        if (parents) parents.push(container);
        else this.#parents.set(key, [container]);
      }
    }
  }

  direct(id: string): readonly Group[] {
    return this.#parents.get(id.toLowerCase()) ?? [];
  }

  transitive(id: string): readonly Group[] {
    const key = id.toLowerCase();
    const known = this.#transitive.get(key);
    if (known) return known;
    // a set in the order of discovery, which also ends cycles
    const found = new Set(this.direct(key));
    for (const container of found) for (const parent of this.direct(container.id)) found.add(parent);
    const all = [...found].filter((container) => container.id.toLowerCase() !== key);
    this.#transitive.set(key, all);
    return all;
  }
}

/** The number of memberships: a cheap sign of a change. */
export const countMembers = (containers: readonly Group[]): number =>
  containers.reduce((sum, container) => sum + (container.members?.length ?? 0), 0);
