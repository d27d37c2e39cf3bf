import type { IncomingMessage } from 'node:http';
import { HttpFault, badRequest } from './http-fault.ts';

/** How many times the limit is read and thrown away, so that an honest client gets to read why it was refused. */
const DISCARDED = 8;

/** The body's bytes. What counts is what arrives, whatever content-length says. */
export function readBody(
  request: IncomingMessage,
  limits: { bodyBytes: number; bodyMs: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () =>
      new HttpFault(413, 'PayloadTooLarge', `The body is larger than ${limits.bodyBytes} bytes.`);
    const timer = setTimeout(
      () =>
        end(size > limits.bodyBytes ? tooLarge() : new HttpFault(408, 'Timeout', 'The body took too long.')),
      limits.bodyMs,
    );

    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.bodyBytes) chunks.push(chunk);
      else if (size > limits.bodyBytes * DISCARDED) end(tooLarge());
      else chunks.length = 0;
    };
    const onEnd = () => end(size > limits.bodyBytes ? tooLarge() : undefined);
    const onCut = () => end(badRequest('The body was cut off.'));

    function end(fault?: HttpFault) {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('error', onCut).off('close', onCut);
      // a connection that ends here may break off while the other side still writes
      request.on('error', () => undefined);
      if (fault) {
        if (!request.complete) request.pause();
        reject(fault);
      } else {
        resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
      }
    }
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > limits.bodyBytes * DISCARDED) {
      end(tooLarge());
      return;
    }
    request.on('data', onData).on('end', onEnd).on('error', onCut).on('close', onCut);
  });
}
