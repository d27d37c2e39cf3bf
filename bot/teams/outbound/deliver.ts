import type { Activity, Attachment, TurnContext } from 'botbuilder';
import type {
  Answer,
  CardPlace,
  Fallbacks,
  Reply,
  StayingCard,
} from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { consentCard } from '../files/file-consent.ts';
import type { OfferedFiles } from '../files/offered-files.ts';
import { type HttpResponse, OK, jsonResponse } from '../http/response.ts';
import { type ActivityTurn, isInvoke } from '../inbound/turn.ts';
import type { SignInService } from '../sign-in/sign-in.ts';
import { type ActivityFactory, plainInvokeBody, textMessage } from './activity-factory.ts';
import { SendFailed, sendUntil } from './connector-sends.ts';
import type { Connectors } from './connectors.ts';
import type { PrivateChats } from './private-chats.ts';

export interface DeliverOptions {
  activities: ActivityFactory;
  connectors: Pick<Connectors, 'sendsTo'>;
  privateChats: PrivateChats;
  files: OfferedFiles;
  signIn: Pick<SignInService, 'prompt'> | undefined;
  fallbacks: Fallbacks;
  tenantId: string;
  log: Log;
}

/** A turn, and how to reply to it. */
export interface ReplyTarget {
  turn: ActivityTurn;
  context: Pick<TurnContext, 'sendActivity'>;
  /** By performance.now(). */
  endsAt: number;
  /** Called with the message that the answer is in. Not called if nobody knows. */
  landed?: (place: CardPlace) => void;
}

export interface ReplyWithFile extends Reply {
  /** Sent together with `here`, if that is sent. */
  attachment?: Attachment;
}

/** `refused`: Teams answered 403. */
type Sent = { kind: 'sent'; activityId: string | undefined } | { kind: 'refused' | 'failed' };

/** Sends a reply where it belongs. Never throws: what can't be sent is logged. */
export async function deliver(
  options: DeliverOptions,
  target: ReplyTarget,
  reply: ReplyWithFile,
): Promise<HttpResponse> {
  const { turn } = target;
  const here = await sendPrivateParts(options, target, reply);
  if (isInvoke(turn)) {
    const { said } = turn;
    if (!reply.stays && said.kind === 'press' && said.card) target.landed?.(said.card);
    const inPlace = reply.stays ? await besideCard(options, target, here, reply.stays) : here;
    return jsonResponse(200, invokeBody(options, turn, inPlace));
  }
  const message = await messageOf(options, turn, here);
  if (!message) return OK;
  const { attachment } = reply;
  const sent = await sendHere(
    options,
    target,
    attachment ? { ...message, attachments: [attachment] } : message,
  );
  if (sent.kind === 'refused' && turn.place.kind === 'channel' && reply.ifRefused) {
    if (await sendPrivately(options, target, reply.ifRefused)) await sendPrivately(options, target, here);
  }
  return OK;
}

/** Sends what must go one-to-one (files always must), and returns what is left to say here. */
export async function sendPrivateParts(
  options: DeliverOptions,
  target: ReplyTarget,
  { here, privately }: Reply,
): Promise<Answer> {
  const { turn } = target;
  if (privately && !(await sendPrivately(options, target, privately.answer))) return privately.otherwise;
  if (here.kind !== 'file' || (turn.place.kind === 'personal' && !isInvoke(turn))) return here;
  const fallbacks = options.fallbacks(turn.locale);
  if (!(await sendPrivately(options, target, here))) return fallbacks.fileFailed();
  return { kind: 'text', text: `${here.about} ${textOf(fallbacks.filePrivately())}` };
}

async function sendPrivately(options: DeliverOptions, target: ReplyTarget, answer: Answer): Promise<boolean> {
  const { turn, endsAt } = target;
  const message = await messageOf(options, turn, answer);
  if (!message) return true;
  if (turn.place.kind === 'personal') return (await sendHere(options, target, message)).kind === 'sent';
  const { activity } = turn.authenticated;
  const personId = turn.speaker.accepted ? turn.speaker.personId : activity.from.id;
  const sent = await attempt(options, turn, async () => {
    await options.privateChats.send(
      options.connectors.sendsTo(activity.serviceUrl),
      { personId, tenantId: options.tenantId, activity },
      message,
      endsAt,
    );
    return undefined;
  });
  return sent.kind === 'sent';
}

