import { channelLanguage } from '../helpdesk/admin/channel-language.ts';
import { notePostedHead, postedHead } from '../helpdesk/admin/posted-head.ts';
import type { AuditTrail, AuditVerdict } from '../helpdesk/contracts/audit.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { NoteKey, Store } from '../helpdesk/contracts/store.ts';
import { setNote } from '../helpdesk/contracts/store.ts';
import { wordsFor } from '../locales/index.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';
import { claimOnce, isDue } from './claim-once.ts';

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 15 * 60_000;
const POSTED_AT = 'auditHeadPostedAt' satisfies NoteKey;
const NEVER = new Date(0).toISOString();
const TOLD_AT = 'auditBrokenToldAt' satisfies NoteKey;

interface HeadServices {
  store: Pick<Store, 'notes' | 'together'>;
  audit: Pick<AuditTrail, 'head' | 'verify'>;
  now: Clock;
  log: Pick<Log, 'warn' | 'error'>;
  /** Posts in the admin channel. Resolves to false if it couldn't. undefined: there is no such channel. */
  post: ((text: string) => Promise<boolean>) | undefined;
}

/**
 * Checks the whole audit at the start and once a day, and posts its head in the admin channel: people who could cut the file can't
 * change it there. If the audit isn't whole, that is posted instead, once a day while it lasts.
 */
export function watchAudit(services: HeadServices): Pick<Background, 'stop'> {
  let first = true;
  const look = async () => {
    await lookAtAudit(services, first);
    first = false;
    return LOOK_EVERY_MS;
  };
  const failed = (error: unknown) =>
    services.log.warn({ err: error }, 'the audit could not be checked, or its head could not be posted');
  return inBackground(look, { failed, firstMs: 0, retryMs: LOOK_EVERY_MS });
}

/** Resolves to whether something was posted now. If it couldn't be, the next look tries again. */
export async function lookAtAudit(services: HeadServices, atStart = false): Promise<boolean> {
  const { store, audit, now } = services;
  const due = services.post !== undefined && isDue(await store.notes.get(POSTED_AT), DAY_MS, now());
  if (!due && !atStart) return false;
  const verdict = await audit.verify(await postedHead(store));
  if (!verdict.ok) return tellBroken(services, verdict);
  return due && postHead(services);
}

async function tellBroken(
  { store, audit, now, log, post }: HeadServices,
  { seq, why }: AuditVerdict & { ok: false },
): Promise<boolean> {
  log.error({ seq, why }, `the audit isn't whole: entry ${seq} is the first that doesn't fit: ${why}`);
  if (!post || !isDue(await store.notes.get(TOLD_AT), DAY_MS, now())) return false;
  // Until it is told, each look tries again.
  await setNote(store, POSTED_AT, NEVER);
  const words = wordsFor(await channelLanguage(store));
  const head = audit.head();
  const text = words.admin.auditBroken(words.number(seq), why, words.number(head.seq), head.hash);
  if (!(await once({ store, now }, TOLD_AT, () => post(text)))) return false;
  await setNote(store, POSTED_AT, now().toISOString());
  return true;
}

async function postHead({ store, audit, now, post }: HeadServices): Promise<boolean> {
  const head = audit.head();
  if (!post || head.seq === 0) return false;
  const at = now();
  const words = wordsFor(await channelLanguage(store));
  const day = at.toISOString().slice(0, 10);
  const text = words.admin.auditHead(day, words.number(head.seq), head.hash);
  if (!(await once({ store, now }, POSTED_AT, () => post(text)))) return false;
  await notePostedHead(store, head);
  return true;
}

/** One of several bots tells it. If it can't, the next look tries again. */
async function once(
  { store, now }: Pick<HeadServices, 'store' | 'now'>,
  key: NoteKey,
  tell: () => Promise<boolean>,
): Promise<boolean> {
  const claimed = await claimOnce(store, key, DAY_MS, now());
  let told = false;
  try {
    told = claimed && (await tell());
  } finally {
    if (claimed && !told) await setNote(store, key, NEVER);
  }
  return told;
}
