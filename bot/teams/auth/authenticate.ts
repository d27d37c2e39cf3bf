import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
} from 'botframework-connector';
import { within } from '../../time/within.ts';
import { HttpFault, forbidden, unauthorized } from '../http/response.ts';
import type { IncomingActivity } from '../inbound/parse-activity.ts';
import { checkServiceUrl, hostSet } from './service-url.ts';
import { checkClaims } from './token-claims.ts';

/** Proves that an activity comes from the channel, or throws an HttpFault with 401, 403 or 503. Nothing else happens before it. */
export type Authenticate = (incoming: IncomingActivity, authorization: string) => Promise<Authenticated>;

export interface Authenticated {
  result: AuthenticateRequestResult;
  /** As botbuilder gets it. */
  activity: Activity;
}

interface AuthenticateOptions {
  authentication: BotFrameworkAuthentication;
  serviceUrlAllowed: readonly string[];
  /** Whose tokens are accepted. undefined in demo mode, which asks for none. */
  expected: { issuer: string; appId: string } | undefined;
  /** How long fetching the channel's keys may take, in milliseconds. */
  keysMs: number;
}

export function createAuthenticate({
  authentication,
  serviceUrlAllowed,
  expected,
  keysMs,
}: AuthenticateOptions): Authenticate {
  const allowed = hostSet(serviceUrlAllowed);
  return async (incoming, authorization) => {
    const serviceUrl = checkServiceUrl(incoming.serviceUrl, allowed);
    if (expected) {
      if (incoming.channelId !== 'msteams') throw forbidden('Only Microsoft Teams is answered.');
      const claims = checkClaims(authorization, { ...expected, now: Date.now() / 1000 });
      if (claims.serviceUrl !== serviceUrl) throw forbidden("The activity's serviceUrl is not the token's.");
    }
    const activity = toActivity(incoming, serviceUrl);
    try {
      const result = await within(keysMs, authentication.authenticateRequest(activity, authorization));
      return { result, activity };
    } catch (error) {
      throw faultOf(error);
    }
  };
}

/** Only what an answer needs: botbuilder's adapter acts on other properties in ways that the bot doesn't want. */
function toActivity(incoming: IncomingActivity, serviceUrl: string): Activity {
  const { type, id, name, locale, from, recipient, conversation } = incoming;
  const channelId = incoming.channelId ?? 'msteams';
  const kept = { type, id, name, channelId, serviceUrl, locale, from, recipient, conversation };
  const present = Object.entries(kept).filter(([, value]) => value != null);
  return Object.fromEntries(present) as unknown as Activity;
}

/** botbuilder's errors tell a bad token from missing keys only by their class and name. */
function faultOf(error: unknown): HttpFault {
  const badToken =
    (error instanceof AuthenticationError && error.statusCode === 401) ||
    (error instanceof Error && /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name));
  if (badToken) return unauthorized('The token was refused.', error);
  return new HttpFault(503, 'KeysUnavailable', "The channel's keys are not available; try again.", {
    cause: error,
  });
}
