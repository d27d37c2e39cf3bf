import { Agent } from 'undici';
import type { FallbackAnswers } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { LOOPBACK } from '../auth/service-url.ts';
import type { TeamsOptions } from '../options.ts';
import type { ReplyWithFile } from '../outbound/deliver.ts';
import { type FileConsent, infoCard } from './file-consent.ts';
import type { OfferedFiles } from './offered-files.ts';

export interface UploadOptions {
  mode: TeamsOptions['mode'];
  files: OfferedFiles;
  uploads: Pick<Uploads, 'put'>;
  fallbacks: FallbackAnswers;
  log: Log;
}

interface Decision {
  turnId: string;
  personId: string;
  consent: FileConsent;
  /** Aborts when the turn's time is over. */
  signal: AbortSignal;
}

/** Uploads an offered file once its person has accepted it. */
export async function answerFileConsent(
  { mode, files, uploads, fallbacks, log }: UploadOptions,
  { turnId, personId, consent, signal }: Decision,
): Promise<{ reply: ReplyWithFile; outcome: string }> {
  const file = files.take(consent.id, personId);
  if (!file) return { reply: { here: fallbacks.fileGone() }, outcome: 'fileGone' };
  if (consent.action === 'decline')
    return { reply: { here: fallbacks.fileDeclined() }, outcome: 'fileDeclined' };
  const { upload } = consent;
  const target = upload && uploadTarget(upload.uploadUrl, mode);
  if (!upload || !target) {
    log.warn({ turn: turnId }, 'a file was not uploaded: its address is not allowed');
    return { reply: { here: fallbacks.fileFailed() }, outcome: 'fileRefused' };
  }
  try {
    await uploads.put(target, file.bytes, signal);
  } catch (error) {
    log.warn({ turn: turnId, err: error }, 'a file could not be uploaded');
    return { reply: { here: fallbacks.fileFailed() }, outcome: 'fileFailed' };
  }
  const here = fallbacks.fileDone(file.name);
  const linkAllowed = uploadTarget(upload.contentUrl, mode) !== undefined;
  return { reply: linkAllowed ? { here, attachment: infoCard(upload) } : { here }, outcome: 'fileDone' };
}

/**
 * Where a file may go: a person's OneDrive, or in demo mode an address on this computer. Teams doesn't support sending files in GCC High
 * and DoD, so the host names of those clouds are left out. GCC uses the public cloud's.
 */
export function uploadTarget(address: string, mode: TeamsOptions['mode']): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password) return undefined;
  if (mode === 'demo') return /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname) ? url : undefined;
  const oneDrive = url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.sharepoint.com');
  return oneDrive ? url : undefined;
}

/** Uploads files to the addresses that Teams names. Redirects are not followed, and uploads are not repeated. */
export class Uploads {
  readonly #agent = new Agent({ connections: 4, connect: { timeout: 5000 }, maxResponseSize: 64 * 1024 });

  /** Sends the whole file as one range, as upload sessions require. Throws unless it was accepted. */
  async put({ origin, pathname, search }: URL, bytes: Buffer, signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await this.#agent.request({
      origin,
      path: pathname + search,
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes.length),
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: bytes,
      signal,
    });
    // the body is only read so that the connection can be used again
    await body.dump().catch(() => undefined);
    // 202 means that more of the file is expected
    if (statusCode !== 200 && statusCode !== 201) throw new Error(`The upload was answered ${statusCode}`);
  }

  /** Aborts uploads in progress. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
