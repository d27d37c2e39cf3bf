import type {
  FallbackAnswers,
  Handle,
  Reply,
  Request,
} from '../../../bot/helpdesk/contracts/conversation.ts';
import type { Log } from '../../../bot/helpdesk/contracts/log.ts';
import { startTeams, type BotIdentity, type SharedTeamsOptions } from '../../../bot/teams/index.ts';
import { type Fields, TENANT } from './activities.ts';
import { type ConnectorStub, startConnector } from './connector-stub.ts';

export const say = (text: string) => ({ kind: 'text', text }) as const;
export const here = (text: string): Reply => ({ here: say(text) });

/** What the bot says by itself, recognizable in a test. */
export const fallbacks: FallbackAnswers = {
  fault: (id) => say(`fault ${id}`),
  late: () => say('late'),
  guest: () => say('guest'),
  foreignTenant: () => say('foreign tenant'),
  unknownSpeaker: () => say('unknown speaker'),
  tooMany: () => say('too many'),
  signedIn: () => say('signed in'),
  signInFailed: () => say('sign-in failed'),
  filePrivately: () => say('file privately'),
  fileGone: () => say('file gone'),
  fileDone: (name) => say(`file done: ${name}`),
  fileDeclined: () => say('file declined'),
  fileFailed: () => say('file failed'),
};

/** In demo mode unless they say who the bot is. */
export type TestOptions = Partial<SharedTeamsOptions> | (Partial<SharedTeamsOptions> & BotIdentity);

export interface TestBot {
  url: string;
  connector: ConnectorStub;
  postInChannel: (channelId: string, text: string) => Promise<boolean>;
  /** What reached the handler. */
  handled: Request[];
  logged: { level: string; fields: object; message: string }[];
  post: (activity: Fields, headers?: Record<string, string>) => Promise<{ status: number; json: unknown }>;
  close: () => Promise<void>;
}

/** The Teams side alone: a handler of the test's own behind it, a connector stub before it. */
export async function startBot(handle: Handle, overrides: TestOptions = {}): Promise<TestBot> {
  const connector = await startConnector();
  const handled: Request[] = [];
  const logged: TestBot['logged'] = [];
  const keep = (level: string) => (fields: object, text: string) =>
    void logged.push({ level, fields, message: text });
  const log: Log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
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
  const {
    url,
    post: postInChannel,
    close,
  } = await starting.catch(async (error: unknown) => {
    await connector.close();
    throw error;
  });
  return {
    url,
    postInChannel,
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
    async close() {
      await close();
      await connector.close();
    },
  };
}

/** Starts a bot for one test, and closes it whatever becomes of it. */
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
