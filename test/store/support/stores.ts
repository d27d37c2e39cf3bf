import type { Suite } from 'mocha';
import { openStore, openTables, type OpenStore } from '../../../bot/store/index.ts';
import { type Azurite, azuriteOrSkip } from '../../support/azurite.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { heard } from './store.ts';

/** Where the stores of a test are, and how one is opened. They close after the test. */
interface Stores {
  /** A place that nothing is in yet. */
  place: () => Promise<string>;
  open: (place: string, now?: () => Date) => Promise<OpenStore>;
  log: ReturnType<typeof heard>;
}

const NOW = () => new Date('2026-01-02T00:00:00.000Z');

/** Describes what must hold of files and of tables alike. */
export function ofEachStore(title: string, describeOne: (this: Suite, stores: Stores) => void): void {
  describe(title, () => {
    for (const kind of ['files', 'tables'] as const)
      describe(`in ${kind}`, function () {
        const opened: OpenStore[] = [];
        let azurite: Azurite | undefined;
        const log = heard();
        before(async function () {
          if (kind === 'tables') azurite = await azuriteOrSkip(this);
        });
        afterEach(async () => {
          log.words.length = 0;
          for (const store of opened.splice(0)) await store.close();
        });
        const open = (place: string, now: () => Date) =>
          kind === 'files'
            ? openStore({ folder: place, log, now })
            : openTables({ account: { kind: 'connectionString', connectionString: place }, log, now });
        describeOne.call(this, {
          log,
          place: async () => azurite?.account() ?? (await temporaryFolder()),
          async open(place, now = NOW) {
            const store = await open(place, now);
            opened.push(store);
            return store;
          },
        });
      });
  });
}
