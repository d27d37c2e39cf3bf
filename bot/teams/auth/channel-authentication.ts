import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationError,
  BotFrameworkAuthentication,
  type ClaimsIdentity,
  type ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { fetch } from 'undici';
import { once } from '../../helpdesk/contracts/memory/once.ts';
import type { Cloud } from './cloud.ts';

/** botbuilder's authentication for one cloud and one bot. Its clients are kept from turn to turn. */
export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication;
  readonly #connectors: ConnectorFactory;
  #userTokens: (() => Promise<UserTokenClient>) | undefined;

  constructor(cloud: Cloud, credentials: ServiceClientCredentialsFactory, connectors: ConnectorFactory) {
    super();
    this.#connectors = connectors;
    this.#inner = new ConfigurationBotFrameworkAuthentication(
      {
        CallerId: cloud.callerId,
        OAuthUrl: cloud.oauthUrl,
        ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
        ToBotFromChannelTokenIssuer: cloud.issuer,
        // emulator tokens are never accepted: their keys are the channel's, and their issuer is refused below
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

  /** CloudAdapter asks for one each turn. The bot never uses it: people's tokens come from bot/teams/sign-in. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= once(() => this.#inner.createUserTokenClient(identity));
    return this.#userTokens();
  }
}

/** Resolves if the channel's signing keys are available. Throws an Error that says why not. Keys already fetched stay in use. */
export async function checkSigningKeys({ openIdMetadata }: Cloud, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(openIdMetadata, { redirect: 'manual', signal });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
  } catch (error) {
    throw new Error("The channel's keys are not available.", { cause: error });
  }
}
