import type { Log } from '../../helpdesk/contracts/log.ts';
import type { HeardAt } from '../options.ts';
import { checkServiceUrl } from '../auth/service-url.ts';

interface ServiceUrlStoreOptions {
  heardAt: HeardAt | undefined;
  serviceUrlAllowed: readonly string[];
  log: Log;
}

/** Where Teams was heard from last: what nobody asked for is sent there. */
export class ServiceUrlStore {
  #newest: string | undefined;
  #saved: string | undefined;
  #saving: Promise<void> = Promise.resolve();
  readonly #options: ServiceUrlStoreOptions;

  private constructor(options: ServiceUrlStoreOptions, loaded: string | undefined) {
    this.#options = options;
    this.#newest = loaded;
    this.#saved = loaded;
  }

  /** Begins with what was saved, where answers may still go there. */
  static async open(options: ServiceUrlStoreOptions): Promise<ServiceUrlStore> {
    return new ServiceUrlStore(options, await loaded(options));
  }

  get(): string | undefined {
    return this.#newest;
  }

  /** `serviceUrl` is one that was let in. */
  hear(serviceUrl: string): void {
    this.#newest = serviceUrl;
    const { heardAt, log } = this.#options;
    if (!heardAt || serviceUrl === this.#saved) return;
    this.#saved = serviceUrl;
    this.#saving = this.#saving
      .then(() => heardAt.save(serviceUrl))
      .catch((error: unknown) => {
        // the next to be heard is saved again
        this.#saved = undefined;
        log.warn({ error }, 'the address of Teams could not be saved');
      });
  }

  /** Resolves once nothing is being saved. */
  settled(): Promise<void> {
    return this.#saving;
  }
}

async function loaded({
  heardAt,
  serviceUrlAllowed,
  log,
}: ServiceUrlStoreOptions): Promise<string | undefined> {
  try {
    const saved = await heardAt?.load();
    if (saved === undefined) return undefined;
    return checkServiceUrl(saved, new Set(serviceUrlAllowed.map((host) => host.toLowerCase())));
  } catch (error) {
    log.warn({ error }, 'the saved address of Teams is of no use');
    return undefined;
  }
}
