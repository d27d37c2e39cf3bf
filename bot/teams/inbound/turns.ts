import { randomUUID } from 'node:crypto';
import type { CloudAdapter } from 'botbuilder';
import type { Metrics, TurnBegun } from '../../helpdesk/contracts/metrics.ts';
import type { Authenticated } from '../auth/authenticate.ts';
import { type HttpResponse, OK, jsonResponse } from '../http/response.ts';
import type { Shutdown } from '../http/shutdown.ts';
import type { Limits } from '../options.ts';
import { plainInvokeBody } from '../outbound/activity-factory.ts';
import { type DeliverOptions, type ReplyTarget, deliver } from '../outbound/deliver.ts';
import type { ServiceUrlStore } from '../outbound/service-url-store.ts';
import type { SignInService } from '../sign-in/sign-in.ts';
import { type AnswerTurnOptions, type TurnReply, answerTurn } from './answer-turn.ts';
import type { Deliveries } from './deliveries.ts';
import type { IncomingActivity } from './parse-activity.ts';
import { placeOf, readActivity } from './read-activity.ts';
import { TurnTime } from './turn-time.ts';
import { type ActivityTurn, checkSpeaker, isInvoke, localeOf } from './turn.ts';

interface TurnsOptions extends AnswerTurnOptions, DeliverOptions {
  adapter: Pick<CloudAdapter, 'processActivityDirect'>;
  deliveries: Deliveries;
  lastServiceUrl: Pick<ServiceUrlStore, 'set'>;
  signIn: SignInService | undefined;
  limits: Limits;
  metrics: Pick<Metrics, 'turnBegan' | 'turnEnded' | 'signedIn'>;
  /** Begins when turns in flight must come to an end. */
  shutdown: Pick<Shutdown, 'onBegin'>;
}

export type TakeTurn = (
  incoming: IncomingActivity,
  authenticated: Authenticated,
  arrivedAt: number,
) => Promise<HttpResponse>;

interface TurnResult {
  response: HttpResponse;
  /** One of a few fixed words, for the log and the metrics. */
  outcome: string;
}

/**
 * Takes authenticated activities. A turn goes: check the speaker → read what was said → once for each activity → answer in time →
 * deliver the reply.
 */
export function createTurns(options: TurnsOptions): TakeTurn {
  return async (incoming, authenticated, arrivedAt) => {
    const place = placeOf(incoming);
    const locale = localeOf(incoming);
    const speaker = checkSpeaker(incoming, options.tenantId, options.fallbacks(locale));
    if (speaker.accepted || speaker.why !== 'foreignTenant')
      options.lastServiceUrl.set(authenticated.activity.serviceUrl);
    const said = readActivity(incoming, place);
    // strangers who only install the bot have asked nothing, so they are not refused anything either
    if (!said || (!speaker.accepted && said.kind === 'arrived')) return OK;
    const turn: ActivityTurn = {
      id: randomUUID(),
      incoming,
      authenticated,
      said,
      place,
      locale,
      speaker,
      arrivedAt,
    };
    return options.deliveries.once(incoming, () => runTurn(options, turn));
  };
}

async function runTurn(options: TurnsOptions, turn: ActivityTurn): Promise<HttpResponse> {
  const { limits, log, metrics, shutdown } = options;
  const time = new TurnTime({
    arrivedAt: turn.arrivedAt,
    limitMs: turn.incoming.type === 'invoke' ? limits.invokeMs : limits.messageMs,
    warningMs: limits.warningMs,
    shutdown,
  });
  const { id, said, place, speaker, arrivedAt, incoming } = turn;
  const begun: TurnBegun = { id, kind: said.kind, place: place.kind, startedAt: arrivedAt };
  metrics.turnBegan(begun);
  const { response, outcome } = await answerAndDeliver(options, turn, time).catch((error: unknown) => {
    log.error({ turn: id, err: error }, 'a turn failed');
    return { response: isInvoke(turn) ? jsonResponse(200, plainInvokeBody('')) : OK, outcome: 'fault' };
  });
  time.stop();
  const endedAt = performance.now();
  metrics.turnEnded({ ...begun, outcome, endedAt });
  const person = speaker.accepted ? speaker.personId : undefined;
  const ms = Math.round(endedAt - arrivedAt);
  log.info(
    { turn: id, activity: incoming.id, person, kind: said.kind, place: place.kind, ms, outcome },
    'turn',
  );
  return response;
}

async function answerAndDeliver(
  options: TurnsOptions,
  turn: ActivityTurn,
  time: TurnTime,
): Promise<TurnResult> {
  const { said, speaker } = turn;
  if (said.kind !== 'signIn' || !speaker.accepted)
    return reply(options, turn, time, (target) => answerTurn(options, target, time));
  if (!options.signIn) return { response: OK, outcome: 'unknown' };
  if (options.rateLimiter.take(speaker.personId) !== 'allowed')
    return { response: { status: 429 }, outcome: 'tooMany' };
  return completeSignIn(options, options.signIn, { turn, said, personId: speaker.personId }, time);
}

interface SignInTurn {
  turn: ActivityTurn;
  said: Parameters<SignInService['complete']>[0];
  personId: string;
}

/** Completes a sign-in. The turn that waited for it then runs again, under the id of this one. */
async function completeSignIn(
  options: TurnsOptions,
  signIn: SignInService,
  { turn, said, personId }: SignInTurn,
  time: TurnTime,
): Promise<TurnResult> {
  const { response, outcome, waiting, answer } = await signIn.complete(said, {
    personId,
    locale: turn.locale,
    signal: time.signal,
  });
  options.metrics.signedIn(outcome);
  if (waiting) {
    const resumed: ActivityTurn = { ...waiting, id: turn.id, resumed: true };
    await reply(options, resumed, time, (target) => answerTurn(options, target, time));
  } else if (answer) {
    await reply(options, turn, time, () => Promise.resolve({ reply: { here: answer }, outcome }));
  }
  return { response, outcome };
}

/**
 * Runs `answer` in a turn of botbuilder's and delivers the reply. Our errors don't pass through the adapter, which would turn them into
 * text.
 */
function reply(
  options: TurnsOptions,
  turn: ActivityTurn,
  time: TurnTime,
  answer: (target: ReplyTarget) => Promise<TurnReply>,
): Promise<TurnResult> {
  const { result, activity } = turn.authenticated;
  const endsAt = time.endsAt + options.limits.sendingMs;
  return new Promise((resolve, reject) => {
    options.adapter
      .processActivityDirect(result, activity, async (context) => {
        const target = { turn, context, endsAt };
        const answered = answer(target).then(async ({ reply: parts, outcome }) => ({
          response: await deliver(options, target, parts),
          outcome,
        }));
        await answered.then(resolve, reject);
      })
      .catch(reject);
  });
}
