import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerApi, type ApiParts } from './api.ts';
import { botClient } from './bot-client.ts';
import { ChannelSide } from './channel-side.ts';
import { answerConnector, type ConnectorParts } from './connector.ts';
import { conversationsOf } from './conversations.ts';
import { streamEvents } from './events.ts';
import { Files } from './files.ts';
import { guard, isLoopbackHost, sendError, sendJson } from './http.ts';
import { MessageLog } from './message-log.ts';
import type { ChatOptions } from './options.ts';
import { servePage } from './page-files.ts';
import { peopleOf } from './people.ts';
import { RawLog } from './raw-log.ts';

export type { ChatOptions, ChatPair, ChatPerson, ChatTeam } from './options.ts';

const CONNECTOR = '/connector/v3/';
const TURN_TIMEOUT_MS = 15_000;

export interface RunningChat {
  /** The page's address, without a trailing slash. */
  url: string;
  /** The serviceUrl in the activities. */
  serviceUrl: string;
  close(): Promise<void>;
}

/**
 * Serves the chat page and the channel's side of the Bot Framework protocol, on loopback.
 * Rejects if the host isn't loopback or the port is taken.
 */
export async function startChat(options: ChatOptions): Promise<RunningChat> {
  const { host = '127.0.0.1', port = 3980 } = options;
  if (!isLoopbackHost(host)) throw new Error(`the chat page listens on loopback only, not on ${host}`);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector/`;
  const handle = handler(options, url, serviceUrl);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => sendError(response, error));
  });
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections(); // event streams never end on their own
    });
  return { url, serviceUrl, close };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function handler(options: ChatOptions, ownUrl: string, serviceUrl: string): Handle {
  const files = new Files(ownUrl);
  const log = new MessageLog();
  const conversations = conversationsOf(options);
  const people = peopleOf(options.people);
  const raw = new RawLog();
  const post = raw.noting(botClient(options.botUrl, options.turnTimeoutMs ?? TURN_TIMEOUT_MS));
  const { tenantId, channelId: adminChannelId, pairs = [], languages = [], hasBot } = options;
  const channelSide = new ChannelSide({ log, post, files, tenantId, serviceUrl });
  const connector: ConnectorParts = { log, raw, conversations, people, hasBot, tenantId, serviceUrl };
  const api: ApiParts = { log, raw, conversations, people, pairs, languages, channelSide, adminChannelId };

  return async (request, response) => {
    guard(request);
    const url = new URL(request.url ?? '/', serviceUrl);
    if (url.pathname.startsWith(CONNECTOR)) {
      const path = url.pathname.slice(CONNECTOR.length).split('/').filter(Boolean).map(decodeURIComponent);
      const { status, body } = await answerConnector(connector, request, path, url.searchParams);
      sendJson(response, status, body);
      return;
    }
    const [, place, item = ''] = url.pathname.split('/');
    if (place === 'upload' && request.method === 'PUT') {
      sendJson(response, 201, await files.take(request, item));
      return;
    }
    if (place === 'files' && request.method === 'GET') {
      files.give(response, item);
      return;
    }
    if (url.pathname === '/api/events') {
      streamEvents(response, log, (await people.get(url.searchParams.get('person') ?? '')).id);
      return;
    }
    if (url.pathname.startsWith('/api/')) {
      const { status, body } = await answerApi(api, request, url);
      sendJson(response, status, body);
      return;
    }
    await servePage(response, url.pathname);
  };
}
