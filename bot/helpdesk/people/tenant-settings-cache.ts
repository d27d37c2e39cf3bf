import { LRUCache } from 'lru-cache';
import type { GraphApi } from '../contracts/graph.ts';
import type { TenantSettings } from '../contracts/graph/troubleshooting.ts';
import { type Part, part } from '../contracts/problem.ts';
import { upTo } from '../contracts/memory/up-to.ts';

/** They change rarely, and no right hangs on them. */
const GOOD_FOR_MS = 10 * 60_000;
/** A refusal is asked about again soon: somebody may be mending it. */
const REFUSED_FOR_MS = 60_000;
const MOST_READERS = 5_000;
const EVERYBODY = '';

/** The tenant's settings, so that not every card reads them. Per person if each operator reads with their own rights. */
export class TenantSettingsCache {
  readonly #perPerson: boolean;
  readonly #kept = new LRUCache<string, Promise<Part<TenantSettings>>>(upTo(MOST_READERS));

  constructor({ perPerson = false } = {}) {
    this.#perPerson = perPerson;
  }

  async recent(graph: GraphApi, personId: string): Promise<Part<TenantSettings>> {
    const reader = this.#perPerson ? personId : EVERYBODY;
    const kept = this.#kept.get(reader);
    if (kept) return kept;
    const reading = part(graph.troubleshooting.tenantSettings());
    this.#kept.set(reader, reading, { ttl: GOOD_FOR_MS });
    try {
      const read = await reading;
      if (!read.ok) this.#kept.set(reader, reading, { ttl: REFUSED_FOR_MS });
      return read;
    } catch (error) {
      this.#kept.delete(reader);
      throw error;
    }
  }
}
