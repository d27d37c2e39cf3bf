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
 * can't search by id. A page that fails or is late ends the walk: what was read before still counts. `from` goes on where a walk stopped.
 */
export async function findRecoveryKeys(
  client: GraphClient,
  start: string,
  limitMs: number,
  from?: string,
): Promise<KeyWalk> {
  const endsAt = performance.now() + limitMs;
  const inTime = <T>(reading: Promise<T>) => within(Math.max(0, endsAt - performance.now()), reading, late);
  const read = (link: string | undefined): Promise<Page> =>
    link === undefined
      ? firstPage(client, KEYS, { headers: NAMED })
      : following(client, { items: [], next: link }, { pages: 2 }, NAMED);
  const seen = new Map<string, ListedKey>();
  const followed = new Set<string>();
  let whole = true;
  let ended = false;
  /** What to read next. undefined: the list's beginning. */
  let next = from;
  try {
    for (let pages = 1; ; pages++) {
      const page = await inTime(read(next));
      // a page that failed comes as an empty one with its own link
      if (page.fault !== undefined && page.items.length === 0) throw page.fault;
      const keys = page.items.map(toListed);
      for (const key of keys.filter(present)) seen.set(oneSpelling(key.id), key);
      whole &&= page.fault === undefined && keys.every(present);
      if (next !== undefined) followed.add(next);
      next = page.next;
      ended = next === undefined;
      // a link that leads back would never end
      if (next !== undefined && (followed.has(next) || page.items.length === 0)) next = undefined;
      if (next === undefined || pages === MOST_PAGES) break;
    }
  } catch (error) {
    if (!(error instanceof Problem) || (seen.size === 0 && !canGoOn(error, from))) throw error;
  }
  const items = uniqueById([...seen.values()].filter(({ id }) => plainId(id).startsWith(start)));
  return { items, read: seen.size, ended: ended && whole, next: ended ? undefined : next };
}

/** Whether a walk that has read nothing can be asked for once more. */
function canGoOn({ detail, kind }: Problem, from: string | undefined): boolean {
  return detail === LATE || (from !== undefined && kind !== 'forbidden');
}

const LATE = 'the time for the walk is over';
const late = () => new Problem({ kind: 'timeout', detail: LATE });