/** Sends the answer to a press as a message of its own. Resolves to what the press is answered with. */
export async function besideCard(
  options: DeliverOptions,
  target: ReplyTarget,
  here: Answer,
  stays: StayingCard,
): Promise<Answer> {
  const message = await messageOf(options, target.turn, here);
  if (!message) return stays.card;
  const sent = await sendHere(options, target, message);
  const inPlace = sent.kind === 'sent' ? stays.card : here;
  if (sent.kind !== 'sent' && target.turn.said.kind === 'press' && target.turn.said.card)
    target.landed?.(target.turn.said.card);
  const noted = sent.kind === 'sent' ? stays.sent(sent.activityId) : stays.replaced();
  await noted.catch((error: unknown) => {
    options.log.error({ turn: target.turn.id, err: error }, 'the place of a card could not be noted');
  });
  return inPlace;
}

async function sendHere(
  options: DeliverOptions,
  { turn, context, endsAt, landed }: ReplyTarget,
  message: Partial<Activity>,
): Promise<Sent> {
  const sent = await attempt(options, turn, () => sendUntil(endsAt, () => context.sendActivity(message)));
  if (sent.kind === 'sent' && sent.activityId) landed?.(placeIn(turn, sent.activityId));
  return sent;
}

/** Sends an answer as a message. */
export async function sendMessage(
  options: DeliverOptions,
  target: ReplyTarget,
  answer: Answer,
): Promise<Sent> {
  const message = await messageOf(options, target.turn, answer);
  return message ? sendHere(options, target, message) : { kind: 'sent', activityId: undefined };
}

/** A message in the conversation of the turn. */
export function placeIn({ authenticated: { activity } }: ActivityTurn, activityId: string): CardPlace {
  return { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id, activityId };
}

async function attempt(
  { log }: DeliverOptions,
  turn: ActivityTurn,
  send: () => Promise<{ id?: string } | undefined>,
): Promise<Sent> {
  try {
    return { kind: 'sent', activityId: (await send())?.id };
  } catch (error) {
    log.warn({ turn: turn.id, err: error }, 'an answer could not be sent');
    return { kind: error instanceof SendFailed && error.status === 403 ? 'refused' : 'failed' };
  }
}

async function messageOf(
  options: DeliverOptions,
  turn: ActivityTurn,
  answer: Answer,
): Promise<Partial<Activity> | undefined> {
  try {
    if (answer.kind === 'file') return fileOffer(options, turn, answer);
    if (answer.kind === 'signIn') return await signInPrompt(options, turn, answer);
    return options.activities.message(answer);
  } catch (error) {
    options.log.error({ turn: turn.id, err: error }, 'an answer could not be rendered');
    const text = textOf(options.fallbacks(turn.locale).fault(turn.id));
    return text ? textMessage(text) : undefined;
  }
}

function invokeBody(
  { activities, fallbacks, log }: DeliverOptions,
  turn: ActivityTurn,
  answer: Answer,
): object {
  try {
    return activities.invokeBody(answer, turn);
  } catch (error) {
    log.error({ turn: turn.id, err: error }, 'an answer could not be rendered');
    return plainInvokeBody(textOf(fallbacks(turn.locale).fault(turn.id)));
  }
}

/** Only accepted speakers are offered files or asked to sign in; the others are refused before. */
function fileOffer(
  { files }: DeliverOptions,
  { speaker }: ActivityTurn,
  file: Extract<Answer, { kind: 'file' }>,
): Partial<Activity> | undefined {
  if (!speaker.accepted) return undefined;
  const { name, about } = file;
  const offer = files.offer(speaker.personId, file);
  return { type: 'message', summary: about, attachments: [consentCard({ ...offer, name, about })] };
}

function signInPrompt(
  { signIn }: DeliverOptions,
  turn: ActivityTurn,
  answer: Extract<Answer, { kind: 'signIn' }>,
): Promise<Partial<Activity>> | undefined {
  return turn.speaker.accepted ? signIn?.prompt(turn.speaker.personId, turn, answer) : undefined;
}

/** The part of an answer that needs no rendering. */
function textOf(answer: Answer): string {
  if (answer.kind === 'card') return answer.summary;
  return answer.kind === 'text' ? answer.text : '';
}
