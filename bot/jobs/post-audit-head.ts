import type { AuditTrail } from '../helpdesk/contracts/audit.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { NoteKey, Store } from '../helpdesk/contracts/store.ts';
import { setNote } from '../helpdesk/contracts/store.ts';
import { ADMIN_CHANNEL_LOCALE, wordsFor } from '../locales/index.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 15 * 60_000;
const NOTE = 'auditHeadPostedAt' satisfies NoteKey;

interface HeadServices {
  store: Pick<Store, 'notes'>;
  audit: Pick<AuditTrail, 'head'>;
  now: Clock;
  log: Pick<Log, 'warn'>;
  /** Posts in the admin channel. Resolves to false if it couldn't. */
  post: (text: string) => Promise<boolean>;
}

/** Posts the audit's head in the admin channel once a day: people who could cut the file can't change it there. */
export function postHeadDaily(services: HeadServices): Pick<Background, 'stop'> {
  const look = async () => {
    await postHead(services);
    return LOOK_EVERY_MS;
  };
  const failed = (error: unknown) =>
    services.log.warn({ err: error }, 'the audit’s head could not be posted');
  return inBackground(look, { failed, firstMs: 0, retryMs: LOOK_EVERY_MS });
}

/** Resolves to whether it was posted now. If it couldn't be, the next look tries again. */
export async function postHead({ store, audit, now, post }: Omit<HeadServices, 'log'>): Promise<boolean> {
  const posted = await store.notes.get(NOTE);
  const at = now();
  if (posted && at.getTime() - Date.parse(posted.value) < DAY_MS) return false;
  const { seq, hash } = audit.head();
  if (seq === 0) return false;
  const words = wordsFor(ADMIN_CHANNEL_LOCALE);
  const day = at.toISOString().slice(0, 10);
  if (!(await post(words.admin.auditHead(day, words.number(seq), hash)))) return false;
  await setNote(store, NOTE, at.toISOString());
  return true;
}
