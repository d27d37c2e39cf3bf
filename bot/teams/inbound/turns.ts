import { randomUUID } from 'node:crypto';
import type { Metrics, TurnBegun } from '../../helpdesk/contracts/metrics.ts';
import type { Incoming } from './activity.ts';
import type { TeamsAdapter } from '../outbound/adapter.ts';
import { type AnswerInTimeOptions, answerInTime } from './answer-in-time.ts';
import { type Back, type DeliverOptions, type Outgoing, deliver } from '../outbound/deliver.ts';
import type { Closing } from '../http/closing.ts';
import type { Deliveries } from './deliveries.ts';
import type { Admission } from '../auth/authenticate.ts';
import { type HandOverOptions, handOver } from '../files/file-upload.ts';
import type { ServiceUrlStore } from '../outbound/service-url-store.ts';
import type { Limits, TeamsOptions } from '../options.ts';
import { OK, type Outcome, invokeOutcome } from '../http/outcome.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { placeOf } from './place.ts';
import { plainInvoke } from '../outbound/answers.ts';
import { hear } from './said.ts';
import { checkSpeaker } from './speaker.ts';
import { TurnTime } from './turn-time.ts';
import { type ActivityTurn, isInvoke, localeOf } from './turn.ts';
import { keepTyping } from './typing.ts';

export interface TurnsOptions extends AnswerInTimeOptions, DeliverOptions, HandOverOptions {
  turnedAway?: TeamsOptions['turnedAway'];
  adapter: TeamsAdapter;
  deliveries: Deliveries;
  address: ServiceUrlStore;
  limits: Limits;
  metrics: Pick<Metrics, 'turnBegan' | 'turnEnded' | 'signedIn'>;
  pace: RateLimiter;
  /** Begins when what is in flight has to come to an end. */
  closing: Pick<Closing, 'hear'>;
}

export type TakeTurn = (incoming: Incoming, admission: Admission, arrivedAt: number) => Promise<Outcome>;

/** What becomes of an activity that was let in: who speaks and where → once → in order → answered in time → brought back. */
export function createTurns(options: TurnsOptions): TakeTurn {
  return async (incoming, admission, arrivedAt) => {
    const place = placeOf(incoming);
    const gate = checkSpeaker(incoming, options.tenantId, options.fallbacks);
    if (gate.passes || gate.why !== 'foreignTenant') options.address.hear(admission.activity.serviceUrl);
    const heard = hear(incoming, place);
    if (heard.kind !== 'said') return OK;
    // nobody asked anything yet, so nobody is refused anything
    if (!gate.passes && heard.said.kind === 'arrived') return OK;
    const turn: ActivityTurn = {
      id: randomUUID(),
      incoming,
      admission,
      said: heard.said,
      place,
      gate,
      arrivedAt,
    };
    return options.deliveries.once(incoming, () => serve(options, turn));
  };
}

async function serve(options: TurnsOptions, turn: ActivityTurn): Promise<Outcome> {
  const { limits, log } = options;
  const limitMs = turn.incoming.type === 'invoke' ? limits.invokeMs : limits.messageMs;
  const time = new TurnTime({
    arrivedAt: turn.arrivedAt,
    limitMs,
    warningMs: limits.warningMs,
    closing: options.closing,
  });
  let served: Served = { outcome: OK, how: 'fault' };
  const begun = begunOf(turn);
  options.metrics.turnBegan(begun);
  try {
    served = (await signedIn(options, turn, time)) ?? (await carry(options, turn, time));
  } catch (error) {
    log.error({ turn: turn.id, error }, 'a turn failed');
    if (isInvoke(turn)) served = { outcome: invokeOutcome(plainInvoke('')), how: 'fault' };
  } finally {
    time.stop();
  }
  const { outcome, how } = served;
  const endedAt = performance.now();
  options.metrics.turnEnded({ outcome: how, endedAt, ...begun });
  const { id, kind, place } = begun;
  const person = turn.gate.passes ? turn.gate.personId : undefined;
  const ms = Math.round(endedAt - turn.arrivedAt);
  log.info({ turn: id, activity: turn.incoming.id, person, kind, place, ms, outcome: how }, 'turn');
  return outcome;
}

function begunOf({ id, said, place, arrivedAt }: ActivityTurn): TurnBegun {
  return { id, kind: said.kind, place: place.kind, startedAt: arrivedAt };
}

interface Served {
  outcome: Outcome;
  how: string;
}

/** Has the turn answered, and brings the answer back to where it came from. */
async function carry(
  options: TurnsOptions,
  turn: ActivityTurn,
  time: TurnTime,
  say: (back: Back) => Promise<{ reply: Outgoing; how: string }> = (back) => answer(options, back, time),
): Promise<Served> {
  const { authenticated, activity } = turn.admission;
  let served: Served = { outcome: OK, how: 'fault' };
  await options.adapter.processActivityDirect(authenticated, activity, async (context) => {
    const back = { turn, context, endsAt: time.endsAt + options.limits.sendingMs };
    const { reply, how } = await say(back);
    served = { outcome: await deliver(options, back, reply), how };
  });
  return served;
}

/** What comes of a sign-in, with what was asked for before it; undefined where the turn is none. */
async function signedIn(
  options: TurnsOptions,
  turn: ActivityTurn,
  time: TurnTime,
): Promise<Served | undefined> {
  const { said, gate } = turn;
  if (said.kind !== 'signIn' || !gate.passes) return undefined;
  if (!options.signIn) return { outcome: OK, how: 'unknown' };
  if (options.pace.take(gate.personId) !== 'go') return { outcome: { status: 429 }, how: 'tooMany' };
  const person = { personId: gate.personId, signal: time.signal };
  const { outcome, how, resumed, say } = await options.signIn.hear(said, person);
  options.metrics.signedIn(how);
  if (resumed) await carry(options, { ...resumed, id: turn.id, resumed: true }, time);
  else if (say) await carry(options, turn, time, () => Promise.resolve({ reply: { here: say }, how }));
  return { outcome, how };
}

async function answer(
  options: TurnsOptions,
  back: Back,
  time: TurnTime,
): Promise<{ reply: Outgoing; how: string }> {
  const { id, incoming, place, said, gate } = back.turn;
  if (!gate.passes) {
    const personId = incoming.from.aadObjectId ?? incoming.from.id;
    if (said.kind !== 'fileConsent' && said.kind !== 'signIn')
      await options.turnedAway?.({ personId, why: gate.why, said, place }).catch((error: unknown) => {
        options.log.error({ turn: id, error }, 'a refusal was not recorded');
      });
    return { reply: { here: gate.answer }, how: gate.why };
  }
  const pace = back.turn.resumed ? 'go' : options.pace.take(gate.personId);
  if (pace !== 'go') {
    const quiet = pace === 'hush' && !isInvoke(back.turn);
    return { reply: { here: quiet ? { kind: 'nothing' } : options.fallbacks.tooMany() }, how: 'tooMany' };
  }
  if (said.kind === 'signIn') return { reply: { here: { kind: 'nothing' } }, how: 'unknown' };
  if (said.kind === 'fileConsent')
    return handOver(options, { turnId: id, personId: gate.personId, consent: said, signal: time.signal });
  const request = {
    id,
    personId: gate.personId,
    place,
    said,
    locale: localeOf(incoming),
    signal: time.signal,
  };
  if (said.kind !== 'message') return answerInTime(options, request, time);
  const typing = keepTyping(() => back.context.sendActivity({ type: 'typing' }), options.limits);
  try {
    return await answerInTime(options, request, time);
  } finally {
    await typing.stop();
  }
}
