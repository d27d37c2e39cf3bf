import type { Activity, TurnContext } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';
import type { Answer, FallbackAnswers, Reply } from '../commands/request.ts';
import type { Log } from '../helpdesk/ports.ts';
import { type Answers, plainInvoke } from './answers.ts';
import { type Outcome, OK, invokeOutcome } from './outcome.ts';
import type { PrivateChats } from './private-chats.ts';
import { sendUntil } from './sending.ts';
import { type Turn, isInvoke } from './turn.ts';

export interface DeliverOptions {
  answers: Answers;
  connectors: ConnectorFactory;
  privateChats: PrivateChats;
  fallbacks: FallbackAnswers;
  tenantId: string;
  log: Log;
}

/** A turn with the way back to where it came from. `endsAt` by performance.now(). */
export interface Back {
  turn: Turn;
  context: TurnContext;
  endsAt: number;
}

/** Brings a reply to where it belongs. What can't be brought is logged; nothing is thrown. */
export async function deliver(options: DeliverOptions, back: Back, reply: Reply): Promise<Outcome> {
  const { privately } = reply;
  const here =
    privately && !(await sendPrivately(options, back, privately.answer)) ? privately.otherwise : reply.here;
  if (isInvoke(back.turn)) return invokeOutcome(asInvoke(options, back.turn, here));
  const message = asMessage(options, back.turn, here);
  if (message)
    await tryTo(options, back.turn, () => sendUntil(back.endsAt, () => back.context.sendActivity(message)));
  return OK;
}

async function sendPrivately(
  options: DeliverOptions,
  { turn, context, endsAt }: Back,
  answer: Answer,
): Promise<boolean> {
  const message = asMessage(options, turn, answer);
  if (!message) return true;
  return tryTo(options, turn, async () => {
    if (turn.place.kind === 'personal') return sendUntil(endsAt, () => context.sendActivity(message));
    const { activity: heard } = turn.admission;
    const personId = turn.gate.passes ? turn.gate.personId : heard.from.id;
    const connector = await options.connectors.create(heard.serviceUrl);
    const to = { personId, tenantId: options.tenantId, heard };
    return options.privateChats.send(connector, to, message, endsAt);
  });
}

async function tryTo({ log }: DeliverOptions, turn: Turn, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    log.warn({ turn: turn.id, error }, 'an answer could not be sent');
    return false;
  }
}

function asMessage(
  { answers, fallbacks, log }: DeliverOptions,
  turn: Turn,
  answer: Answer,
): Partial<Activity> | undefined {
  try {
    return answers.asMessage(answer);
  } catch (error) {
    log.error({ turn: turn.id, error }, 'an answer could not be drawn');
    const text = textOf(fallbacks.fault(turn.id));
    return text ? { type: 'message', text, textFormat: 'plain' } : undefined;
  }
}

function asInvoke({ answers, fallbacks, log }: DeliverOptions, turn: Turn, answer: Answer): object {
  try {
    return answers.asInvoke(answer, turn.said);
  } catch (error) {
    log.error({ turn: turn.id, error }, 'an answer could not be drawn');
    return plainInvoke(textOf(fallbacks.fault(turn.id)));
  }
}

/** An answer as far as it can be said without drawing anything. */
function textOf(answer: Answer): string {
  if (answer.kind === 'card') return answer.summary;
  return answer.kind === 'text' ? answer.text : '';
}
