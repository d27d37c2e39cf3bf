import type { Words } from '../../locales/index.ts';

/** What every card needs besides its data. */
export interface Context {
  words: Words;
  now: Date;
  /** Where the Intune admin center is, without a trailing slash. Without it, nothing leads there. */
  portalUrl?: string | undefined;
}
