import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { TraceLine } from './http/trace-line.ts';

export interface TraceFile {
  write(line: TraceLine): void;
  /** Resolves after every line is in the file. */
  close(): Promise<void>;
}

/** Appends each request and response to a file, one JSON object per line, in the order of the responses. */
export function openTraceFile(file: string, log: Log): TraceFile {
  const stream = createWriteStream(file, { flags: 'a' });
  // A full disk ends the trace, not the bot.
  stream.on('error', (error) => log.error({ err: error }, 'the trace of Graph calls could not be written'));
  return {
    write(line) {
      if (!stream.destroyed) stream.write(`${JSON.stringify(line)}\n`);
    },
    async close() {
      if (stream.destroyed) return;
      stream.end();
      await finished(stream);
    },
  };
}
