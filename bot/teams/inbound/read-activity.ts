import * as z from 'zod';
import type { CardPlace, Place, Said } from '../../helpdesk/contracts/conversation.ts';
import { guidIn } from '../../helpdesk/contracts/guid.ts';
import { type FileConsent, readFileConsent } from '../files/file-consent.ts';
import { type SignInInvoke, readSignInInvoke } from '../sign-in/sign-in-invoke.ts';
import { messageText } from './message-text.ts';
import type { IncomingActivity } from './parse-activity.ts';

/** What an activity says to the bot. */
export type ActivityContent = Said | FileConsent | SignInInvoke;

/** undefined if there is nothing to answer: reactions, edits, typing, invokes that the bot doesn't know, and the like. */
export function readActivity(incoming: IncomingActivity, place: Place): ActivityContent | undefined {
  switch (incoming.type) {
    case 'message':
      return { kind: 'message', text: messageText(incoming) };
    case 'invoke':
      return readInvoke(incoming, place);
    case 'installationUpdate':
      return wasInstalled(incoming) ? arrival(incoming) : undefined;
    case 'conversationUpdate':
      return place.kind === 'personal' && wasAdded(incoming) ? arrival(incoming) : undefined;
    default:
      return undefined;
  }
}

/** Teams has several words for an installation, such as `add` and `add-upgrade`, and may get more. */
const wasInstalled = ({ action }: IncomingActivity) => action != null && !/^\s*(remove|$)/i.test(action);

const wasAdded = ({ membersAdded, recipient }: IncomingActivity) =>
  membersAdded?.some(({ id }) => id != null && id === recipient?.id) ?? false;

const arrival = ({ conversation }: IncomingActivity): Said => ({
  kind: 'arrived',
  conversationId: conversation.id,
});

const whole = (min: number, max: number, otherwise: number) =>
  z
    .number()
    .transform((number) => Math.min(max, Math.max(min, Math.trunc(number))))
    .catch(otherwise);
/** What is missing or malformed gets a default: the handler answers such a press like one on an outdated card. */
const press = z
  .object({
    action: z.object({ verb: z.string().catch(''), data: z.record(z.string(), z.unknown()).catch({}) }),
    trigger: z.unknown().optional(),
  })
  .catch({ action: { verb: '', data: {} }, trigger: undefined });
const PAGE = { skip: 0, top: 15 };
const search = z
  .object({
    dataset: z.string().catch(''),
    queryText: z.string().max(1000).catch(''),
    queryOptions: z.object({ skip: whole(0, 1000, PAGE.skip), top: whole(1, 50, PAGE.top) }).catch(PAGE),
  })
  .catch({ dataset: '', queryText: '', queryOptions: PAGE });

const EXTENSION_PAGE = { skip: 0, count: 15 };
const extension = z
  .object({
    commandId: z.string().max(100).catch(''),
    parameters: z.array(z.looseObject({ name: z.string(), value: z.string().max(1000) })).catch([]),
    queryOptions: z
      .object({ skip: whole(0, 1000, 0), count: whole(1, 25, EXTENSION_PAGE.count) })
      .catch(EXTENSION_PAGE),
  })
  .catch({ commandId: '', parameters: [], queryOptions: EXTENSION_PAGE });
const aboutMessage = z.object({
  messagePayload: z.looseObject({ from: z.looseObject({ user: z.looseObject({ id: z.string() }) }) }),
});

function readInvoke(incoming: IncomingActivity, place: Place): ActivityContent | undefined {
  const { name, value } = incoming;
  if (name === 'adaptiveCard/action') {
    const { action, trigger } = press.parse(value);
    const { verb, data } = action;
    return {
      kind: 'press',
      verb,
      data,
      ...(trigger === 'automatic' && { automatic: true }),
      ...cardOf(incoming),
    };
  }
  if (name === 'application/search') {
    const { dataset, queryText, queryOptions } = search.parse(value);
    return { kind: 'search', dataset, text: queryText, skip: queryOptions.skip, most: queryOptions.top };
  }
  if (name === 'composeExtension/query') {
    const { commandId, parameters, queryOptions } = extension.parse(value);
    // before anything is typed, Teams sends a parameter of its own
    const text = parameters.find((one) => one.name === 'text')?.value ?? '';
    return { kind: 'extension', command: commandId, text, skip: queryOptions.skip, most: queryOptions.count };
  }
  if (name === 'composeExtension/fetchTask') {
    const sender = aboutMessage.safeParse(value).data?.messagePayload.from.user.id;
    return { kind: 'aboutSender', senderId: guidIn(sender ?? '') };
  }
  // Teams offers files and sign-in only one-to-one: from elsewhere the request is not a Teams client's
  if (place.kind !== 'personal') return undefined;
  return name === 'fileConsent/invoke' ? readFileConsent(value) : readSignInInvoke(name, value);
}

/** The pressed card is the activity that the press replies to. */
function cardOf({ serviceUrl, conversation, replyToId }: IncomingActivity): { card?: CardPlace } {
  if (!serviceUrl || !replyToId) return {};
  return { card: { serviceUrl, conversationId: conversation.id, activityId: replyToId } };
}

/** Where it was said. A doubtful place counts as a group: personal data is never shown in one. */
export function placeOf({ conversation, channelData }: IncomingActivity): Place {
  const { team, channel } = channelData ?? {};
  if (team || channel) return channelPlace(conversation.id, team, channel);
  // a chat of two people also calls itself personal
  const isGroup = conversation.isGroup === true || conversation.id.endsWith('@unq.gbl.spaces');
  if (isGroup) return { kind: 'group' };
  const type = conversation.conversationType;
  // without a type only the id tells: ids of channels and of group chats start with 19:
  const personal = type === 'personal' || (type == null && !conversation.id.startsWith('19:'));
  return personal ? { kind: 'personal' } : { kind: 'group' };
}

type ChannelData = NonNullable<IncomingActivity['channelData']>;

function channelPlace(
  conversationId: string,
  team: ChannelData['team'],
  channel: ChannelData['channel'],
): Place {
  const [thread] = conversationId.split(';messageid=');
  if (!channel?.id || channel.id !== thread) return { kind: 'group' };
  return {
    kind: 'channel',
    channelId: channel.id,
    teamThreadId: team?.id ?? undefined,
    teamGroupId: team?.aadGroupId ?? undefined,
  };
}
