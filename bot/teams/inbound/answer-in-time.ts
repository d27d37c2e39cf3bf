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

/** The work takes longer than its answer may. It goes on; `later` never rejects. */
export interface GoesOn {
  outcome: 'goesOn';
  later: Promise<TimelyReply>;
}

/**
 * The handler's reply, or a fallback: there is always an answer when the turn's time is over. If something has to be answered before
 * that, the work goes on.
 */
export async function answerInTime(
  { handle, fallbacks, queue, log }: AnswerInTimeOptions,
  request: Request,
  time: Pick<TurnTime, 'isOver' | 'over' | 'answerDue'>,
): Promise<TimelyReply | GoesOn> {
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

  const { done, settle } = settled<TimelyReply>();
  const due = time.answerDue ?? new Promise<never>(() => undefined);
  // the queue moves on when the turn is answered: work that takes long, or ignores its signal, must not lock its operator out
  const mine = queue.run(request.personId, () => {
    const working = work();
    void working.then(settle);
    return Promise.race([working, over, due]);
  });
  if (!mine) return late;
  const later = Promise.race([done, over]);
  return Promise.race([later, due.then((): GoesOn => ({ outcome: 'goesOn', later }))]);
}

function settled<T>(): { done: Promise<T>; settle: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const done = new Promise<T>((resolve) => (settle = resolve));
  return { done, settle };
}
