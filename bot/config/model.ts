import type { LogLevel, Settings } from './settings.ts';

/** What the environment says, checked and with its defaults. Made once, when the bot starts. */
export type Config = DemoConfig | ProductionConfig;

/** What both modes have. */
interface CommonConfig {
  readonly listen: { readonly host: string; readonly port: number };
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
  /** Without a trailing slash. */
  readonly authorityHost: string;
  /** Where the Intune admin center is, without a trailing slash. */
  readonly portalUrl: string;
  readonly dataDir: string;
  /** The address of a storage account's tables, or a connection string, which is a secret. undefined: everything is kept in `dataDir`. */
  readonly storeUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** What the policy starts with, and its floor. undefined: the defaults, and no floor. */
  readonly policyFile: string | undefined;
  /** A group whose members are privileged people, besides holders of Entra's roles. */
  readonly privilegedGroupId: string | undefined;
  /** Those that differ from the defaults. */
  readonly thresholds: NonNullable<Settings['Thresholds']>;
  /** The OTLP collector that gets the traces, without a trailing slash. undefined: there are none. */
  readonly traceEndpoint: string | undefined;
}

export interface DemoConfig extends CommonConfig {
  readonly mode: 'demo';
  readonly admin: AdminChannel;
  readonly graph: {
    /** Without a trailing slash. undefined: start a sandbox. */
    readonly url: string | undefined;
    /** A file for the trace of Graph calls. */
    readonly trace: string | undefined;
  };
  readonly sandbox: { readonly port: number; readonly data: string };
  readonly chatPort: number;
  /** Where the metrics are served, on loopback. undefined: they are not kept. */
  readonly metricsPort: number | undefined;
}

/** Delegated, operators act with their own rights, so there is always a sign-in. */
export type ProductionConfig = ProductionBase &
  (
    | { readonly graphAuth: 'delegated'; readonly signIn: SignInRegistration }
    | { readonly graphAuth: 'application'; readonly signIn: SignInRegistration | undefined }
  );

interface ProductionBase extends CommonConfig {
  readonly mode: 'production';
  readonly registration: Registration;
  readonly admin: AdminChannel | undefined;
  readonly graph: { /** Without a trailing slash. */ readonly url: string };
  readonly metricsPort: number;
}

/** For programs that start no sandbox: there is a Graph. */
export type BotConfig = ProductionConfig | (DemoConfig & { readonly graph: { readonly url: string } });

export interface AdminChannel {
  readonly teamId: string;
  readonly channelId: string;
}

export type GraphAuth = ProductionConfig['graphAuth'];

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
  /** Where people's browsers reach the bot, without a trailing slash. */
  readonly publicUrl: string;
}

export type OwnCredential =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'certificate'; readonly path: string; readonly thumbprint: string };

/** Everything that is wrong with the environment, one line each. No line quotes a value: it could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The environment can't be used:\n${faults.join('\n')}`);
  }
}
