import { CloudAdapter } from 'botbuilder';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import { noMetrics } from '../helpdesk/contracts/metrics.ts';
import { type Authenticate, createAuthenticate } from './auth/authenticate.ts';
import { type BotApp, BotCredentials } from './auth/bot-credentials.ts';
import { ChannelAuthentication, checkSigningKeys } from './auth/channel-authentication.ts';
import { type Cloud, cloudOf } from './auth/cloud.ts';
import { Uploads } from './files/file-upload.ts';
import { OfferedFiles } from './files/offered-files.ts';
import { readBody } from './http/read-body.ts';
import { createReadiness, neededFor } from './http/readiness.ts';
import { busy, jsonResponse } from './http/response.ts';
import { type Route, type Server, listen } from './http/server.ts';
import { InFlight, Shutdown } from './http/shutdown.ts';
import { Deliveries } from './inbound/deliveries.ts';
import { GoingOn } from './inbound/going-on.ts';
import { KeyedQueue } from './inbound/keyed-queue.ts';
import { parseActivity } from './inbound/parse-activity.ts';
import { RateLimiter } from './inbound/rate-limiter.ts';
import { shareLimits } from './inbound/share-limits.ts';
import { type TakeTurn, createTurns } from './inbound/turns.ts';
import { type BotIdentity, type Limits, type TeamsOptions, limitsOf } from './options.ts';
import { createActivityFactory } from './outbound/activity-factory.ts';
import { Connectors } from './outbound/connectors.ts';
import { PrivateChats } from './outbound/private-chats.ts';
import { PressedCards } from './outbound/deliver-further.ts';
import { createFirstWord } from './outbound/first-word.ts';
import { createMessenger } from './outbound/messenger.ts';
import { ServiceUrlStore } from './outbound/service-url-store.ts';
import { quietConsole } from './sdk-console.ts';
import { createSignIn } from './sign-in/sign-in.ts';

export interface Teams {
  url: string;
  messenger: Messenger;
  /** Turns that have begun and not ended, and how many of them wait for an earlier one. */
  load: () => { inFlight: number; waiting: number };
  /** Refuses new requests, lets turns in flight be answered, and stops. */
  close: () => Promise<void>;
}

/** The Teams side of the bot: it listens, authenticates, takes what people say to `handle`, and sends the replies. */
export async function startTeams(options: TeamsOptions): Promise<Teams> {
  const { channel, fallbacks, log, metrics = noMetrics } = options;
  const limits = limitsOf(options);
  const { postMs } = limits;
  const { bot, cloud, connectors, authentication, authenticate } = openChannel(options, limits);
  const activities = createActivityFactory(options.render, options.textAsCard, fallbacks);
  const lastServiceUrl = await ServiceUrlStore.open({
    saved: options.savedServiceUrl,
    serviceUrlAllowed: channel.serviceUrlAllowed,
    log,
  });
  const uploads = new Uploads();
  const queue = new KeyedQueue(limits.waiting);
  const shutdown = new Shutdown();
  const inFlight = new InFlight();
  const messenger = {
    ...createMessenger({ connectors, activities, postMs, log }),
    ...createFirstWord({ ...options, connectors, activities, lastServiceUrl, appId: bot.appId, postMs }),
  };
  const signIn = options.signIn && createSignIn({ ...options.signIn, ...limits, fallbacks, log });
  const rateLimiter = new RateLimiter(limits);
  const sharing = options.sharedLimits && shareLimits(rateLimiter, options.sharedLimits, { log, ...limits });
  const takeTurn = createTurns({
    ...options,
    metrics,
    limits,
    adapter: new CloudAdapter(authentication),
    activities,
    connectors,
    privateChats: new PrivateChats(),
    files: new OfferedFiles(limits.offerMs),
    uploads,
    signIn,
    rateLimiter,
    lastServiceUrl,
    deliveries: new Deliveries(limits.rememberMs),
    queue,
    shutdown,
    inFlight,
    goingOn: new GoingOn(),
    pressed: new PressedCards(),
    messenger,
  });
  const server = await listen({
    address: options.listen,
    routes: {
      get: {
        '/healthz': () => jsonResponse(200, { status: 'alive' }),
        '/readyz': readinessRoute(options, cloud, limits),
        ...signIn?.routes,
      },
      post: { '/api/messages': messagesRoute({ authenticate, takeTurn, inFlight, limits }) },
    },
    log,
    onResponse: metrics.httpAnswered,
  });
  const restoreConsole = options.mode === 'production' ? quietConsole(log) : () => undefined;

  return {
    url: server.url,
    messenger,
    load: () => ({ inFlight: inFlight.size, waiting: queue.waiting }),
    async close() {
      sharing?.stop();
      await endTurns({ server, shutdown, inFlight, limits });
      await lastServiceUrl.settled();
      await Promise.all([connectors.close(), uploads.close()]);
      restoreConsole();
    },
  };
}

/** What the bot needs to prove where activities come from and to answer them. */
function openChannel(options: TeamsOptions, limits: Limits) {
  const { channel, mode } = options;
  const cloud = cloudOf(channel);
  const bot = appOf(options, cloud);
  const credentials = new BotCredentials(bot);
  const connectors = new Connectors({ credentials, token: bot.token, sendMs: limits.sendMs });
  const authentication = new ChannelAuthentication(cloud, credentials, connectors);
  const authenticate = createAuthenticate({
    authentication,
    serviceUrlAllowed: channel.serviceUrlAllowed,
    expected: mode === 'production' ? { issuer: cloud.issuer, appId: bot.appId } : undefined,
    keysMs: limits.keysMs,
  });
  return { bot, cloud, connectors, authentication, authenticate };
}

function appOf(identity: BotIdentity, { audience }: Cloud): BotApp {
  if (identity.mode === 'demo') return { appId: '', token: undefined };
  const { registration, botToken } = identity;
  return { appId: registration.appId, token: () => botToken(`${audience}/.default`) };
}

interface MessagesOptions {
  authenticate: Authenticate;
  takeTurn: TakeTurn;
  inFlight: InFlight;
  limits: Limits;
}

function messagesRoute({ authenticate, takeTurn, inFlight, limits }: MessagesOptions): Route {
  return async (request) => {
    const arrivedAt = performance.now();
    if (inFlight.size >= limits.inFlight) throw busy();
    const incoming = parseActivity(await readBody(request, limits));
    const authenticated = await authenticate(incoming, request.headers.authorization ?? '');
    return inFlight.add(takeTurn(incoming, authenticated, arrivedAt));
  };
}

function readinessRoute({ mode, ready, log }: TeamsOptions, cloud: Cloud, limits: Limits): Route {
  return createReadiness({
    ...limits,
    log,
    async ready(signal) {
      if (mode === 'production') await neededFor('keys', checkSigningKeys(cloud, signal));
      await ready(signal);
    },
  });
}

interface Running {
  server: Server;
  shutdown: Shutdown;
  inFlight: InFlight;
  limits: Limits;
}

async function endTurns({ server, shutdown, inFlight, limits }: Running): Promise<void> {
  const { closingMs, warningMs, sendingMs } = limits;
  const endsAt = performance.now() + closingMs;
  // the last part of the time is for telling people that it ran out
  const hurry = setTimeout(() => shutdown.begin(), closingMs - warningMs - 2 * sendingMs);
  await server.close(closingMs);
  await inFlight.ended(Math.max(0, endsAt - performance.now()));
  clearTimeout(hurry);
}
