import { ConnectorFactory } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import { Agent } from 'undici';
import type { BotCredentials } from '../auth/bot-credentials.ts';
import { DirectConnector } from './direct-connector.ts';

export interface ConnectorsOptions {
  credentials: BotCredentials;
  token: (() => Promise<string>) | undefined;
  /** One attempt to send, in milliseconds. */
  sendMs: number;
}

/** One connector a service address, kept: botbuilder makes a new one for each turn. Their connections are kept alive. */
export class Connectors extends ConnectorFactory {
  readonly #agent: Agent;
  readonly #kept = new LRUCache<string, Promise<DirectConnector>>({ max: 50 });
  readonly #options: ConnectorsOptions;

  constructor(options: ConnectorsOptions) {
    super();
    this.#options = options;
    this.#agent = new Agent({
      connections: 128,
      keepAliveTimeout: 30_000,
      connect: { timeout: options.sendMs },
      headersTimeout: options.sendMs,
      bodyTimeout: options.sendMs,
      maxResponseSize: 64 * 1024,
    });
  }

  override create(serviceUrl: string): Promise<DirectConnector> {
    const kept = this.#kept.get(serviceUrl);
    if (kept) return kept;
    const made = this.#make(serviceUrl);
    this.#kept.set(serviceUrl, made);
    return made;
  }

  async #make(serviceUrl: string): Promise<DirectConnector> {
    const { credentials, token } = this.#options;
    return new DirectConnector(serviceUrl, await credentials.createCredentials(), {
      dispatcher: this.#agent,
      token,
    });
  }

  /** Breaks off what is still on its way. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
