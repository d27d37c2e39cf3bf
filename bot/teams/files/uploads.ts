import { Agent } from 'undici';
import type { TeamsOptions } from '../options.ts';
import { LOOPBACK } from '../auth/service-url.ts';

/**
 * Where a file may go: a person's OneDrive, or in demo mode somewhere on this computer. Teams doesn't hand out files in GCC High and
 * DoD, so those clouds' names are left out; GCC has the same as everybody.
 */
export function uploadTarget(address: string, mode: TeamsOptions['mode']): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password) return undefined;
  if (mode === 'demo') return /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname) ? url : undefined;
  const oneDrive = url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.sharepoint.com');
  return oneDrive ? url : undefined;
}

/** Brings files to the addresses that Teams names. Redirects aren't followed, and nothing is tried twice. */
export class Uploads {
  readonly #agent = new Agent({ connections: 4, connect: { timeout: 5000 }, maxResponseSize: 64 * 1024 });

  /** The whole file in one range, as an upload session wants it. Throws where it isn't known to be taken. */
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
    // the status says it all; the body is read so that its connection can be used again
    await body.dump().catch(() => undefined);
    // 202 says that more is waited for
    if (statusCode !== 200 && statusCode !== 201) throw new Error(`The upload was answered ${statusCode}`);
  }

  /** Breaks off what is still on its way. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
