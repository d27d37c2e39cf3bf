import type { AuditTrail } from '../helpdesk/contracts/audit.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import { setNote, type NoteKey, type Store } from '../helpdesk/contracts/store.ts';
import { ADMIN_CHANNEL_LOCALE, wordsFor } from '../locales/index.ts';

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 15 * 60_000;
const NOTE = 'auditHeadPostedAt' satisfies NoteKey;

interface Parts {
  store: Pick<Store, 'notes'>;
  audit: AuditTrail;
  now: Clock;
  log: Log;
  /** Says something in the admin channel; false where it could not be brought. */
  post: (text: string) => Promise<boolean>;
}

/** Posts the audit's head in the admin channel once a day, so that it is noted where whoever could cut the file can't reach. */
export function postHeadDaily(parts: Parts): { stop(): void } {
  const look = () =>
    void postHead(parts).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'the audit’s head could not be posted'),
    );
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Resolves to whether it was posted now. What could not be brought is tried again at the next look. */
export async function postHead({ store, audit, now, post }: Parts): Promise<boolean> {
  const posted = await store.notes.get(NOTE);
  const at = now();
  if (posted && at.getTime() - Date.parse(posted.value) < DAY_MS) return false;
  const { seq, hash } = audit.head();
  if (seq === 0) return false;
  const day = at.toISOString().slice(0, 10);
  const words = wordsFor(ADMIN_CHANNEL_LOCALE);
  if (!(await post(words.admin.audit.head(day, words.number(seq), hash)))) return false;
  await setNote(store, NOTE, at.toISOString());
  return true;
}
