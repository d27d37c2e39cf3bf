import { noMetrics } from '../helpdesk/contracts/metrics.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import { parseActivity } from './inbound/activity.ts';
import { TeamsAdapter } from './outbound/adapter.ts';
import { createAnswers } from './outbound/answers.ts';
import { BotCredentials } from './auth/bot-credentials.ts';
import { ChannelAuthentication } from './auth/channel-authentication.ts';
import { Closing } from './http/closing.ts';
import { cloudOf } from './auth/cloud.ts';
import { Connectors } from './outbound/connectors.ts';
import { Deliveries } from './inbound/deliveries.ts';
import { openDoor } from './auth/authenticate.ts';
import { busy } from './http/http-fault.ts';
import { InFlight } from './http/in-flight.ts';
import { checkKeyServer } from './auth/key-server.ts';
import { KeyedQueue } from './inbound/keyed-queue.ts';
import { ServiceUrlStore } from './outbound/service-url-store.ts';
import { OfferedFiles } from './files/offered-files.ts';
import { createMessenger } from './outbound/messenger.ts';
import { DEMO_LIMITS, LIMITS, type BotIdentity, type TeamsOptions } from './options.ts';
import { RateLimiter } from './inbound/rate-limiter.ts';
import { type Post, createPost } from './outbound/posts.ts';
import { PrivateChats } from './outbound/private-chats.ts';
import { readBody } from './http/read-body.ts';
import { createReadiness } from './http/readiness.ts';
import { quietConsole } from './sdk-console.ts';
import { type Route, listen } from './http/server.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { createTurns } from './inbound/turns.ts';
import { Uploads } from './files/uploads.ts';

export interface Teams {
  url: string;
  post: Post;
  messenger: Messenger;
  /** Turns that have begun and not ended, and how many of them wait for the one before. */
  load: () => { inFlight: number; waiting: number };
  /** Takes nothing more, lets turns in flight be answered, and ends. */
  close: () => Promise<void>;
}

/** The bot's side of Microsoft Teams: listens, lets in who may come in, and carries what they say to `handle` and back. */
export async function startTeams(options: TeamsOptions): Promise<Teams> {
  const { channel, log, metrics = noMetrics } = options;
  const limits = { ...LIMITS, ...(options.mode === 'demo' ? DEMO_LIMITS : {}), ...options.limits };
  const cloud = cloudOf(channel);
  const bot = botOf(options, cloud.audience);
  const credentials = new BotCredentials(bot);
  const connectors = new Connectors({ credentials, token: bot.token, sendMs: limits.sendMs });
  const authentication = new ChannelAuthentication(cloud, credentials, connectors);
  const closing = new Closing();
  const door = openDoor({
    authentication,
    serviceUrlAllowed: channel.serviceUrlAllowed,
    expected: options.mode === 'production' ? { issuer: cloud.issuer, appId: bot.appId } : undefined,
    keysMs: limits.keysMs,
  });
  const address = await ServiceUrlStore.open({
    heardAt: options.heardAt,
    serviceUrlAllowed: channel.serviceUrlAllowed,
    log,
  });
  const answers = createAnswers(options.render, options.textAsCard);
  const uploads = new Uploads();
  const lines = new KeyedQueue(limits.waiting);
  const signIn =
    options.signIn && createSignIn({ ...options.signIn, ...limits, fallbacks: options.fallbacks, log });
  const takeTurn = createTurns({
    ...options,
    metrics,
    limits,
    adapter: new TeamsAdapter(authentication),
    answers,
    connectors,
    privateChats: new PrivateChats(),
    files: new OfferedFiles(limits.offerMs),
    uploads,
    signIn,
    pace: new RateLimiter(limits),
    address,
    deliveries: new Deliveries(limits.rememberMs),
    lines,
    closing,
  });

  const inFlight = new InFlight();
  const messages: Route = async (request) => {
    const arrivedAt = performance.now();
    if (inFlight.size >= limits.inFlight) throw busy();
    const incoming = parseActivity(await readBody(request, limits));
    const admission = await door(incoming, request.headers.authorization ?? '');
    return inFlight.add(takeTurn(incoming, admission, arrivedAt));
  };
  const alive = { status: 200, body: JSON.stringify({ status: 'alive' }) };
  const readiness = createReadiness({
    ...limits,
    async ready(signal) {
      if (options.mode === 'production') await checkKeyServer(cloud.openIdMetadata, signal);
      await options.ready(signal);
    },
  });
  const server = await listen(
    options.listen,
    {
      get: { '/healthz': () => alive, '/readyz': readiness, ...signIn?.routes },
      post: { '/api/messages': messages },
    },
    log,
    metrics.httpAnswered,
  );
  const restoreConsole = options.mode === 'production' ? quietConsole(log) : () => undefined;

  return {
    url: server.url,
    messenger: createMessenger(connectors, answers, limits.postMs),
    post: createPost({ address, connectors, postMs: limits.postMs, log }),
    load: () => ({ inFlight: inFlight.size, waiting: lines.waiting }),
    async close() {
      // the last part of the time is for saying that it ran out
      const hurry = setTimeout(
        () => closing.begin(),
        limits.closingMs - limits.warningMs - 2 * limits.sendingMs,
      );
      const endsAt = performance.now() + limits.closingMs;
      await server.close(limits.closingMs);
      await inFlight.ended(Math.max(0, endsAt - performance.now()));
      clearTimeout(hurry);
      await address.settled();
      await Promise.all([connectors.close(), uploads.close()]);
      restoreConsole();
    },
  };
}

function botOf(identity: BotIdentity, audience: string) {
  if (identity.mode === 'demo') return { appId: '', token: undefined };
  const { registration, botToken } = identity;
  return { appId: registration.appId, token: () => botToken(`${audience}/.default`) };
}
