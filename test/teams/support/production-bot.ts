import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../../bot/app.ts';
import type { Log } from '../../../bot/helpdesk/contracts/log.ts';
import { until } from '../../support/act.ts';
import { Production } from '../../support/production.ts';

/** A bot in production mode, with everything around it: a new one for each test of the describe block. */
export function productionBot(environment: Record<string, string> = {}) {
  let open: { production: Production; app: App } | undefined;
  const current = () => {
    if (!open) throw new Error('The bot runs only during a test');
    return open;
  };
  beforeEach(async () => {
    const production = await Production.open(environment);
    open = { production, app: await production.start() };
  });
  afterEach(async () => {
    const { production, app } = current();
    open = undefined;
    await app.close();
    await production.close();
  });
  return {
    get production() {
      return current().production;
    },
    get url() {
      return current().app.url;
    },
    /** From now on the store's state can't be written. Resolves to what makes it writable again. */
    async unwritable(): Promise<() => Promise<void>> {
      // where the next state is written first; a write may be under way
      const inTheWay = join(current().production.dataDir, 'state.json.tmp');
      const made = () =>
        mkdir(inTheWay).then(
          () => true,
          () => false,
        );
      await until(made);
      return () => rmdir(inTheWay);
    },
    async restart(log?: Log, changed?: Record<string, string>): Promise<void> {
      const running = current();
      await running.app.close();
      running.app = await running.production.start(log, changed);
    },
  };
}
