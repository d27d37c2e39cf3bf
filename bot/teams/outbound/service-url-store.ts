import type { Log } from '../../helpdesk/contracts/log.ts';
import { checkServiceUrl, hostSet } from '../auth/service-url.ts';
import type { SavedServiceUrl } from '../options.ts';

interface ServiceUrlStoreOptions {
  saved: SavedServiceUrl | undefined;
  serviceUrlAllowed: readonly string[];
  log: Log;
}

/** The service address of the last activity, kept over a restart. Proactive messages go there. */
export class ServiceUrlStore {
  #last: string | undefined;
  /** Includes one that is being saved. */
  #saved: string | undefined;
  #saving: Promise<void> = Promise.resolve();
  readonly #options: ServiceUrlStoreOptions;

  private constructor(options: ServiceUrlStoreOptions, last: string | undefined) {
    this.#options = options;
    this.#last = last;
    this.#saved = last;
  }

  /** Starts with the saved address if answers may still go there. */
  static async open(options: ServiceUrlStoreOptions): Promise<ServiceUrlStore> {
    return new ServiceUrlStore(options, await load(options));
  }

  get(): string | undefined {
    return this.#last;
  }

  /** `serviceUrl` must have been checked. */
  set(serviceUrl: string): void {
    this.#last = serviceUrl;
    const { saved, log } = this.#options;
    if (!saved || serviceUrl === this.#saved) return;
    this.#saved = serviceUrl;
    this.#saving = this.#saving
      .then(() => saved.save(serviceUrl))
      .catch((error: unknown) => {
        // the next activity saves it again
        this.#saved = undefined;
        log.warn({ err: error }, 'the service address of Teams could not be saved');
      });
  }

  /** Resolves once nothing is being saved. */
  settled(): Promise<void> {
    return this.#saving;
  }
}

async function load({ saved, serviceUrlAllowed, log }: ServiceUrlStoreOptions): Promise<string | undefined> {
  try {
    const serviceUrl = await saved?.load();
    return serviceUrl === undefined ? undefined : checkServiceUrl(serviceUrl, hostSet(serviceUrlAllowed));
  } catch (error) {
    log.warn({ err: error }, 'the saved service address of Teams is not usable');
    return undefined;
  }
}
