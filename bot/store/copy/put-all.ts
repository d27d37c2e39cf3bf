import type { DraftRecords, Store } from '../../helpdesk/contracts/store.ts';
import type { Tables } from '../state/open-state.ts';

/** How many records are written at once. */
const AT_ONCE = 500;

/** Writes all records of all tables. */
export async function putAll(store: Store, tables: Tables): Promise<void> {
  for (const [name, records] of Object.entries(tables)) {
    const all = Object.entries(records);
    for (let from = 0; from < all.length; from += AT_ONCE)
      await store.together((drafts) => {
        const table = (drafts as unknown as Record<string, DraftRecords<object>>)[name];
        for (const [id, record] of all.slice(from, from + AT_ONCE)) table?.put(id, record);
      });
  }
}
