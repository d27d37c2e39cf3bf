import type { App } from '../../../bot/app.ts';
import type { Log } from '../../../bot/helpdesk/contracts/log.ts';
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
    async restart(log?: Log, changed?: Record<string, string>): Promise<void> {
      const running = current();
      await running.app.close();
      running.app = await running.production.start(log, changed);
    },
  };
}
