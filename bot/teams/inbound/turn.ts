import type { Place, Said } from '../../helpdesk/contracts/conversation.ts';
import type { Incoming } from './activity.ts';
import type { Admission } from '../auth/authenticate.ts';
import type { FileConsent } from '../files/file-consent.ts';
import type { SignInSaid } from '../sign-in/said.ts';
import type { Gate } from './speaker.ts';

/** One thing that was said to the bot, once it is clear that somebody said it. */
export interface ActivityTurn {
  /** For logs, and for a person to quote. */
  id: string;
  incoming: Incoming;
  admission: Admission;
  said: Said | FileConsent | SignInSaid;
  place: Place;
  gate: Gate;
  /** By performance.now(). */
  arrivedAt: number;
  /** It waited for a sign-in and is taken up again: nobody waits for an HTTP answer to it any more. */
  resumed?: true;
}

/** Whether the HTTP answer carries what there is to say; anything else is sent. A file's consent shows none of its answer. */
export const isInvoke = ({ said, resumed }: ActivityTurn) =>
  !resumed && (said.kind === 'press' || said.kind === 'search');

const LOCALE = /^[a-z]{2,3}(-[\da-z]{1,8}){0,3}$/i;

/** The person's, as far as the channel gave a well-formed one. */
export const localeOf = ({ locale }: Incoming) => (locale && LOCALE.test(locale) ? locale : 'en-US');
