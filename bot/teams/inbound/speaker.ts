import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { Answer, FallbackAnswers } from '../../helpdesk/contracts/conversation.ts';
import type { Incoming } from './activity.ts';

export type Gate =
  | { passes: true; personId: string }
  /** `why` is for the log. */
  | { passes: false; answer: Answer; why: 'foreignTenant' | 'unknownSpeaker' };

/** Whether the bot listens to whoever said this: somebody known by their Entra object id, in our tenant. */
export function checkSpeaker(incoming: Incoming, tenantId: string, fallbacks: FallbackAnswers): Gate {
  const named = [incoming.channelData?.tenant?.id, incoming.conversation.tenantId].filter((id) => id != null);
  const ours = named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
  if (!ours) return { passes: false, answer: fallbacks.foreignTenant(), why: 'foreignTenant' };
  const personId = incoming.from.aadObjectId;
  if (personId == null || !isGuid(personId))
    return { passes: false, answer: fallbacks.unknownSpeaker(), why: 'unknownSpeaker' };
  return { passes: true, personId };
}
