import type {
  Fallbacks,
  Handle,
  Meanwhile,
  PlaceReply,
  Request,
} from '../../helpdesk/contracts/conversation.ts';
import { type UploadOptions, answerFileConsent } from '../files/file-upload.ts';
import type { Limits, TeamsOptions } from '../options.ts';
import type { Unfinished } from '../outbound/deliver-later.ts';
import type { ReplyTarget, ReplyWithFile } from '../outbound/deliver.ts';
import { within } from '../../time/within.ts';
import type { GoingOn } from './going-on.ts';
import { type AnswerInTimeOptions, type GoesOn, answerInTime } from './answer-in-time.ts';
import { keepTyping } from './keep-typing.ts';
import type { IncomingActivity } from './parse-activity.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { TurnTime } from './turn-time.ts';
import { type ActivityTurn, type SpeakerCheck, isInvoke } from './turn.ts';

export interface AnswerTurnOptions
  extends Omit<AnswerInTimeOptions, 'fallbacks'>, Omit<UploadOptions, 'fallbacks'> {
  turnedAway?: TeamsOptions['turnedAway'];
  placeReply?: PlaceReply | undefined;
  meanwhile?: Meanwhile | undefined;
  goingOn: GoingOn;
  fallbacks: Fallbacks;
  rateLimiter: Pick<RateLimiter, 'take' | 'served' | 'tellRefused' | 'tellStranger'>;
  limits: Pick<Limits, 'typingAfterMs' | 'typingEveryMs'>;
}

export interface TurnReply {
  reply: ReplyWithFile;
  /** One of a few fixed words, for the log and the metrics. */
  outcome: string;
  /** The work goes on, and this is only what is shown meanwhile. */
  unfinished?: Unfinished | undefined;
}

/** Something has to be said soon, however long the store takes. */
const READ_MS = 1_500;
const NOTHING: ReplyWithFile = { here: { kind: 'nothing' } };

/** Answers a turn. Whatever the answer to a press is, its place is decided last. */
export async function answerTurn(
  options: AnswerTurnOptions,
  target: ReplyTarget,
  time: TurnTime,
): Promise<TurnReply> {
  const answered = await answerOf(options, target, time);
  // refusals that have to stay cheap are never sent; the card comes back with its next update
  if (answered.outcome === 'tooMany' || answered.reply.turnedAway) return answered;
  const placing = placed(options, target.turn, time, answered.reply);
  if (answered.outcome !== 'goesOn') return { ...answered, reply: await placing };
  return { ...answered, reply: await within(READ_MS, placing).catch(() => answered.reply) };
}

async function placed(
  options: AnswerTurnOptions,
  turn: ActivityTurn,
  { signal }: TurnTime,
  reply: ReplyWithFile,
): Promise<ReplyWithFile> {
  const { id, place, locale, said, speaker } = turn;
  if (said.kind !== 'press' || !isInvoke(turn) || !speaker.accepted) return reply;
  return placedOrHere(options, { id, personId: speaker.personId, place, said, locale, signal }, reply);
}

/** Where that can't be found out, the answer takes the card's place: an answer counts more than its place. */
async function placedOrHere(
  { placeReply, log }: AnswerTurnOptions,
  request: Request,
  reply: ReplyWithFile,
): Promise<ReplyWithFile> {
  try {
    return (await placeReply?.(request, reply)) ?? reply;
  } catch (error) {
    log.error({ turn: request.id, err: error }, 'the place of an answer could not be found out');
    return reply;
  }
}

/** Refuses strangers and people who ask too much. Everything else goes to the handler, except decisions on offered files. */
async function answerOf(
  options: AnswerTurnOptions,
  { turn, context }: ReplyTarget,
  time: TurnTime,
): Promise<TurnReply> {
  const { id, place, locale, said, speaker } = turn;
  if (!speaker.accepted) return refuse(options, turn, speaker);
  const { personId } = speaker;
  const inTheirs = { ...options, fallbacks: options.fallbacks(locale) };
  const verdict = turn.resumed ? 'allowed' : options.rateLimiter.take(personId);
  if (verdict !== 'allowed') {
    const silent = verdict === 'refusedSilently' && !isInvoke(turn);
    return { reply: silent ? NOTHING : { here: inTheirs.fallbacks.tooMany() }, outcome: 'tooMany' };
  }
  if (said.kind === 'signIn') return { reply: NOTHING, outcome: 'unknown' };
  const { signal } = time;
  if (said.kind === 'fileConsent')
    return answerFileConsent(inTheirs, { turnId: id, personId, consent: said, signal });
  const request: Request = { id, personId, place, said, locale, signal };
  const once = { ...inTheirs, handle: workedOnOnce(options, turn, time) };
  const answered = await (said.kind === 'message'
    ? withTyping(options, context, () => answerInTime(once, request, time))
    : answerInTime(once, request, time));
  return answered.outcome === 'goesOn'
    ? goOn(options, turn, request, answered)
    : bounded(options, turn, personId, answered);
}

