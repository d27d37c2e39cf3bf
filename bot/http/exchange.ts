import type { Dispatcher } from 'undici';

export interface Exchanged {
  status: number;
  /** By lower-case name. */
  headers: Dispatcher.ResponseData['headers'];
  /** Decoded as UTF-8. */
  text: string;
}

interface Deadline {
  /** Aborts the request, and so does its end of time. */
  signal: AbortSignal;
  /** How long the whole exchange may take, in milliseconds. */
  ms: number;
}

/** The deadline passed, or its signal aborted. The request may have arrived. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const utf8 = new TextDecoder();

/**
 * Sends one request and reads its whole answer, whatever its status. Rejects with `Stopped`, or with undici's error. undici's own
 * `request` makes a stream of each answer, which takes twice the processor time of an exchange.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  deadline?: Deadline,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const answer: Omit<Exchanged, 'text'> = { status: 0, headers: {} };
    const chunks: Buffer[] = [];
    let sent: Dispatcher.DispatchController | undefined;
    let stopped: Stopped | undefined;
    const stop = () => {
      stopped ??= new Stopped('no answer in time');
      if (sent) sent.abort(stopped);
      end(stopped);
    };
    const timer = deadline && setTimeout(stop, deadline.ms);
    const end = (error?: Error) => {
      clearTimeout(timer);
      deadline?.signal.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve({ ...answer, text: utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)) });
    };
    deadline?.signal.addEventListener('abort', stop, { once: true });
    if (deadline?.signal.aborted) {
      stop();
      return;
    }
    try {
      dispatcher.dispatch(request, {
        onRequestStart(controller) {
          sent = controller;
          // it was stopped while it waited for a connection
          if (stopped) controller.abort(stopped);
        },
        onResponseStart(_, status, headers) {
          Object.assign(answer, { status, headers });
        },
        onResponseData(_, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd: () => end(),
        onResponseError: (_, error) => end(error),
      });
    } catch (error) {
      // undici throws at once if it can't take the request at all
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
