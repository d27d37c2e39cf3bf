import type { AuditHead } from '../contracts/audit.ts';
import { setNote, type Store } from '../contracts/store.ts';

type Notes = Pick<Store, 'notes'>;

/** The audit's head that was last posted in the admin channel. */
export async function postedHead({ notes }: Notes): Promise<AuditHead | undefined> {
  return parseHead((await notes.get('auditHeadPosted'))?.value);
}

export async function notePostedHead(store: Notes, { seq, hash }: AuditHead): Promise<void> {
  await setNote(store, 'auditHeadPosted', `${seq} ${hash}`);
}

/** undefined if it is no head, for example because none was posted yet. */
export function parseHead(text: string | undefined): AuditHead | undefined {
  const [seq, hash] = text?.split(' ') ?? [];
  const number = Number(seq);
  return hash !== undefined && Number.isSafeInteger(number) ? { seq: number, hash } : undefined;
}
