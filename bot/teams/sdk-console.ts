import type { Log } from '../helpdesk/contracts/log.ts';

/** Even a refused token may be somebody's valid one. */
const withoutTokens = (value: unknown) => String(value).replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[token]');

/** The console is the process's: its own `error` is put back when the last of these is removed. */
const logs: Log[] = [];
/* eslint-disable no-console -- the one place that keeps others from writing to it */
let original = console.error;

/**
 * botbuilder prints each token that it refuses. Standard error is for JSON lines, and anyone who can reach the bot could fill it. While
 * the bot runs, what is printed goes to the log, at debug level. Returns how to undo that.
 */
export function quietConsole(log: Log): () => void {
  if (logs.length === 0) {
    original = console.error;
    console.error = (...values: unknown[]) =>
      logs.at(-1)?.debug({ printed: values.map(withoutTokens) }, 'botbuilder printed');
  }
  logs.push(log);
  return () => {
    const at = logs.indexOf(log);
    if (at < 0) return;
    logs.splice(at, 1);
    if (logs.length === 0) console.error = original;
  };
}
/* eslint-enable no-console */
