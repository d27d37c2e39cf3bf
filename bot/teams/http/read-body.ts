import type { IncomingMessage } from 'node:http';
import { HttpFault, badRequest } from './response.ts';

/** Up to this many times the limit is read and dropped, so that an honest client can read why it was refused. */
const DROPPED = 8;

interface BodyLimits {
  bodyBytes: number;
  bodyMs: number;
}

/** Reads the body. The limit counts the bytes that arrive, whatever content-length says. */
export function readBody(request: IncomingMessage, { bodyBytes, bodyMs }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () =>
      new HttpFault(413, 'PayloadTooLarge', `The body is larger than ${bodyBytes} bytes.`);
    const tooSlow = () => new HttpFault(408, 'Timeout', 'The body took too long.');

    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyBytes) chunks.push(chunk);
      else if (size > bodyBytes * DROPPED) end(tooLarge());
      else chunks.length = 0;
    };
    const onEnd = () => end(size > bodyBytes ? tooLarge() : undefined);
    const onLost = () => end(badRequest('The body was cut off.'));
    const timer = setTimeout(() => end(size > bodyBytes ? tooLarge() : tooSlow()), bodyMs);

    function end(fault?: HttpFault) {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('error', onLost).off('close', onLost);
      // the connection may still break while the other side writes
      request.on('error', () => undefined);
      if (!fault) {
        resolve(Buffer.concat(chunks));
        return;
      }
      if (!request.complete) request.pause();
      reject(fault);
    }

    if (Number(request.headers['content-length'] ?? 0) > bodyBytes * DROPPED) end(tooLarge());
    else request.on('data', onData).on('end', onEnd).on('error', onLost).on('close', onLost);
  });
}
