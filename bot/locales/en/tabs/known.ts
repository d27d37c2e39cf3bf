import type { Translator } from '../../translator.ts';
/** Words that are Graph's, in the admin center's. A newer one is shown as it is. */
export type Known = Readonly<Record<string, string>>;

/** What of a tab could not be read, and why. */
export const unreadPart =
  ({ t }: Translator) =>
  (what: string, why: string) =>
    t('Could not be read: {{what}}. {{why}}', { what, why });
