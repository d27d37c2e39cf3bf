import { randomUUID } from 'node:crypto';
import type { CloudAdapter } from 'botbuilder';
import type { Metrics, TurnBegun } from '../helpdesk/metrics.ts';
import type { Incoming } from './activity.ts';
import { type AnswerInTimeOptions, answerInTime } from './answer-in-time.ts';
import { type Back, type DeliverOptions, type Outgoing, deliver } from './deliver.ts';
import type { Deliveries } from './deliveries.ts';
import type { Admission } from './door.ts';
import { type HandOverOptions, handOver } from './hand-over.ts';
import type { NewestAddress } from './newest-address.ts';
import type { Limits, TeamsOptions } from './options.ts';
import { OK, type Outcome, invokeOutcome } from './outcome.ts';
import { placeOf } from './place.ts';
import { plainInvoke } from './answers.ts';
import { hear } from './said.ts';
import { checkSpeaker } from './speaker.ts';
import { TurnTime } from './turn-time.ts';
import { type Turn, isInvoke, localeOf } from './turn.ts';
import { keepTyping } from './typing.ts';

export interface TurnsOptions extends AnswerInTimeOptions, DeliverOptions, HandOverOptions {
  turnedAway?: TeamsOptions['turnedAway'];
  adapter: CloudAdapter;
  deliveries: Deliveries;
  address: NewestAddress;
  limits: Limits;
  metrics: Pick<Metrics, 'turnBegan' | 'turnEnded'>;
  /** Aborts when what is in flight has to come to an end. */
  closing: AbortSignal;
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
    const turn: Turn = { id: randomUUID(), incoming, admission, said: heard.said, place, gate, arrivedAt };
    return options.deliveries.once(incoming, () => serve(options, turn));
  };
}

async function serve(options: TurnsOptions, turn: Turn): Promise<Outcome> {
  const { adapter, limits, log } = options;
  const { authenticated, activity } = turn.admission;
  const limitMs = turn.incoming.type === 'invoke' ? limits.invokeMs : limits.messageMs;
  const time = new TurnTime({
    arrivedAt: turn.arrivedAt,
    limitMs,
    warningMs: limits.warningMs,
    closing: options.closing,
  });
  let outcome = OK;
  let how = 'fault';
  const begun = begunOf(turn);
  options.metrics.turnBegan(begun);
  try {
    await adapter.processActivityDirect(authenticated, activity, async (context) => {
      const back = { turn, context, endsAt: time.endsAt + limits.sendingMs };
      const answered = await answer(options, back, time);
      how = answered.how;
      outcome = await deliver(options, back, answered.reply);
    });
  } catch (error) {
    log.error({ turn: turn.id, error }, 'a turn failed');
    if (isInvoke(turn)) outcome = invokeOutcome(plainInvoke(''));
  } finally {
    time.stop();
  }
  const endedAt = performance.now();
  options.metrics.turnEnded({ ...begun, outcome: how, endedAt });
  const { id, kind, place } = begun;
  const person = turn.gate.passes ? turn.gate.personId : undefined;
  const ms = Math.round(endedAt - turn.arrivedAt);
  log.info({ turn: id, activity: turn.incoming.id, person, kind, place, ms, outcome: how }, 'turn');
  return outcome;
}

function begunOf({ id, said, place, arrivedAt }: Turn): TurnBegun {
  return { id, kind: said.kind, place: place.kind, startedAt: arrivedAt };
}

async function answer(
  options: TurnsOptions,
  back: Back,
  time: TurnTime,
): Promise<{ reply: Outgoing; how: string }> {
  const { id, incoming, place, said, gate } = back.turn;
  if (!gate.passes) {
    const personId = incoming.from.aadObjectId ?? incoming.from.id;
    if (said.kind !== 'fileConsent')
      await options.turnedAway?.({ personId, why: gate.why, said, place }).catch((error: unknown) => {
        options.log.error({ turn: id, error }, 'a refusal was not recorded');
      });
    return { reply: { here: gate.answer }, how: gate.why };
  }
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
