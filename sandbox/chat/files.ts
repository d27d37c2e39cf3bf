import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ChatError } from './chat-error.ts';
import { isObject, text, type JsonObject } from './json.ts';
import type { Message } from './message-log.ts';

interface StoredFile {
  name: string;
  content: Buffer;
}

const MOST_AWAITED = 100;
const MOST_FILES = 20;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_IN_ONE = 32 * 1024 * 1024;

/** Stands in for OneDrive: accepts each file once and serves it by a link. Files are in memory; the oldest are dropped first. */
export class Files {
  private readonly url: string;
  /** Files that people accepted and the bot hasn't uploaded yet, by the random part of their upload address. */
  private readonly awaited = new Map<string, { name: string; link: string }>();
  private readonly stored = new Map<string, StoredFile>();

  /** `url` is the server's own, without a trailing slash. */
  constructor(url: string) {
    this.url = url;
  }

  /** The `uploadInfo` of a `fileConsent/invoke` that accepts a file. */
  await(name: string): JsonObject {
    const upload = randomUUID();
    const link = randomUUID();
    this.awaited.set(upload, { name, link });
    dropOldest(this.awaited, () => this.awaited.size > MOST_AWAITED);
    return {
      contentUrl: `${this.url}/files/${link}/${encodeURIComponent(name)}`,
      uploadUrl: `${this.url}/upload/${upload}`,
      name,
      uniqueId: link.toUpperCase(),
      fileType: /\.(\w{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? 'bin',
    };
  }

  /** Takes an upload in a single range, as OneDrive's upload sessions allow. */
  async take(request: IncomingMessage, upload: string): Promise<JsonObject> {
    const expected = this.awaited.get(upload);
    if (!expected) throw new ChatError(404, 'itemNotFound', 'The upload session was not found');
    this.awaited.delete(upload);
    const content = await read(request);
    const size = content.length;
    if (request.headers['content-range'] !== `bytes 0-${size - 1}/${size}`)
      throw new ChatError(416, 'invalidRange', 'Content-Range must describe the whole file');
    this.stored.set(expected.link, { name: expected.name, content });
    dropOldest(this.stored, () => this.stored.size > MOST_FILES || this.bytes() > MOST_BYTES);
    return { id: expected.link, name: expected.name, size };
  }

  /** Sends a file as a download. The browser must never display it: its content comes from the bot. */
  give(response: ServerResponse, link: string): void {
    const file = this.stored.get(link);
    if (!file) throw new ChatError(404, 'itemNotFound', 'The file is no longer available');
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.content.length,
      'content-disposition': `attachment; filename*=UTF-8''${rfc5987(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(file.content);
  }

  private bytes(): number {
    return [...this.stored.values()].reduce((sum, { content }) => sum + content.length, 0);
  }
}

function dropOldest<T>(map: Map<string, T>, tooMuch: () => boolean): void {
  for (const key of map.keys()) {
    if (!tooMuch()) return;
    map.delete(key);
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_IN_ONE) throw new ChatError(413, 'FileTooLarge', 'The file is larger than 32 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const rfc5987 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

/** The file that a message's attachment offers, and the context that the bot gets back with the decision. */
export function consentOn(
  { attachments }: Message,
  index: number,
  accepts: boolean,
): { name: string; context: unknown } {
  const attachment = attachments[index];
  if (attachment?.contentType !== CONSENT)
    throw new ChatError(404, 'NoSuchFile', 'The message offers no file');
  const content = isObject(attachment.content) ? attachment.content : {};
  return {
    name: text(attachment, 'name') ?? 'file',
    context: accepts ? content.acceptContext : content.declineContext,
  };
}
