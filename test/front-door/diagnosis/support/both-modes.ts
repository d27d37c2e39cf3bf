import type { TenantData } from '../../../../sandbox/graph/types.ts';
import type { Answered, Json } from '../../../support/channel.ts';
import { Production } from '../../../support/production.ts';

export const MODES = ['application', 'delegated'] as const;
export type Mode = (typeof MODES)[number];

/** A bot in production mode, for the tests of one file. */
export interface InMode {
  production: Production;
  /** Presses a button, signed in if it has to be. */
  press(who: string, verb: string, data: Json): Promise<Answered>;
  say(who: string, words: string): Promise<Answered>;
  /** Graph’s calls since the last call of this function. */
  calls(): string[];
  close(): Promise<void>;
}

export async function openIn(mode: Mode, data: TenantData, operators: readonly string[]): Promise<InMode> {
  const production = await Production.open({ GraphAuth: mode }, data);
  const app = await production.start();
  const { channel } = production;
  if (mode === 'delegated') for (const who of operators) await production.signedIn(who);
  let seen = 0;
  return {
    production,
    press: (who, verb, given) => channel.invoke(who, verb, given),
    say: (who, words) => channel.say(who, words),
    calls() {
      const all = production.calls();
      const since = all.slice(seen);
      seen = all.length;
      return since;
    },
    async close() {
      await app.close();
      await production.close();
    },
  };
}
