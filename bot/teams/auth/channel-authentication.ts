import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationError,
  BotFrameworkAuthentication,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { BotCredentials } from './bot-credentials.ts';
import type { Cloud } from './cloud.ts';

/** botbuilder's authentication for one cloud and one bot, with connectors that outlive a turn. */
export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication;
  readonly #connectors: ConnectorFactory;

  constructor(cloud: Cloud, credentials: BotCredentials, connectors: ConnectorFactory) {
    super();
    this.#connectors = connectors;
    this.#inner = new ConfigurationBotFrameworkAuthentication(
      {
        CallerId: cloud.callerId,
        OAuthUrl: cloud.oauthUrl,
        ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
        ToBotFromChannelTokenIssuer: cloud.issuer,
        // nothing of the emulator's is let in: its keys are the channel's, its issuer is refused below
        ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadata,
        ToChannelFromBotLoginUrl: cloud.loginUrl,
        ToChannelFromBotOAuthScope: cloud.audience,
        ValidateAuthority: true,
      },
      credentials,
      new AuthenticationConfiguration([], (claims) => {
        const fromChannel = claims.some(({ type, value }) => type === 'iss' && value === cloud.issuer);
        return fromChannel
          ? Promise.resolve()
          : Promise.reject(new AuthenticationError('Not the channel', 401));
      }),
    );
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, header);
    return { ...result, connectorFactory: this.#connectors };
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new AuthenticationError('Streaming is not supported', 401));
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.reject(new Error("People's tokens don't come by way of botbuilder"));
  }
}
