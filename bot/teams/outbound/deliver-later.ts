import type {
  Answer,
  CardPlace,
  Meanwhile,
  Messenger,
  PlaceReply,
  Reply,
  Request,
} from '../../helpdesk/contracts/conversation.ts';
import { sleep } from '../../time/sleep.ts';
import type { Limits, TextAsCard } from '../options.ts';
import { type PressedCards, deliverFurther } from './deliver-further.ts';
import {
  type DeliverOptions,
  type ReplyTarget,
  type ReplyWithFile,
  besideCard,
  placeIn,
  sendMessage,
  sendPrivateParts,
} from './deliver.ts';

export interface LaterOptions extends DeliverOptions {
  messenger: Pick<Messenger, 'update' | 'tell'>;
  meanwhile?: Meanwhile | undefined;
  textAsCard: TextAsCard;
  pressed: PressedCards;
  limits: Pick<Limits, 'tellEveryMs' | 'postMs'>;
}

/** A turn that was answered with what is shown meanwhile. */
export interface Unfinished {
  request: Request;
  meanwhile: Meanwhile;
  later: Promise<{ reply: ReplyWithFile }>;
  /** Decides the place of the answer to a press. */
  placed: PlaceReply;
}

const ATTEMPTS = 3;
const AGAIN_MS = 2000;

/**
 * Tells how long it has taken until the work is done, and then puts its answer in the place of that. `place` is the message that says so;
 * undefined if nobody knows. Never rejects: what can't be shown is logged.
 */
export async function deliverLater(
  options: LaterOptions,
  target: ReplyTarget,
  unfinished: Unfinished,
  place: CardPlace | undefined,
): Promise<void> {
  const { log } = options;
  const { turn } = target;
  try {
    const at = await tellUntilDone(options, target, unfinished, place);
    const { reply } = await unfinished.later;
    const endsAt = performance.now() + options.limits.postMs;
    await showAnswer(options, { turn, context: target.context, endsAt }, unfinished, at, reply);
    log.info({ turn: turn.id, ms: Math.round(performance.now() - turn.arrivedAt) }, 'a turn was done later');
  } catch (error) {
    log.error({ turn: turn.id, err: error }, 'a later answer could not be shown');
  }
}

/** Resolves to where the card is once the work is done. */
async function tellUntilDone(
  { messenger, limits, log }: LaterOptions,
  { turn }: ReplyTarget,
  { request, meanwhile, later }: Unfinished,
  place: CardPlace | undefined,
): Promise<CardPlace | undefined> {
  const done = new AbortController();
  void later.finally(() => done.abort());
  let at = place;
  while (at) {
    await sleep(limits.tellEveryMs, done.signal);
    if (isOver(done.signal)) return at;
    try {
      const { here } = await meanwhile.reply(request, performance.now() - turn.arrivedAt);
      // the work may be done by now: its answer is shown next
      if (!isOver(done.signal)) at = (await messenger.update(at, here)) ?? at;
    } catch (error) {
      log.warn({ turn: turn.id, err: error }, 'a card could not be told how long it takes');
    }
  }
  return at;
}

const isOver = ({ aborted }: AbortSignal) => aborted;

async function showAnswer(
  options: LaterOptions,
  target: ReplyTarget,
  unfinished: Unfinished,
  at: CardPlace | undefined,
  reply: ReplyWithFile,
): Promise<void> {
  const { request, placed, meanwhile } = unfinished;
  const pressed = request.said.kind === 'press' ? request.said.card : undefined;
  // a message of its own that said so shows the answer, whatever stands on the pressed card
  const inPlace = at === undefined || at.activityId === pressed?.activityId;
  const final: Reply = inPlace ? await placed(request, reply) : reply;
  const here = asCard(options, target, await sendPrivateParts(options, target, reply));
  if (final.stays && at) {
    const inPlace = await besideCard(options, target, here, final.stays);
    if (inPlace !== here) {
      await update(options, target, at, inPlace);
      return;
    }
  }
  if (!at) {
    const sent = await sendMessage(options, target, here);
    if (sent.kind !== 'sent' || sent.activityId === undefined) return;
    const place = placeIn(target.turn, sent.activityId);
    await meanwhile.shown(here, place);
    await deliverFurther(options, target.turn, place, here);
    return;
  }
  // these two are never put in the place of a card
  if (here.kind === 'file' || here.kind === 'signIn') {
    const { kind } = await sendMessage(options, target, here);
    const failed = here.kind === 'file' && kind !== 'sent';
    const text = here.kind === 'file' ? here.about : here.text;
    const says = failed
      ? options.fallbacks(target.turn.locale).fileFailed()
      : ({ kind: 'text', text } as const);
    await update(options, target, at, asCard(options, target, says));
    return;
  }
  const stands = await update(options, target, at, here);
  if (!stands) return;
  await meanwhile.shown(here, stands, at);
  await deliverFurther(options, target.turn, stands, here);
}

/** A text in place of a card doesn't always show. */
function asCard({ textAsCard, fallbacks }: LaterOptions, { turn }: ReplyTarget, here: Answer): Answer {
  // nothing to say would leave a card that says that something is coming
  const answer = here.kind === 'nothing' ? fallbacks(turn.locale).late() : here;
  if (answer.kind !== 'text') return answer;
  return { kind: 'card', ...textAsCard(answer.text, turn.locale), summary: answer.text };
}

/** Resolves to where the card is now. Teams may be busy: it is tried a few times, and then a new message says it. */
async function update(
  { messenger, log }: LaterOptions,
  { turn }: ReplyTarget,
  at: CardPlace,
  answer: Answer,
): Promise<CardPlace | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await messenger.update(at, answer);
    } catch (error) {
      log.warn({ turn: turn.id, err: error }, 'a card could not be changed');
      if (attempt === ATTEMPTS) break;
      await sleep(AGAIN_MS * attempt);
    }
  }
  return messenger.tell(at, answer);
}
