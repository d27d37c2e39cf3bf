import { ServiceClientCredentialsFactory } from 'botframework-connector';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

export interface BotApp {
  /** '' in demo mode. */
  appId: string;
  /** The bot's own token. undefined in demo mode, which sends none. */
  token: (() => Promise<string>) | undefined;
}

/** Gives botbuilder the bot's tokens from the project's one token source. */
export class BotCredentials extends ServiceClientCredentialsFactory {
  constructor(private readonly bot: BotApp) {
    super();
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(this.bot.appId !== '' && appId === this.bot.appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(this.bot.token === undefined);
  }

  override createCredentials(): Promise<Credentials> {
    const { token } = this.bot;
    return Promise.resolve({
      async signRequest(request) {
        if (token) request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    });
  }
}
