import type { FallbackAnswers, Handle, Reply, Request } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { TurnTime } from './turn-time.ts';

export interface AnswerInTimeOptions {
  handle: Handle;
  fallbacks: FallbackAnswers;
  lines: KeyedQueue;
  log: Log;
}

export type Answered = 'answered' | 'late' | 'fault';

/** The handler's reply, or what to say in its place: there is always an answer by the end of the turn's time. */
export async function answerInTime(
  { handle, fallbacks, lines, log }: AnswerInTimeOptions,
  request: Request,
  time: TurnTime,
): Promise<{ reply: Reply; how: Answered }> {
  const late = { reply: { here: fallbacks.late() }, how: 'late' } as const;
  const over = time.over.then(() => late);

  async function work() {
    if (time.hasEnded()) return late;
    try {
      return { reply: await handle(request), how: 'answered' } as const;
    } catch (error) {
      if (request.signal.aborted) return late;
      log.error({ turn: request.id, error }, 'a turn failed');
      return { reply: { here: fallbacks.fault(request.id) }, how: 'fault' } as const;
    } finally {
      if (time.hasEnded()) log.warn({ turn: request.id }, 'a turn went on after it was answered');
    }
  }

  // the line moves on when the time is over: what doesn't heed its signal must not lock its operator out
  const mine = lines.enter(request.personId, () => Promise.race([work(), over]));
  return mine ? Promise.race([mine, over]) : late;
}
