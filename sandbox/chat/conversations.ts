import { ChatError } from './chat-error.ts';
import { teamsOf, type ChatChannel, type ChatOptions, type ChatTeam } from './options.ts';

/** A place to talk. Activities carry its `key`; in a channel they add the thread as `;messageid=…`. */
export type Conversation =
  | { kind: 'personal'; key: string; personId: string }
  | { kind: 'channel'; key: string; team: ChatTeam; channel: ChatChannel }
  | { kind: 'groupChat'; key: string; title: string };

export interface Conversations {
  /** The channels and the group chat. */
  shared: readonly Conversation[];
  /** The one-to-one chat of a person with the bot. */
  personal(personId: string): Conversation;
  /** By key or by an activity's conversation id. Throws a `ChatError` 404 if there is none. */
  find(id: string): Conversation;
  /** By the name in a request: `personal` or an id. */
  named(name: string, personId: string): Conversation;
}

const GROUP_CHAT = '19:sandbox-group-chat@thread.v2';
const PERSONAL = 'a:';

export function conversationsOf(options: ChatOptions): Conversations {
  const shared: Conversation[] = [
    ...teamsOf(options).flatMap((team) =>
      team.channels.map((channel): Conversation => ({ kind: 'channel', key: channel.id, team, channel })),
    ),
    { kind: 'groupChat', key: GROUP_CHAT, title: 'Group chat' },
  ];
  const personal = (personId: string): Conversation => ({
    kind: 'personal',
    key: PERSONAL + personId,
    personId,
  });
  const find = (id: string): Conversation => {
    const key = id.split(';messageid=')[0] ?? id;
    const found = shared.find((conversation) => conversation.key === key);
    if (found) return found;
    if (key.startsWith(PERSONAL)) return personal(key.slice(PERSONAL.length));
    throw new ChatError(404, 'ConversationNotFound', 'Conversation not found.');
  };
  const named = (name: string, personId: string): Conversation => {
    const conversation = name === 'personal' || name === '' ? personal(personId) : find(name);
    if (conversation.kind === 'personal' && conversation.personId !== personId) {
      throw new ChatError(403, 'NotYours', 'This is someone else’s one-to-one chat');
    }
    return conversation;
  };
  return { shared, personal, find, named };
}

export const isVisibleTo = (conversation: string, personId: string): boolean =>
  !conversation.startsWith(PERSONAL) || conversation === PERSONAL + personId;
