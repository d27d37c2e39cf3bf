import type { Fallbacks, Request } from '../../helpdesk/contracts/conversation.ts';
import { type UploadOptions, answerFileConsent } from '../files/file-upload.ts';
import type { Limits, TeamsOptions } from '../options.ts';
import type { ReplyTarget, ReplyWithFile } from '../outbound/deliver.ts';
import { type AnswerInTimeOptions, answerInTime } from './answer-in-time.ts';
import { keepTyping } from './keep-typing.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { TurnTime } from './turn-time.ts';
import { type ActivityTurn, type SpeakerCheck, isInvoke } from './turn.ts';

export interface AnswerTurnOptions
  extends Omit<AnswerInTimeOptions, 'fallbacks'>, Omit<UploadOptions, 'fallbacks'> {
  turnedAway?: TeamsOptions['turnedAway'];
  fallbacks: Fallbacks;
  rateLimiter: Pick<RateLimiter, 'take'>;
  limits: Pick<Limits, 'typingAfterMs' | 'typingEveryMs'>;
}

export interface TurnReply {
  reply: ReplyWithFile;
  /** One of a few fixed words, for the log and the metrics. */
  outcome: string;
}

const NOTHING: ReplyWithFile = { here: { kind: 'nothing' } };

/** Refuses strangers and people who ask too much. Everything else goes to the handler, except decisions on offered files. */
export async function answerTurn(
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
  if (said.kind !== 'message') return answerInTime(inTheirs, request, time);
  const typing = keepTyping(() => context.sendActivity({ type: 'typing' }), options.limits);
  try {
    return await answerInTime(inTheirs, request, time);
  } finally {
    await typing.stop();
  }
}

async function refuse(
  { turnedAway, log }: AnswerTurnOptions,
  { id, incoming, place, said }: ActivityTurn,
  { answer, why }: Extract<SpeakerCheck, { accepted: false }>,
): Promise<TurnReply> {
  const personId = incoming.from.aadObjectId ?? incoming.from.id;
  if (said.kind !== 'fileConsent' && said.kind !== 'signIn')
    await turnedAway?.({ personId, why, said, place }).catch((error: unknown) => {
      log.error({ turn: id, err: error }, 'a refusal was not recorded');
    });
  return { reply: { here: answer }, outcome: why };
}
