import * as z from 'zod';
import type { Place, Said, CardPlace } from '../../helpdesk/contracts/conversation.ts';
import type { Incoming } from './activity.ts';
import { type FileConsent, fileConsent } from '../files/file-consent.ts';
import { messageText } from './message-text.ts';
import { type SignInSaid, signInSaid } from '../sign-in/said.ts';

/** What an activity is to the bot. */
export type Heard =
  | { kind: 'said'; said: Said | FileConsent | SignInSaid }
  /** An invoke that nobody here knows: answered, with nothing. */
  | { kind: 'unknownInvoke' }
  /** Reactions, edits, typing and the like. */
  | { kind: 'ignored' };

const data = z.record(z.string(), z.unknown()).catch({});
const press = z.object({ action: z.object({ verb: z.string().catch(''), data }) });
const whole = (least: number, most: number, otherwise: number) =>
  z
    .number()
    .transform((number) => Math.min(most, Math.max(least, Math.trunc(number))))
    .catch(otherwise);
const search = z.object({
  dataset: z.string().catch(''),
  queryText: z.string().max(1000).catch(''),
  queryOptions: z.object({ skip: whole(0, 1000, 0), top: whole(1, 50, 15) }).catch({ skip: 0, top: 15 }),
});

export function hear(incoming: Incoming, place: Place): Heard {
  switch (incoming.type) {
    case 'message':
      return { kind: 'said', said: { kind: 'message', text: messageText(incoming) } };
    case 'invoke':
      return hearInvoke(incoming, place);
    case 'installationUpdate':
      return incoming.action === 'add' ? arrival(incoming) : { kind: 'ignored' };
    case 'conversationUpdate': {
      const met =
        incoming.membersAdded?.some(({ id }) => id != null && id === incoming.recipient?.id) ?? false;
      return met && place.kind === 'personal' ? arrival(incoming) : { kind: 'ignored' };
    }
    default:
      return { kind: 'ignored' };
  }
}

function hearInvoke(incoming: Incoming, place: Place): Heard {
  const { name, value } = incoming;
  if (name === 'adaptiveCard/action') {
    // a press without its parts is answered like one of a card that is no more
    const { action } = press.catch({ action: { verb: '', data: {} } }).parse(value);
    return {
      kind: 'said',
      said: { kind: 'press', verb: action.verb, data: action.data, ...cardOf(incoming) },
    };
  }
  if (name === 'application/search') {
    const { dataset, queryText, queryOptions } = search.catch(EMPTY_SEARCH).parse(value);
    const { skip, top } = queryOptions;
    return { kind: 'said', said: { kind: 'search', dataset, text: queryText, skip, most: top } };
  }
  // Teams offers files one-to-one alone: from elsewhere it is no client of Teams' that asks
  if (name === 'fileConsent/invoke' && place.kind === 'personal')
    return { kind: 'said', said: fileConsent(value) };
  const signIn = place.kind === 'personal' ? signInSaid(name, value) : undefined;
  if (signIn) return { kind: 'said', said: signIn };
  return { kind: 'unknownInvoke' };
}

/** The card that was pressed: the activity that the press answers to. */
function cardOf({ serviceUrl, conversation, replyToId }: Incoming): { card?: CardPlace } {
  if (!serviceUrl || !replyToId) return {};
  return { card: { serviceUrl, conversationId: conversation.id, activityId: replyToId } };
}

const EMPTY_SEARCH = { dataset: '', queryText: '', queryOptions: { skip: 0, top: 15 } };

const arrival = (incoming: Incoming): Heard => ({
  kind: 'said',
  said: { kind: 'arrived', conversationId: incoming.conversation.id },
});
