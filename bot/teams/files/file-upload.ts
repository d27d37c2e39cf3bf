import type { FallbackAnswers } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Outgoing } from '../outbound/deliver.ts';
import { infoCard } from './file-cards.ts';
import type { FileConsent } from './file-consent.ts';
import type { OfferedFiles } from './offered-files.ts';
import type { TeamsOptions } from '../options.ts';
import { type Uploads, uploadTarget } from './uploads.ts';

export interface HandOverOptions {
  mode: TeamsOptions['mode'];
  files: OfferedFiles;
  uploads: Uploads;
  fallbacks: FallbackAnswers;
  log: Log;
}

export interface Decision {
  turnId: string;
  personId: string;
  consent: FileConsent;
  /** Aborts when the turn's time is over. */
  signal: AbortSignal;
}

/** What becomes of an offered file once its person has decided. */
export async function handOver(
  { mode, files, uploads, fallbacks, log }: HandOverOptions,
  { turnId, personId, consent, signal }: Decision,
): Promise<{ reply: Outgoing; how: string }> {
  const file = files.take(consent.id, personId);
  if (!file) return { reply: { here: fallbacks.fileGone() }, how: 'fileGone' };
  if (consent.action === 'decline') return { reply: { here: fallbacks.fileDeclined() }, how: 'fileDeclined' };
  const { upload } = consent;
  const target = upload && uploadTarget(upload.uploadUrl, mode);
  if (!upload || !target) {
    log.warn({ turn: turnId }, 'a file was to go where files may not go');
    return { reply: { here: fallbacks.fileFailed() }, how: 'fileRefused' };
  }
  try {
    await uploads.put(target, file.bytes, signal);
  } catch (error) {
    log.warn({ turn: turnId, error }, 'a file could not be handed over');
    return { reply: { here: fallbacks.fileFailed() }, how: 'fileFailed' };
  }
  const here = fallbacks.fileDone(file.name);
  const shown = uploadTarget(upload.contentUrl, mode) !== undefined;
  return { reply: shown ? { here, attached: infoCard(upload) } : { here }, how: 'fileDone' };
}
