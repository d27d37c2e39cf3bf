import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';
import type { ChannelSettings } from '../options.ts';

/** What botbuilder needs to know about the cloud it works in. */
export interface Cloud {
  issuer: string;
  openIdMetadata: string;
  /** The scope of the bot's own tokens, without `/.default`. */
  audience: string;
  loginUrl: string;
  oauthUrl: string;
  callerId: string;
}

/** botbuilder uses its defaults only if none of these is set, so all of them are set. */
export function cloudOf({ service, issuer, openIdMetadata }: ChannelSettings): Cloud {
  const government = service === GovernmentConstants.ChannelService;
  const known = government ? GovernmentConstants : AuthenticationConstants;
  return {
    issuer: issuer ?? known.ToBotFromChannelTokenIssuer,
    openIdMetadata: openIdMetadata ?? known.ToBotFromChannelOpenIdMetadataUrl,
    audience: known.ToChannelFromBotOAuthScope,
    loginUrl: known.ToChannelFromBotLoginUrl,
    oauthUrl: known.OAuthUrl,
    callerId: government ? 'urn:botframework:azureusgov' : 'urn:botframework:azure',
  };
}
