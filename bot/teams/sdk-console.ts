import type { Log } from '../helpdesk/contracts/log.ts';

/** A token that was refused may be somebody's all the same. */
const withoutTokens = (said: unknown) => String(said).replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[token]');

/**
 * botbuilder writes each token that it refuses to the console. Standard error is for JSON lines, and whoever can reach the bot could
 * fill it: for as long as the bot runs those go to the log, for a closer look alone. Gives back the console's own.
 */
export function quietConsole(log: Log): () => void {
  /* eslint-disable no-console -- the one place that keeps others from it */
  const own = console.error;
  const ours = (...said: unknown[]) => log.debug({ said: said.map(withoutTokens) }, 'botbuilder said');
  console.error = ours;
  return () => {
    if (console.error === ours) console.error = own;
  };
  /* eslint-enable no-console */
}
