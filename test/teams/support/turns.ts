import type { Activity } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import { type IncomingActivity, parseActivity } from '../../../bot/teams/inbound/parse-activity.ts';
import { placeOf, readActivity } from '../../../bot/teams/inbound/read-activity.ts';
import { type ActivityTurn, checkSpeaker, localeOf } from '../../../bot/teams/inbound/turn.ts';
import { type Fields, TENANT } from './activities.ts';
import { fallbacks } from './fallbacks.ts';

export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

/** An activity as the bot has parsed it. */
export const incomingOf = (activity: Fields): IncomingActivity =>
  parseActivity(Buffer.from(JSON.stringify(activity)));

/** An activity that the channel was proven to have sent. */
export const authenticatedOf = (activity: Fields) => ({
  result: {} as AuthenticateRequestResult,
  activity: { serviceUrl: SERVICE_URL, channelId: 'msteams', ...activity } as unknown as Activity,
});

/** The turn that an activity begins. */
export function turnOf(activity: Fields, over: Partial<ActivityTurn> = {}): ActivityTurn {
  const incoming = incomingOf(activity);
  const place = placeOf(incoming);
  const said = readActivity(incoming, place);
  if (!said) throw new Error('nothing was said');
  return {
    id: 'turn-1',
    incoming,
    authenticated: authenticatedOf(activity),
    said,
    place,
    locale: localeOf(incoming, place),
    speaker: checkSpeaker(incoming, TENANT, fallbacks),
    arrivedAt: performance.now(),
    ...over,
  };
}
