import * as z from 'zod';
import type { Answer, FallbackAnswers, Place } from '../../helpdesk/contracts/conversation.ts';
import { localeFrom } from '../../helpdesk/contracts/conversation.ts';
import { guidIn, isSameId } from '../../helpdesk/contracts/guid.ts';
import type { Authenticated } from '../auth/authenticate.ts';
import type { IncomingActivity } from './parse-activity.ts';
import type { ActivityContent } from './read-activity.ts';

/** One activity that the bot answers. */
export interface ActivityTurn {
  /** For logs, and for a person to quote. */
  id: string;
  incoming: IncomingActivity;
  authenticated: Authenticated;
  said: ActivityContent;
  place: Place;
  /** As in helpdesk/contracts/conversation.ts. */
  locale: string;
  speaker: SpeakerCheck;
  /** By performance.now(). */
  arrivedAt: number;
  /** The turn waited for a sign-in and runs again. Its HTTP request is long answered. */
  resumed?: true;
}

const INVOKES: ReadonlySet<string> = new Set(['press', 'search', 'extension', 'aboutSender']);

/** Whether the HTTP response carries the answer. Otherwise the answer is sent. Teams shows no answer to a file consent. */
export const isInvoke = ({ said, resumed }: Pick<ActivityTurn, 'said' | 'resumed'>) =>
  !resumed && INVOKES.has(said.kind);

const TAG = /^[a-z]{2,3}(-[\da-z]{1,8}){0,3}$/i;

/**
 * The person's language, if the channel gave a well-formed one, and in a one-to-one chat their time zone. What stands in a channel or group
 * is read by people of several zones.
 */
export function localeOf(
  incoming: Pick<IncomingActivity, 'locale' | 'localTimezone' | 'entities'>,
  place: Place,
): string {
  const { locale } = incoming;
  const tag = locale && TAG.test(locale) ? locale : 'en-US';
  return localeFrom(tag, place.kind === 'personal' ? timeZoneOf(incoming) : undefined);
}

const clientInfo = z.looseObject({ type: z.literal('clientInfo'), timezone: z.string().max(200) });

/** Teams names it in the activity, or in its `clientInfo`. */
function timeZoneOf({
  localTimezone,
  entities,
}: Pick<IncomingActivity, 'localTimezone' | 'entities'>): string | undefined {
  const named = (entities ?? []).find((one) => clientInfo.safeParse(one).success);
  return localTimezone ?? (named === undefined ? undefined : clientInfo.parse(named).timezone);
}

export type SpeakerCheck =
  | { accepted: true; personId: string }
  /** `why` is for the log and the audit. */
  | { accepted: false; answer: Answer; why: 'foreignTenant' | 'unknownSpeaker' };

/** Who speaks. The bot accepts people of its own tenant that the channel names by their Entra object id. */
export function checkSpeaker(
  { channelData, conversation, from }: IncomingActivity,
  tenantId: string,
  fallbacks: Pick<FallbackAnswers, 'foreignTenant' | 'unknownSpeaker'>,
): SpeakerCheck {
  const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id != null);
  const ours = tenants.length > 0 && tenants.every((id) => isSameId(id, tenantId));
  if (!ours) return { accepted: false, answer: fallbacks.foreignTenant(), why: 'foreignTenant' };
  // one spelling: limits, queues and records are kept by this id
  const personId = guidIn(from.aadObjectId ?? '');
  if (personId === undefined)
    return { accepted: false, answer: fallbacks.unknownSpeaker(), why: 'unknownSpeaker' };
  return { accepted: true, personId };
}
