import type { LogLevel } from './settings.ts';

/** What the environment says, checked and with its defaults. Made once, when the bot starts. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly listen: { readonly host: string; readonly port: number };
  /** The bot's registration. In demo mode there is none. */
  readonly registration: Registration | undefined;
  readonly channel: {
    readonly openIdMetadata: string | undefined;
    readonly issuer: string | undefined;
    /** undefined: the public cloud. */
    readonly service: string | undefined;
    /** Exact host names to which answers may go. */
    readonly serviceUrlAllowed: readonly string[];
  };
  /** The only tenant that is answered. */
  readonly tenantId: string;
  readonly admin: { readonly teamId: string; readonly channelId: string } | undefined;
  /** Without a slash at its end. */
  readonly authorityHost: string;
  /** The registration by which people prove who they are. In demo mode there is none, in production always. */
  readonly signIn: SignInRegistration | undefined;
  readonly graph: {
    /** Without a slash at its end. undefined, in demo mode alone: a sandbox is to be started. */
    readonly url: string | undefined;
    readonly auth: 'delegated' | 'application';
    /** A file for the trace of Graph calls. Demo mode alone. */
    readonly trace: string | undefined;
  };
  readonly sandbox: { readonly port: number; readonly data: string };
  readonly chatPort: number;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Where the metrics are served, on loopback. undefined: nowhere, and none are kept. */
  readonly metricsPort: number | undefined;
  /** The OTLP collector that gets the traces, without a slash at its end. undefined: there are none. */
  readonly traceEndpoint: string | undefined;
}

export interface Registration {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: OwnCredential | { readonly kind: 'managedIdentity' };
}

export interface SignInRegistration {
  readonly appId: string;
  /** The audience of a person's token, such as `api://botid-…`. */
  readonly idUri: string;
  readonly credential: OwnCredential;
  /** Where people's browsers reach the bot, without a slash at its end. */
  readonly publicUrl: string;
}

export type OwnCredential =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'certificate'; readonly path: string; readonly thumbprint: string };

/** Everything that is wrong with the environment, a line each. No line quotes a value: it could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The environment can't be used:\n${faults.join('\n')}`);
  }
}
