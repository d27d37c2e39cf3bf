import { randomUUID } from 'node:crypto';
import type { CloudAdapter } from 'botbuilder';
import type { CardPlace, Meanwhile } from '../../helpdesk/contracts/conversation.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { Metrics, TurnBegun } from '../../helpdesk/contracts/metrics.ts';
import type { Authenticated } from '../auth/authenticate.ts';
import { type HttpResponse, OK, jsonResponse } from '../http/response.ts';
import type { InFlight, Shutdown } from '../http/shutdown.ts';
import type { Limits } from '../options.ts';
import { plainInvokeBody } from '../outbound/activity-factory.ts';
import { type LaterOptions, deliverLater } from '../outbound/deliver-later.ts';
import { deliverFurther } from '../outbound/deliver-further.ts';
import { type ReplyTarget, deliver } from '../outbound/deliver.ts';
import type { ServiceUrlStore } from '../outbound/service-url-store.ts';
import type { SignInResult, SignInService } from '../sign-in/sign-in.ts';
import { type AnswerTurnOptions, type TurnReply, answerTurn } from './answer-turn.ts';
import type { Deliveries } from './deliveries.ts';
import type { IncomingActivity } from './parse-activity.ts';
import { placeOf, readActivity } from './read-activity.ts';
import { TurnTime } from './turn-time.ts';
import { type ActivityTurn, checkSpeaker, isInvoke, localeOf } from './turn.ts';

interface TurnsOptions extends AnswerTurnOptions, LaterOptions {
  adapter: Pick<CloudAdapter, 'processActivityDirect'>;
  deliveries: Deliveries;
  lastServiceUrl: Pick<ServiceUrlStore, 'set'>;
  signIn: SignInService | undefined;
  meanwhile?: Meanwhile | undefined;
  limits: Limits;
  inFlight: Pick<InFlight, 'add'>;
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
  /** The work goes on, and ends with this. It never rejects. */
  afterwards?: Promise<void> | undefined;
}

/**
 * Takes authenticated activities. A turn goes: check the speaker → read what was said → once for each activity → answer in time →
 * deliver the reply.
 */
export function createTurns(options: TurnsOptions): TakeTurn {
  return async (incoming, authenticated, arrivedAt) => {
    const place = placeOf(incoming);
    const locale = localeOf(incoming, place);
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
    ...timesOf(options, turn),
    warningMs: limits.warningMs,
    shutdown,
  });
  const { id, said, place, speaker, arrivedAt, incoming } = turn;
  options.pressed.note(turn);
  const begun: TurnBegun = { id, kind: said.kind, place: place.kind, startedAt: arrivedAt };
  metrics.turnBegan(begun);
  const failed = (error: unknown): TurnResult => {
    log.error({ turn: id, err: error }, 'a turn failed');
    return { response: isInvoke(turn) ? jsonResponse(200, plainInvokeBody('')) : OK, outcome: 'fault' };
  };
  const { response, outcome, afterwards } = await answerAndDeliver(options, turn, time).catch(failed);
  if (afterwards) void options.inFlight.add(afterwards).finally(() => time.stop());
  else time.stop();
  const endedAt = performance.now();
  metrics.turnEnded({ ...begun, outcome, endedAt });
  const person = speaker.accepted ? speaker.personId : undefined;
  const ms = Math.round(endedAt - arrivedAt);
  log.info(
    { turn: id, activity: loggedId(incoming), person, kind: said.kind, place: place.kind, ms, outcome },
    'turn',
  );
  return response;
}

/** The activity's id for the log, if it is one that Teams makes. Any other text may hold a name. */
const loggedId = ({ id }: IncomingActivity): string | undefined =>
  id && (/^\d+$/.test(id) || isGuid(id.replace(/^f:/, ''))) ? id : undefined;

