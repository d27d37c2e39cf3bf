import type { FallbackAnswers, Handle, Reply, Request } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { TurnTime } from './turn-time.ts';

export interface AnswerInTimeOptions {
  handle: Handle;
  fallbacks: Pick<FallbackAnswers, 'late' | 'fault'>;
  /** One person's turns run one after the other. */
  queue: KeyedQueue;
  log: Log;
}

interface TimelyReply {
  reply: Reply;
  outcome: 'answered' | 'late' | 'fault';
}

/** The handler's reply, or a fallback: there is always an answer when the turn's time is over. */
export async function answerInTime(
  { handle, fallbacks, queue, log }: AnswerInTimeOptions,
  request: Request,
  time: Pick<TurnTime, 'isOver' | 'over'>,
): Promise<TimelyReply> {
  const late: TimelyReply = { reply: { here: fallbacks.late() }, outcome: 'late' };
  const over = time.over.then(() => late);

  async function work(): Promise<TimelyReply> {
    if (time.isOver()) return late;
    try {
      return { reply: await handle(request), outcome: 'answered' };
    } catch (error) {
      if (request.signal.aborted) return late;
      log.error({ turn: request.id, err: error }, 'a turn failed');
      return { reply: { here: fallbacks.fault(request.id) }, outcome: 'fault' };
    } finally {
      if (time.isOver()) log.warn({ turn: request.id }, 'a turn went on after it was answered');
    }
  }

  // the queue moves on when the time is over: work that ignores its signal must not lock its operator out
  const mine = queue.run(request.personId, () => Promise.race([work(), over]));
  return mine ? Promise.race([mine, over]) : late;
}