/** A press whose work already goes on gets the same answer as that. Only its own turn comes here, so it was answered. */
function workedOnOnce(
  options: AnswerTurnOptions,
  { arrivedAt }: ActivityTurn,
  { over }: Pick<TurnTime, 'over'>,
): Handle {
  const { handle, meanwhile, goingOn } = options;
  if (!meanwhile) return handle;
  return (request) => {
    const before = goingOn.since(request);
    if (before !== undefined) return replyMeanwhile(options, request, before);
    const work = handle(request);
    goingOn.add(request, arrivedAt, Promise.race([work, over]));
    return work;
  };
}

/** Answers with what is shown meanwhile. */
async function goOn(
  options: AnswerTurnOptions,
  turn: ActivityTurn,
  request: Request,
  { outcome, later }: GoesOn,
): Promise<TurnReply> {
  const { meanwhile, rateLimiter } = options;
  const answered = later.then((answer) => {
    if (answer.outcome === 'answered' && !answer.reply.turnedAway) rateLimiter.served(request.personId);
    return answer;
  });
  const reply = await replyMeanwhile(options, request, turn.arrivedAt);
  const placed: PlaceReply = async (about, final) =>
    isInvoke(turn) ? placedOrHere(options, about, final) : final;
  return { reply, outcome, unfinished: meanwhile && { request, meanwhile, later: answered, placed } };
}

async function replyMeanwhile(
  { meanwhile, log }: AnswerTurnOptions,
  request: Request,
  since: number,
): Promise<ReplyWithFile> {
  if (!meanwhile) return NOTHING;
  const ms = performance.now() - since;
  try {
    return await within(READ_MS, meanwhile.reply(request, ms));
  } catch (error) {
    // the store may be why it takes so long
    log.warn({ turn: request.id, err: error }, 'what is shown meanwhile could not be read');
    return meanwhile.replyUnread(request, ms);
  }
}

/** People who are turned away whatever they ask hear it only so many times. A press is answered in its response, which costs no send. */
function bounded(
  { rateLimiter }: AnswerTurnOptions,
  turn: ActivityTurn,
  personId: string,
  answered: TurnReply,
): TurnReply {
  if (!answered.reply.turnedAway) {
    if (answered.outcome === 'answered') rateLimiter.served(personId);
    return answered;
  }
  const told = rateLimiter.tellRefused(personId) || isInvoke(turn);
  return told ? answered : { ...answered, reply: NOTHING };
}

async function withTyping<T>(
  { limits }: Pick<AnswerTurnOptions, 'limits'>,
  context: ReplyTarget['context'],
  work: () => Promise<T>,
): Promise<T> {
  const typing = keepTyping(() => context.sendActivity({ type: 'typing' }), limits);
  try {
    return await work();
  } finally {
    await typing.stop();
  }
}

async function refuse(
  { turnedAway, log, rateLimiter }: AnswerTurnOptions,
  turn: ActivityTurn,
  { answer, why }: Extract<SpeakerCheck, { accepted: false }>,
): Promise<TurnReply> {
  const { id, incoming, place, said } = turn;
  const personId = incoming.from.aadObjectId ?? incoming.from.id;
  if (said.kind !== 'fileConsent' && said.kind !== 'signIn')
    await turnedAway?.({ personId, why, said, place }).catch((error: unknown) => {
      log.error({ turn: id, err: error }, 'a refusal was not recorded');
    });
  const told = rateLimiter.tellStranger(strangerKey(incoming, why)) || isInvoke(turn);
  return { reply: told ? { here: answer } : NOTHING, outcome: why };
}

/** Another tenant counts as one: its people could be any number. */
function strangerKey(
  { conversation, channelData, from }: IncomingActivity,
  why: Extract<SpeakerCheck, { accepted: false }>['why'],
): string {
  if (why === 'unknownSpeaker') return `speaker ${from.id}`;
  return `tenant ${channelData?.tenant?.id ?? ''} ${conversation.tenantId ?? ''}`;
}