/** How long a turn's work may take, and when something has to be answered before it is done. */
function timesOf(
  { limits, meanwhile }: TurnsOptions,
  { said, incoming, resumed }: ActivityTurn,
): { limitMs: number; answerMs?: number } {
  const { invokeMs, messageMs, workMs, checkingMs, lookingMs } = limits;
  if (meanwhile && said.kind === 'press') return { limitMs: workMs, answerMs: checkingMs };
  if (meanwhile && said.kind === 'message')
    return { limitMs: workMs, answerMs: resumed ? checkingMs : lookingMs };
  return { limitMs: incoming.type === 'invoke' ? invokeMs : messageMs };
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
  const { locale, id } = turn;
  const signedIn = await signIn
    .complete(said, { personId, locale, signal: time.signal })
    .catch((error: unknown): SignInResult => {
      options.log.error({ turn: id, err: error }, 'a sign-in failed');
      const answer = options.fallbacks(locale).fault(id);
      return { response: { status: 503 }, outcome: 'unavailable', answer };
    });
  const { response, outcome, answer } = signedIn;
  options.metrics.signedIn(outcome);
  const asked = askedBefore(turn, signedIn);
  if (asked) {
    const again: ActivityTurn = { ...asked, id: turn.id, resumed: true, arrivedAt: performance.now() };
    const resumed = resume(options, again).catch((error: unknown) => {
      options.log.error({ turn: turn.id, err: error }, 'a turn failed');
    });
    // Teams waits for this answer only so long, and asks the person again otherwise
    await Promise.race([options.inFlight.add(resumed), time.over]);
  } else if (answer) {
    await reply(options, turn, time, () => Promise.resolve({ reply: { here: answer }, outcome }));
  }
  return { response, outcome };
}

/** What waited for the sign-in. If another bot was asked it, this one knows what was said, and goes on in its own turn. */
function askedBefore(turn: ActivityTurn, { waiting, handedOver }: SignInResult): ActivityTurn | undefined {
  if (waiting || !handedOver || turn.place.kind !== 'personal') return waiting;
  const type = handedOver.said.kind === 'message' ? 'message' : 'invoke';
  return { ...turn, ...handedOver, incoming: { ...turn.incoming, type } };
}

/** Runs a turn that has waited for a sign-in, in a time of its own. */
async function resume(options: TurnsOptions, turn: ActivityTurn): Promise<void> {
  const { arrivedAt } = turn;
  const { limits, shutdown, inFlight } = options;
  const times = timesOf(options, turn);
  const time = new TurnTime({ arrivedAt, ...times, warningMs: limits.warningMs, shutdown });
  try {
    const { afterwards } = await reply(options, turn, time, (target) => answerTurn(options, target, time));
    if (afterwards) void inFlight.add(afterwards).finally(() => time.stop());
    else time.stop();
  } catch (error) {
    time.stop();
    throw error;
  }
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
  const { invokeMs, messageMs, sendingMs } = options.limits;
  const answeredIn = turn.incoming.type === 'invoke' ? invokeMs : messageMs;
  const endsAt = Math.min(time.endsAt, turn.arrivedAt + answeredIn) + sendingMs;
  return new Promise((resolve, reject) => {
    options.adapter
      .processActivityDirect(result, activity, async (context) => {
        const answered = answerNow(options, { turn, context, endsAt }, answer);
        await answered.then(resolve, reject);
        // botbuilder takes the context back when this ends
        await answered.then(({ afterwards }) => afterwards).catch(() => undefined);
      })
      .catch(reject);
  });
}

async function answerNow(
  options: TurnsOptions,
  to: ReplyTarget,
  answer: (target: ReplyTarget) => Promise<TurnReply>,
): Promise<TurnResult> {
  let place: CardPlace | undefined;
  const target: ReplyTarget = { ...to, landed: (at) => (place = at) };
  const { reply: parts, outcome, unfinished } = await answer(target);
  const response = await deliver(options, target, parts);
  const { here } = parts;
  if (unfinished) return { response, outcome, afterwards: deliverLater(options, to, unfinished, place) };
  const grows = here.kind === 'card' && here.further && !parts.privately;
  return { response, outcome, ...(grows && { afterwards: deliverFurther(options, to.turn, place, here) }) };
}
