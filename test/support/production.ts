import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, type AppOptions, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config/index.ts';
import type { Log } from '../../bot/helpdesk/contracts/log.ts';
import { startSandbox, type Sandbox } from '../../sandbox/graph/index.ts';
import { APP_ID, bearer, startKeyServer } from '../teams/support/channel-stub.ts';
import { FakeChannel, type Answered, type Json } from './channel.ts';
import { type Fixture, openFixture, temporaryFolder } from './fixture.ts';
import { OPEN_POLICY } from './stage.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, TENANT, smallTenant } from './tenant.ts';
import { SSO_APP, SSO_URI, TokenService } from './token-service.ts';

export const BOT_SECRET = 'a-password-of-the-bot-for-tests';
export const SSO_SECRET = 'a-password-of-the-sign-in-for-tests';

export type KeyServer = Awaited<ReturnType<typeof startKeyServer>>;

/** Everything around a bot in production mode, on loopback: the channel with its keys, the tenant's authority and Graph. */
export class Production {
  readonly channel = new FakeChannel();
  readonly authority = new TokenService(TENANT, { [APP_ID]: BOT_SECRET, [SSO_APP]: SSO_SECRET });

  private constructor(
    readonly fixture: Fixture,
    readonly dataDir: string,
    readonly sandbox: Sandbox,
    readonly keys: KeyServer,
    readonly publicUrl: string,
    readonly over: Record<string, string>,
  ) {}

  static async open(over: Record<string, string> = {}, data = smallTenant()): Promise<Production> {
    const fixture = openFixture();
    const folder = await temporaryFolder(fixture);
    const sandbox = await startSandbox({ data, port: 0 });
    fixture.onClose(() => sandbox.close());
    const keys = await startKeyServer();
    fixture.onClose(() => keys.close());
    // Nobody listens there: the browser of a test goes to the bot's own address.
    const production = new Production(fixture, folder, sandbox, keys, 'https://help-desk.example', over);
    const { channel, authority } = production;
    await authority.open(fixture);
    await channel.open(fixture);
    channel.tenantId = TENANT;
    // as Teams does, the channel uses its token for an hour
    const headers = bearer(channel.serviceUrl);
    channel.headers = () => headers;
    return production;
  }

  get environment(): Record<string, string> {
    return {
      HOST: '127.0.0.1',
      PORT: '0',
      MetricsPort: '0',
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: BOT_SECRET,
      SsoAppId: SSO_APP,
      SsoAppPassword: SSO_SECRET,
      SsoAppIdUri: SSO_URI,
      PublicUrl: this.publicUrl,
      AuthorityHost: this.authority.url,
      BotOpenIdMetadata: this.keys.url,
      ServiceUrlAllowed: '127.0.0.1',
      GraphUrl: this.sandbox.url,
      AdminTeamId: ADMIN_TEAM,
      AdminChannelId: ADMIN_CHANNEL,
      DataDir: this.dataDir,
      LogLevel: 'fatal',
      PolicyFile: OPEN_POLICY,
      ...this.over,
    };
  }

  /** `log` replaces standard error. */
  async start(log?: Log, environment: Record<string, string> = {}, options: AppOptions = {}): Promise<App> {
    const settings = { ...this.environment, ...environment };
    const app = await startApp(readConfig(settings), settings.GraphUrl ?? this.sandbox.url, {
      confirmAfterMs: 0,
      ...(log && { log }),
      ...options,
    });
    openFixture().onClose(() => app.close());
    this.channel.botUrl = app.url;
    return app;
  }

  /** Graph's calls so far. Batches are split. */
  calls(): string[] {
    return this.sandbox.calls
      .map(({ method, path }) => `${method} ${path}`)
      .filter((call) => !call.endsWith('/$batch'));
  }

  async audit(): Promise<Json[]> {
    const lines = (await readFile(join(this.dataDir, 'audit.jsonl'), 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Json);
  }

  /** The person's Teams client answers a request to sign in. */
  exchange(
    personId: string,
    asked: Answered,
    token = this.authority.personToken(personId),
  ): Promise<Answered> {
    const { connectionName, tokenExchangeResource } = oauthOf(asked);
    const value = { id: tokenExchangeResource.id, connectionName, token };
    return this.invoke(personId, 'signin/tokenExchange', value);
  }

  /** The person asks something and signs in. */
  async signedIn(personId: string): Promise<void> {
    const asked = await this.channel.say(personId, 'whoami');
    await this.exchange(personId, asked);
  }

  invoke(personId: string, name: string, value: Json): Promise<Answered> {
    return this.channel.deliver(this.channel.activity(personId, { type: 'invoke', name, value }));
  }

  verify(personId: string, state: string): Promise<Answered> {
    return this.invoke(personId, 'signin/verifyState', { state });
  }

  /** Follows the person's browser from the button to the last page. */
  async browse(who: string, start: string, changed: (url: URL) => void = () => undefined, cookies = true) {
    this.authority.browser = who;
    const begun = await fetch(this.#atBot(start), { redirect: 'manual' });
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const authorize = begun.headers.get('location') ?? '';
    if (begun.status !== 302) return { status: begun.status, html: await begun.text(), authorize };
    const back = await fetch(authorize, { redirect: 'manual' });
    const end = new URL(this.#atBot(back.headers.get('location') ?? ''));
    changed(end);
    const page = await fetch(end, cookies ? { headers: { cookie } } : {});
    const html = await page.text();
    return {
      status: page.status,
      html,
      authorize,
      end: end.href,
      code: /data-code="([^"]+)"/.exec(html)?.[1],
    };
  }

  #atBot(url: string): string {
    return url.replace(this.publicUrl, this.channel.botUrl);
  }

  close(): Promise<void> {
    return this.fixture.close();
  }
}

interface OAuthCard {
  text: string;
  connectionName: string;
  tokenExchangeResource: { id: string; uri: string };
  buttons: { type: string; title: string; value: string }[];
}

/** The request to sign in among what was sent. */
export const oauthIn = ({ sent }: Pick<Answered, 'sent'>) =>
  sent
    .flatMap(({ activity }) => (activity.attachments ?? []) as { contentType: string; content: OAuthCard }[])
    .find(({ contentType }) => contentType === 'application/vnd.microsoft.card.oauth')?.content;

export const asksToSignIn = (answered: Answered) => oauthIn(answered) !== undefined;

/** The request to sign in that was sent. */
export function oauthOf(answered: Answered): OAuthCard {
  const card = oauthIn(answered);
  if (!card) throw new Error(`nobody was asked to sign in: ${JSON.stringify(answered)}`);
  return card;
}

/** The address of the sign-in button. */
export const buttonOf = (answered: Answered) => oauthOf(answered).buttons[0]?.value ?? '';
