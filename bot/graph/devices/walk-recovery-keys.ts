import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import type { KeyWalk, ListedKey } from '../../helpdesk/contracts/secret.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { plainId } from '../../helpdesk/contracts/same-text.ts';
import { within } from '../../time/within.ts';
import type { GraphClient } from '../http/client.ts';
import type { Page } from '../http/pages.ts';
import { firstPage, following } from '../http/pages.ts';
import { present, uniqueById } from '../json/lists.ts';
import { KEYS, NAMED, toListed } from './recovery-keys.ts';

/** More pages than any turn has time for: a list that never ends does. */
const MOST_PAGES = 500;

/**
 * Walks the tenant's keys, without their values, for at most `limitMs` milliseconds, and picks those whose ids start with `start`. Entra
 * can't search by id. A page that fails or is late ends the walk: what was read before still counts.
 */
export async function findRecoveryKeys(
  client: GraphClient,
  start: string,
  limitMs: number,
): Promise<KeyWalk> {
  const endsAt = performance.now() + limitMs;
  const inTime = <T>(reading: Promise<T>) => within(Math.max(0, endsAt - performance.now()), reading, late);
  const seen = new Map<string, ListedKey>();
  const followed = new Set<string>();
  let whole = true;
  let ended = false;
  try {
    let page: Page = await inTime(firstPage(client, KEYS, { headers: NAMED }));
    for (let pages = 1; ; pages++) {
      const keys = page.items.map(toListed);
      for (const key of keys.filter(present)) seen.set(oneSpelling(key.id), key);
      whole &&= page.fault === undefined && keys.every(present);
      const { next } = page;
      ended = next === undefined;
      // a link that leads back would never end
      if (next === undefined || followed.has(next) || page.items.length === 0 || pages === MOST_PAGES) break;
      followed.add(next);
      page = await inTime(following(client, { items: [], next }, { pages: 2 }, NAMED));
    }
  } catch (error) {
    if (!(error instanceof Problem) || (seen.size === 0 && error.detail !== LATE)) throw error;
  }
  const items = uniqueById([...seen.values()].filter(({ id }) => plainId(id).startsWith(start)));
  return { items, read: seen.size, ended: ended && whole };
}

const LATE = 'the time for the walk is over';
const late = () => new Problem({ kind: 'timeout', detail: LATE });
