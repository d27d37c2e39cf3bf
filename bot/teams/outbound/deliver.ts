import type { Activity, Attachment, TurnContext } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';
import type { Answer, FallbackAnswers, Reply } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { type Answers, plainInvoke } from './answers.ts';
import { consentCard } from '../files/file-cards.ts';
import type { OfferedFiles } from '../files/offered-files.ts';
import { type Outcome, OK, invokeOutcome } from '../http/outcome.ts';
import type { PrivateChats } from './private-chats.ts';
import { SendFailed } from './send-failed.ts';
import { sendUntil } from './sending.ts';
import type { SignInService } from '../sign-in/sign-in.ts';
import { type ActivityTurn, isInvoke } from '../inbound/turn.ts';

export interface DeliverOptions {
  answers: Answers;
  connectors: ConnectorFactory;
  privateChats: PrivateChats;
  files: OfferedFiles;
  signIn: SignInService | undefined;
  fallbacks: FallbackAnswers;
  tenantId: string;
  log: Log;
}

/** A turn with the way back to where it came from. `endsAt` by performance.now(). */
export interface Back {
  turn: ActivityTurn;
  context: TurnContext;
  endsAt: number;
}

export interface Outgoing extends Reply {
  /** Goes along with `here` where that is sent. */
  attached?: Attachment;
}

/** `refused`: Teams answered 403. */
type Sent = 'sent' | 'refused' | 'failed';

/** Brings a reply to where it belongs. What can't be brought is logged; nothing is thrown. */
export async function deliver(options: DeliverOptions, back: Back, reply: Outgoing): Promise<Outcome> {
  const { turn, context, endsAt } = back;
  const here = await hereAfterPrivate(options, back, reply);
  if (isInvoke(turn)) return invokeOutcome(asInvoke(options, turn, here));
  const message = asMessage(options, turn, here, reply.attached);
  if (!message) return OK;
  const sent = await tryTo(options, turn, () => sendUntil(endsAt, () => context.sendActivity(message)));
  if (sent === 'refused' && turn.place.kind === 'channel' && reply.ifRefused) {
    if (await sendPrivately(options, back, reply.ifRefused)) await sendPrivately(options, back, here);
  }
  return OK;
}

/** Sends what goes one-to-one, a file always, and gives what is left to say here. */
async function hereAfterPrivate(
  options: DeliverOptions,
  back: Back,
  { here, privately }: Reply,
): Promise<Answer> {
  if (privately && !(await sendPrivately(options, back, privately.answer))) return privately.otherwise;
  if (here.kind !== 'file' || (back.turn.place.kind === 'personal' && !isInvoke(back.turn))) return here;
  if (!(await sendPrivately(options, back, here))) return options.fallbacks.fileFailed();
  return { kind: 'text', text: `${here.about} ${textOf(options.fallbacks.filePrivately())}` };
}

async function sendPrivately(
  options: DeliverOptions,
  { turn, context, endsAt }: Back,
  answer: Answer,
): Promise<boolean> {
  const message = asMessage(options, turn, answer);
  if (!message) return true;
  const sent = await tryTo(options, turn, async () => {
    if (turn.place.kind === 'personal') return sendUntil(endsAt, () => context.sendActivity(message));
    const { activity: heard } = turn.admission;
    const personId = turn.gate.passes ? turn.gate.personId : heard.from.id;
    const connector = await options.connectors.create(heard.serviceUrl);
    const to = { personId, tenantId: options.tenantId, heard };
    return options.privateChats.send(connector, to, message, endsAt);
  });
  return sent === 'sent';
}

async function tryTo(
  { log }: DeliverOptions,
  turn: ActivityTurn,
  send: () => Promise<unknown>,
): Promise<Sent> {
  try {
    await send();
    return 'sent';
  } catch (error) {
    log.warn({ turn: turn.id, error }, 'an answer could not be sent');
    return error instanceof SendFailed && error.status === 403 ? 'refused' : 'failed';
  }
}

function asMessage(
  options: DeliverOptions,
  turn: ActivityTurn,
  answer: Answer,
  attached?: Attachment,
): Partial<Activity> | undefined {
  const { fallbacks, log } = options;
  try {
    const message = asActivity(options, turn, answer);
    return message && attached ? { ...message, attachments: [attached] } : message;
  } catch (error) {
    log.error({ turn: turn.id, error }, 'an answer could not be drawn');
    const text = textOf(fallbacks.fault(turn.id));
    return text ? { type: 'message', text, textFormat: 'plain' } : undefined;
  }
}

function asActivity(
  options: DeliverOptions,
  turn: ActivityTurn,
  answer: Answer,
): Partial<Activity> | undefined {
  if (answer.kind === 'file') return asOffer(options, turn, answer);
  if (answer.kind !== 'signIn') return options.answers.asMessage(answer);
  return turn.gate.passes ? options.signIn?.prompt(turn.gate.personId, turn, answer) : undefined;
}

function asOffer(
  { files }: DeliverOptions,
  { gate }: ActivityTurn,
  file: Extract<Answer, { kind: 'file' }>,
): Partial<Activity> | undefined {
  // whoever isn't known has asked for nothing
  if (!gate.passes) return undefined;
  const { name, about } = file;
  const offer = files.offer(gate.personId, file);
  return { type: 'message', summary: about, attachments: [consentCard({ ...offer, name, about })] };
}

function asInvoke({ answers, fallbacks, log }: DeliverOptions, turn: ActivityTurn, answer: Answer): object {
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
