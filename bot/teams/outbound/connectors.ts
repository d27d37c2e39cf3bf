import { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import { Agent } from 'undici';
import { once } from '../../helpdesk/contracts/memory/once.ts';
import type { BotCredentials } from '../auth/bot-credentials.ts';
import { ConnectorSends } from './connector-sends.ts';

interface ConnectorsOptions {
  credentials: BotCredentials;
  token: (() => Promise<string>) | undefined;
  /** How long one attempt to send may take, in milliseconds. */
  sendMs: number;
}

/** The ways to send, one for each service address. They are kept, and so are their connections: botbuilder would make new ones each turn. */
export class Connectors extends ConnectorFactory {
  readonly #agent: Agent;
  readonly #sends = new LRUCache<string, ConnectorSends>({ max: 50 });
  readonly #clients = new LRUCache<string, () => Promise<ConnectorClient>>({ max: 50 });
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

  sendsTo(serviceUrl: string): ConnectorSends {
    const kept = this.#sends.get(serviceUrl);
    if (kept) return kept;
    const { token } = this.#options;
    const sends = new ConnectorSends({ serviceUrl, dispatcher: this.#agent, token });
    this.#sends.set(serviceUrl, sends);
    return sends;
  }

  /** For CloudAdapter. */
  override create(serviceUrl: string): Promise<ConnectorClient> {
    const client = this.#clients.get(serviceUrl) ?? once(() => this.#createClient(serviceUrl));
    this.#clients.set(serviceUrl, client);
    return client();
  }

  async #createClient(serviceUrl: string): Promise<ConnectorClient> {
    const sends = this.sendsTo(serviceUrl);
    const client = new ConnectorClient(await this.#options.credentials.createCredentials(), {
      baseUri: serviceUrl,
    });
    // CloudAdapter answers through these two: ours don't repeat a send that may have arrived
    Object.assign(client.conversations, {
      sendToConversation: sends.sendToConversation.bind(sends),
      replyToActivity: sends.replyToActivity.bind(sends),
    });
    return client;
  }

  /** Aborts what is still being sent. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
