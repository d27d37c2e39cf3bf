import type { Handle, Reply, Request } from '../../../bot/helpdesk/contracts/conversation.ts';
import {
  type BotIdentity,
  type SharedTeamsOptions,
  type Teams,
  startTeams,
} from '../../../bot/teams/index.ts';
import { openFixture } from '../../support/fixture.ts';
import { type Fields, TENANT } from './activities.ts';
import { type ConnectorStub, startConnector } from './connector-stub.ts';
import { fallbacks, say } from './fallbacks.ts';
import { type Line, keepingLog } from './log.ts';

export { fallbacks, say };
export const here = (text: string): Reply => ({ here: say(text) });

/** In demo mode unless they say who the bot is. */
export type TestOptions = Partial<SharedTeamsOptions> | (Partial<SharedTeamsOptions> & BotIdentity);

export interface TestBot {
  url: string;
  connector: ConnectorStub;
  postInChannel: (channelId: string, text: string) => Promise<boolean>;
  /** What reached the handler. */
  handled: Request[];
  load: Teams['load'];
  logged: Line[];
  post: (activity: Fields, headers?: Record<string, string>) => Promise<{ status: number; json: unknown }>;
  close: () => Promise<void>;
}

/** Only the Teams side, between a handler of the test and a connector stub. */
export async function startBot(handle: Handle, overrides: TestOptions = {}): Promise<TestBot> {
  const fixture = openFixture();
  const connector = await startConnector();
  fixture.onClose(() => connector.close());
  const handled: Request[] = [];
  const { log, logged } = keepingLog();
  const starting = startTeams({
    mode: 'demo',
    listen: { host: '127.0.0.1', port: 0 },
    tenantId: TENANT,
    channel: {
      openIdMetadata: undefined,
      issuer: undefined,
      service: undefined,
      serviceUrlAllowed: ['127.0.0.1'],
    },
    handle: (request) => {
      handled.push(request);
      return handle(request);
    },
    render: (card, view) => ({ type: 'AdaptiveCard', card, view }),
    textAsCard: (text) => ({ card: 'notice', view: { title: '', lines: [text] } }),
    fallbacks: () => fallbacks,
    ready: () => Promise.resolve(),
    log,
    ...overrides,
  });
  const teams = await starting.catch(async (error: unknown) => {
    await fixture.close();
    throw error;
  });
  fixture.onClose(() => teams.close());
  const { url, messenger, load } = teams;
  return {
    url,
    postInChannel: async (channelId, text) => (await messenger.post(channelId, say(text))).kind === 'sent',
    load,
    connector,
    handled,
    logged,
    async post(activity, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ serviceUrl: connector.url, ...activity }),
      });
      const text = await response.text();
      return { status: response.status, json: text ? (JSON.parse(text) as unknown) : undefined };
    },
    close: () => fixture.close(),
  };
}

/** Starts a bot for one test, and closes it even if the test fails. */
export async function withBot(
  handle: Handle,
  test: (bot: TestBot) => Promise<void>,
  overrides: TestOptions = {},
): Promise<void> {
  const bot = await startBot(handle, overrides);
  try {
    await test(bot);
  } finally {
    await bot.close();
  }
}

/** The card that an invoke was answered with. */
export function cardOf(json: unknown): { card: unknown; view: Record<string, unknown> } {
  const answer = json as {
    statusCode: number;
    type: string;
    value: { card: unknown; view: Record<string, unknown> };
  };
  if (answer.statusCode !== 200 || answer.type !== 'application/vnd.microsoft.card.adaptive')
    throw new Error(`no card: ${JSON.stringify(json)}`);
  return answer.value;
}
