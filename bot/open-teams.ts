import { randomUUID } from 'node:crypto';
import { auditSignIn, auditTurnedAway } from './commands/gates/audit-refusals.ts';
import { fallbacksFor, textAsCard } from './commands/fallbacks.ts';
import { mayBeKept } from './commands/may-be-kept.ts';
import { meanwhile } from './commands/meanwhile.ts';
import { placeReply } from './commands/place-reply.ts';
import { openCards } from './cards/render/render.ts';
import type { Config } from './config/index.ts';
import type { Handle } from './helpdesk/contracts/conversation.ts';
import { setNote } from './helpdesk/contracts/store.ts';
import type { Opened, Resources } from './resources.ts';
import { StoreError } from './store/index.ts';
import { keptLimits } from './store/shared-limits.ts';
import { keptSignInRequests } from './store/sign-in-requests.ts';
import { type Limits, neededFor, startTeams, type Teams } from './teams/index.ts';

/** Listens for Teams. Requests that arrive before `handle` is there wait for it. */
export async function openTeams(
  config: Config,
  resources: Resources,
  handle: Promise<Handle>,
  limits: Partial<Limits> | undefined,
  opened: Opened,
): Promise<Teams> {
  const { kept, now, graph, log, metrics } = resources;
  const cards = openCards();
  const teams = await startTeams({
    ...identityOf(config, resources),
    listen: config.listen,
    tenantId: config.tenantId,
    channel: config.channel,
    handle: async (request) => {
      await cards.ready();
      return (await handle)(request);
    },
    placeReply: placeReply({ store: kept.store, now, portalUrl: config.portalUrl }),
    meanwhile: meanwhile({
      store: kept.store,
      now,
      portalUrl: config.portalUrl,
      waitOf: (turnId) => graph.waitOf(turnId),
    }),
    render: cards.render,
    textAsCard,
    fallbacks: fallbacksFor,
    savedServiceUrl: {
      load: async () => (await kept.store.notes.get('serviceUrl'))?.value,
      save: (serviceUrl) => setNote(kept.store, 'serviceUrl', serviceUrl),
    },
    sharedLimits: kept.custody.shared ? keptLimits(kept.store, randomUUID(), now) : undefined,
    turnedAway: auditTurnedAway(kept.audit, now),
    ready: async (signal) => {
      await Promise.all([
        neededFor(storeFault, kept.check()),
        neededFor('graph', graph.ping(signal)),
        neededFor('cards', cards.ready()),
      ]);
    },
    log,
    metrics,
    ...(limits && { limits }),
  });
  opened.onClose(() => teams.close());
  // The bot already listens while the cards load. Requests wait for them.
  cards.ready().catch((error: unknown) => log.error({ err: error }, 'the cards could not be loaded'));
  return teams;
}

/** What may be told of a store that doesn't work. */
function storeFault(error: unknown) {
  const code = error instanceof StoreError ? error.code : undefined;
  if (code === 'unreachable') return 'storeAway';
  return code === 'refused' ? 'storeRefuses' : 'store';
}

/** Who the bot is for Teams, and how people sign in. */
function identityOf(config: Config, { kept, now, tokens }: Resources) {
  if (config.mode === 'demo' || tokens.mode === 'demo') return { mode: 'demo' } as const;
  const { signIn } = config;
  const { people } = tokens;
  return {
    mode: 'production',
    registration: config.registration,
    botToken: tokens.channel,
    signIn:
      signIn && people.tokens
        ? {
            tokens: people.tokens,
            idUri: signIn.idUri,
            publicUrl: signIn.publicUrl,
            refused: auditSignIn(kept.audit, now),
            requests: keptSignInRequests(kept.store, now),
            mayBeKept,
          }
        : undefined,
  } as const;
}
