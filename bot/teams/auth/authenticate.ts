import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
} from 'botframework-connector';
import type { Incoming } from '../inbound/activity.ts';
import { HttpFault, forbidden, unauthorized } from '../http/http-fault.ts';
import { checkServiceUrl } from './service-url.ts';
import { checkClaims } from './token-claims.ts';
import { within } from '../../time/within.ts';

/** Says who an activity is from, or throws an HttpFault with 401, 403 or 503. Nothing else happens before it. */
export type Door = (incoming: Incoming, authorization: string) => Promise<Admission>;

export interface Admission {
  authenticated: AuthenticateRequestResult;
  activity: Activity;
}

export interface DoorOptions {
  authentication: BotFrameworkAuthentication;
  serviceUrlAllowed: readonly string[];
  /** Whose tokens are taken; undefined in demo mode, which asks for none. */
  expected: { issuer: string; appId: string } | undefined;
  /** How long the channel's keys may take, in milliseconds. */
  keysMs: number;
}

export function openDoor({ authentication, serviceUrlAllowed, expected, keysMs }: DoorOptions): Door {
  const allowed = new Set(serviceUrlAllowed.map((host) => host.toLowerCase()));
  return async (incoming, authorization) => {
    const serviceUrl = checkServiceUrl(incoming.serviceUrl, allowed);
    if (expected) {
      if (incoming.channelId !== 'msteams') throw forbidden('Only Microsoft Teams is answered.');
      const claims = checkClaims(authorization, { ...expected, now: Date.now() / 1000 });
      if (claims.serviceUrl !== serviceUrl) throw forbidden("The activity's serviceUrl is not the token's.");
    }
    const activity = asActivity(incoming, serviceUrl);
    try {
      return {
        authenticated: await within(keysMs, authentication.authenticateRequest(activity, authorization)),
        activity,
      };
    } catch (error) {
      throw faultOf(error);
    }
  };
}

/** What an answer is made from, and nothing else: botbuilder's adapter acts on properties that the bot doesn't want it to. */
function asActivity(incoming: Incoming, serviceUrl: string): Activity {
  const { type, id, name, channelId, locale, from, recipient, conversation } = incoming;
  const known = {
    type,
    id,
    name,
    channelId: channelId ?? 'msteams',
    serviceUrl,
    locale,
    from,
    recipient,
    conversation,
  };
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value != null),
  ) as unknown as Activity;
}

/** botbuilder tells by class and name whether the token was bad or the channel's keys could not be had. */
function faultOf(error: unknown): HttpFault {
  const bad =
    (error instanceof AuthenticationError && error.statusCode === 401) ||
    (error instanceof Error && /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name));
  if (bad) return unauthorized('The token was refused.', error);
  return new HttpFault(503, 'KeysUnavailable', "The channel's keys can't be had; try again.", {
    cause: error,
  });
}
