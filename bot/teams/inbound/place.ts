import type { Place } from '../../helpdesk/contracts/conversation.ts';
import type { Incoming } from './activity.ts';

/** Where it was said. What is in doubt counts as a group, which gets to see nobody's data. */
export function placeOf({ conversation, channelData }: Incoming): Place {
  const { team, channel } = channelData ?? {};
  if (team || channel) return channelPlace(conversation.id, team, channel);
  const type = conversation.conversationType;
  if (type === 'personal' && conversation.isGroup !== true) return { kind: 'personal' };
  // the ids of channels and of chats between several begin so; without a type that is all there is to go by
  const alone = type == null && conversation.isGroup !== true && !conversation.id.startsWith('19:');
  return alone ? { kind: 'personal' } : { kind: 'group' };
}

type ChannelData = NonNullable<Incoming['channelData']>;

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
