import dotenv from 'dotenv';
import { z } from 'zod';
import type { NamedFiles } from './config-files.ts';

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

export type LogLevel = z.infer<typeof logLevel>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the environment, a line each. No line quotes a value: it could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The environment can't be used:\n${faults.join('\n')}`);
  }
}

const DEMO_TENANT = 'c0ffee00-0000-4000-8000-000000000001';
const DEMO_ADMIN = {
  teamId: 'c0ffee00-0000-4000-8000-0000000000aa',
  channelId: '19:helpdesk-admins@thread.tacv2',
};
// the public cloud's, GCC's, GCC High's and DoD's, as Microsoft documents them
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];
/** Prometheus' own list has it for OpenTelemetry's exporters. */
export const METRICS_PORT = 9464;
const SANDBOX_DATA = 'sandbox/contoso.json';
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];
const NO_ID = '00000000-0000-0000-0000-000000000000';
const US_GOVERNMENT = 'https://botframework.azure.us';

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
const atLoopback = (url: string) => isLoopback(new URL(url).hostname);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const text = z.string();
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);
const guid = z.guid().transform((id) => id.toLowerCase());
const webAddress = z
  .string()
  .refine(isWebAddress)
  .transform((url) => url.replace(/\/+$/, ''));
const hosts = z
  .string()
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^([a-z\d]([a-z\d.-]*[a-z\d])?|\[[a-f\d:]+\])$/)));
const thumbprint = z.string().regex(/^([\da-f]{40}|[\da-f]{64})$/i);
const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const settings = {
  HOST: [z.string().regex(/^[\w.:-]+$/), 'a host name or an IP address'],
  PORT: [port, 'a port, 0 to 65535'],
  MicrosoftAppId: [guid, "the registration's application id, a GUID"],
  MicrosoftAppType: [z.enum(['SingleTenant', 'UserAssignedMSI']), 'SingleTenant or UserAssignedMSI'],
  MicrosoftAppTenantId: [guid, "the registration's tenant id, a GUID"],
  MicrosoftAppPassword: [text, "the registration's password"],
  CertificatePath: [text, 'the path of a PEM file with the certificate and its private key'],
  CertificateThumbprint: [thumbprint, "the certificate's thumbprint, 40 or 64 hexadecimal digits"],
  BotOpenIdMetadata: [z.string().refine(isWebAddress), 'an https address (http on loopback alone)'],
  ToBotFromChannelTokenIssuer: [z.string().refine(isWebAddress), 'an https address'],
  ChannelService: [z.literal(US_GOVERNMENT), `${US_GOVERNMENT}, or leave it out for the public cloud`],
  AuthorityHost: [webAddress, 'an https address (http on loopback alone)'],
  ServiceUrlAllowed: [hosts, 'host names separated by commas, without scheme, port or wildcard'],
  GraphUrl: [webAddress, 'an https address (http on loopback alone)'],
  GraphAuth: [z.enum(['delegated', 'application']), 'delegated or application'],
  GraphTrace: [text, 'the path of a file'],
  SandboxPort: [port, 'a port, 0 to 65535'],
  SandboxData: [text, 'the path of a JSON file'],
  ChatPort: [port, 'a port, 0 to 65535'],
  SsoAppId: [guid, "the sign-in registration's application id, a GUID"],
  SsoAppPassword: [text, "the sign-in registration's password"],
  SsoCertificatePath: [
    text,
    "the path of a PEM file with the sign-in registration's certificate and its private key",
  ],
  SsoCertificateThumbprint: [thumbprint, "its certificate's thumbprint, 40 or 64 hexadecimal digits"],
  SsoAppIdUri: [
    z.string().regex(/^api:\/\/[\w.:/-]+$/),
    "the sign-in registration's application ID URI, which begins with api://",
  ],
  PublicUrl: [webAddress, 'the https address at which people reach the bot (http on loopback alone)'],
  TenantId: [guid, 'a tenant id, a GUID'],
  AdminTeamId: [guid, "the Entra group id of the admins' team, a GUID (groupId in a link to the team)"],
  AdminChannelId: [z.string().regex(/^19:\S+$/), "the admins' channel id, which begins with 19:"],
  DataDir: [text, 'the path of a folder'],
  LogLevel: [logLevel, 'trace, debug, info, warn, error, fatal or silent'],
  MetricsPort: [port, 'a port, 0 to 65535'],
  OTEL_EXPORTER_OTLP_ENDPOINT: [webAddress, 'an https address (http on loopback alone)'],
} satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof settings;
type Settings = { [N in Name]: z.infer<(typeof settings)[N][0]> | undefined };
/** Which settings are there, faulty ones too: a fault of one must not hide what is missing beside it. */
type Given = (name: Name) => boolean;

/** Puts what `.env` says where the environment itself says nothing, and returns the environment. */
export function loadEnvironment(): Environment {
  dotenv.config({ quiet: true });
  return process.env;
}

/** What a program needs of its environment beyond its settings. */
export interface Needs {
  /** It brings no sandbox of its own. */
  graph: boolean;
  /** Looks whether the files can be opened; without it they aren't looked at. */
  files?: (named: NamedFiles) => string[];
}

/** Throws ConfigError with every fault at once. */
export function readConfig(env: Environment, needs: Needs = { graph: false }): Config {
  const { set, given, faults } = readSettings(env, Object.keys(settings) as Name[]);
  const mode = given('MicrosoftAppId') ? 'production' : 'demo';
  if (mode === 'production') faults.push(...productionFaults(set, given));
  else if (env.NODE_ENV === 'production')
    faults.push(
      "MicrosoftAppId: set it to the bot registration's application id; NODE_ENV=production has no demo mode.",
    );
  else faults.push(...demoFaults(set), ...packagedSignInFaults(given));
  if (given('AdminTeamId') !== given('AdminChannelId'))
    faults.push('AdminTeamId, AdminChannelId: set both or none.');

  if (needs.graph && mode === 'demo' && !given('GraphUrl'))
    faults.push(
      'GraphUrl: set it to the address of a Graph to talk to; npm start brings a sandbox of its own.',
    );

  faults.push(...(needs.files?.(filesOf(set, mode, needs.graph)) ?? []));
  if (faults.length > 0) throw new ConfigError(faults);
  return mode === 'production' ? productionConfig(set) : demoConfig(set);
}

function filesOf(set: Settings, mode: Config['mode'], withoutSandbox: boolean): NamedFiles {
  const demo = mode === 'demo';
  const sandbox = demo && !withoutSandbox && set.GraphUrl === undefined;
  return {
    certificate: demo ? undefined : set.CertificatePath,
    signInCertificate: demo ? undefined : set.SsoCertificatePath,
    trace: demo ? set.GraphTrace : undefined,
    sandboxData: sandbox ? (set.SandboxData ?? SANDBOX_DATA) : undefined,
  };
}

/** What the app's package is made of. None of it is a secret, and nothing else has to be set for it. */
export interface PackageSettings {
  readonly appId: string;
  readonly signIn: { readonly appId: string; readonly idUri: string } | undefined;
  /** Where people reach the bot, without a slash at its end. */
  readonly publicUrl: string | undefined;
}

/** Throws ConfigError with every fault at once. */
export function readPackageSettings(env: Environment): PackageSettings {
  const { set, given, faults } = readSettings(env, [
    'MicrosoftAppId',
    'SsoAppId',
    'SsoAppIdUri',
    'PublicUrl',
  ]);
  if (!given('MicrosoftAppId'))
    faults.push("MicrosoftAppId: set it to the bot registration's application id, a GUID.");
  if (set.PublicUrl !== undefined && !set.PublicUrl.startsWith('https:'))
    faults.push('PublicUrl: set it to an https address; Teams opens no other.');
  faults.push(...packagedSignInFaults(given), ...packagedIdFaults(set));
  if (faults.length > 0) throw new ConfigError(faults);
  const { MicrosoftAppId: appId = '', SsoAppId, SsoAppIdUri, PublicUrl: publicUrl } = set;
  const signIn =
    SsoAppId === undefined || SsoAppIdUri === undefined ? undefined : { appId: SsoAppId, idUri: SsoAppIdUri };
  return { appId, signIn, publicUrl };
}

/** What Teams would take, and nobody could sign in with. */
function packagedIdFaults({
  MicrosoftAppId: appId,
  SsoAppId: ssoId,
  SsoAppIdUri: idUri,
}: Settings): string[] {
  const faults: string[] = [];
  if (appId === NO_ID) faults.push("MicrosoftAppId: set it to the bot's own; all zeros are nobody's.");
  if (ssoId === NO_ID)
    faults.push("SsoAppId: set it to the sign-in registration's own; all zeros are nobody's.");
  else if (ssoId !== undefined && ssoId === appId)
    faults.push("SsoAppId: set it to a registration of its own, not the bot's.");
  if (appId === undefined || idUri === undefined) return faults;
  const [, ofBot] = /^api:\/\/(?:[^/]+\/)?botid-([^/]+)$/.exec(idUri.toLowerCase()) ?? [];
  if (ofBot !== appId)
    faults.push(
      'SsoAppIdUri: set it to api://botid- or api://YOUR-DOMAIN/botid-, with MicrosoftAppId behind; Teams gives bots tokens for no other.',
    );
  return faults;
}

/** What the bot's files are read with; nothing else has to be set for it. */
export type DataSettings = Pick<Config, 'dataDir' | 'logLevel'>;

/** Throws ConfigError with every fault at once. */
export function readDataSettings(env: Environment): DataSettings {
  const { set, faults } = readSettings(env, ['DataDir', 'LogLevel']);
  if (faults.length > 0) throw new ConfigError(faults);
  const { dataDir, logLevel: level } = common(set, { host: '', hosts: [] });
  return { dataDir, logLevel: level };
}

function readSettings(env: Environment, names: readonly Name[]) {
  const faults: string[] = [];
  const given: Given = (name) => (env[name] ?? '').trim() !== '';
  const entries = names.map((name) => {
    const [schema, wanted] = settings[name];
    const raw = (env[name] ?? '').trim();
    if (raw === '') return [name, undefined] as const;
    const result = schema.safeParse(raw);
    if (!result.success) faults.push(`${name}: set it to ${wanted}.`);
    return [name, result.data] as const;
  });
  return { set: Object.fromEntries(entries) as unknown as Settings, given, faults };
}

function packagedSignInFaults(given: Given): string[] {
  return given('SsoAppId') === given('SsoAppIdUri') ? [] : ['SsoAppId, SsoAppIdUri: set both or none.'];
}

function demoFaults(set: Settings): string[] {
  const faults: string[] = [];
  if (set.HOST !== undefined && !isLoopback(set.HOST))
    faults.push(
      'HOST: set it to a loopback address such as 127.0.0.1; the demo trusts whoever can reach it.',
    );
  if (set.GraphUrl !== undefined && !atLoopback(set.GraphUrl))
    faults.push('GraphUrl: set it to an address on loopback; the demo sends unsigned tokens.');
  if (set.ServiceUrlAllowed && !set.ServiceUrlAllowed.every(isLoopback))
    faults.push('ServiceUrlAllowed: set it to loopback names; the demo answers nobody else.');
  return faults;
}

function productionFaults(set: Settings, given: Given): string[] {
  const faults = credentialFaults(set, given);
  if (!given('MicrosoftAppTenantId') && !given('TenantId'))
    faults.push("MicrosoftAppTenantId: set it to the registration's tenant id.");
  faults.push(...signInFaults(set, given));
  if (given('GraphTrace')) faults.push('GraphTrace: remove it; calls are traced in demo mode alone.');
  return faults;
}

function credentialFaults(set: Settings, given: Given): string[] {
  const certificate = given('CertificatePath') || given('CertificateThumbprint');
  const both = given('CertificatePath') && given('CertificateThumbprint');
  const faults: string[] = [];
  if (certificate && !both) faults.push('CertificatePath, CertificateThumbprint: set both or none.');
  if (set.MicrosoftAppType === 'UserAssignedMSI') {
    if (certificate || given('MicrosoftAppPassword'))
      faults.push(
        'MicrosoftAppPassword, CertificatePath: remove them; a UserAssignedMSI has no credential of its own.',
      );
  } else if (certificate && given('MicrosoftAppPassword')) {
    faults.push('MicrosoftAppPassword, CertificatePath: set one and remove the other.');
  } else if (!certificate && !given('MicrosoftAppPassword')) {
    faults.push(
      'CertificatePath: set it with CertificateThumbprint, or set MicrosoftAppPassword, or MicrosoftAppType=UserAssignedMSI.',
    );
  }
  return faults;
}

/** In production nobody acts on a device without proof of who they are, whatever the rights that Graph is called with. */
function signInFaults(set: Settings, given: Given): string[] {
  const why =
    set.GraphAuth === 'application'
      ? 'actions need the operator’s own sign-in with GraphAuth=application, too'
      : 'operators sign in by it';
  // as an application the bot can at least be asked; without a sign-in it changes nothing
  if (set.GraphAuth === 'application' && !signInGiven(given)) return [];
  const faults: string[] = [];
  if (!given('SsoAppId'))
    faults.push(`SsoAppId: set it to the sign-in registration's application id, a GUID; ${why}.`);
  else if (set.SsoAppId !== undefined && set.SsoAppId === set.MicrosoftAppId)
    faults.push("SsoAppId: set it to a registration of its own, not the bot's.");
  if (!given('SsoAppIdUri'))
    faults.push(`SsoAppIdUri: set it to the sign-in registration's application ID URI; ${why}.`);
  if (!given('PublicUrl'))
    faults.push('PublicUrl: set it to the https address at which people’s browsers reach the bot.');
  return [...faults, ...signInCredentialFaults(given)];
}

const signInGiven = (given: Given) =>
  given('SsoAppId') || given('SsoAppIdUri') || given('SsoAppPassword') || given('SsoCertificatePath');

function signInCredentialFaults(given: Given): string[] {
  const [path, thumb] = [given('SsoCertificatePath'), given('SsoCertificateThumbprint')];
  if (path !== thumb) return ['SsoCertificatePath, SsoCertificateThumbprint: set both or none.'];
  if (path && given('SsoAppPassword'))
    return ['SsoAppPassword, SsoCertificatePath: set one and remove the other.'];
  if (path || given('SsoAppPassword')) return [];
  return [
    "SsoAppPassword: set it to the sign-in registration's password, or set SsoCertificatePath with SsoCertificateThumbprint.",
  ];
}

function demoConfig(set: Settings): Config {
  return {
    ...common(set, { host: '127.0.0.1', hosts: LOOPBACK_HOSTS }),
    mode: 'demo',
    metricsPort: set.MetricsPort,
    registration: undefined,
    signIn: undefined,
    tenantId: set.TenantId ?? DEMO_TENANT,
    admin: adminChannel(set) ?? DEMO_ADMIN,
    graph: { url: set.GraphUrl, auth: set.GraphAuth ?? 'delegated', trace: set.GraphTrace },
  };
}

function productionConfig(set: Settings): Config {
  const tenantId = set.TenantId ?? set.MicrosoftAppTenantId ?? '';
  return {
    ...common(set, { host: '0.0.0.0', hosts: TEAMS_HOSTS }),
    mode: 'production',
    metricsPort: set.MetricsPort ?? METRICS_PORT,
    registration: {
      appId: set.MicrosoftAppId ?? '',
      tenantId: set.MicrosoftAppTenantId ?? tenantId,
      credential: credential(set),
    },
    signIn: signInRegistration(set),
    tenantId,
    admin: adminChannel(set),
    graph: {
      url: set.GraphUrl ?? 'https://graph.microsoft.com',
      auth: set.GraphAuth ?? 'delegated',
      trace: undefined,
    },
  };
}

function signInRegistration(set: Settings): SignInRegistration | undefined {
  const { SsoAppId: appId, SsoAppIdUri: idUri, PublicUrl: publicUrl } = set;
  if (appId === undefined || idUri === undefined || publicUrl === undefined) return undefined;
  return { appId, idUri, credential: signInCredential(set), publicUrl };
}

function common(set: Settings, defaults: { host: string; hosts: readonly string[] }) {
  return {
    listen: { host: set.HOST ?? defaults.host, port: set.PORT ?? 3978 },
    channel: {
      openIdMetadata: set.BotOpenIdMetadata,
      issuer: set.ToBotFromChannelTokenIssuer,
      service: set.ChannelService,
      serviceUrlAllowed: set.ServiceUrlAllowed ?? defaults.hosts,
    },
    authorityHost: set.AuthorityHost ?? 'https://login.microsoftonline.com',
    sandbox: { port: set.SandboxPort ?? 3979, data: set.SandboxData ?? SANDBOX_DATA },
    chatPort: set.ChatPort ?? 3980,
    dataDir: set.DataDir ?? 'data',
    logLevel: set.LogLevel ?? 'info',
    traceEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

function adminChannel(set: Settings): Config['admin'] {
  if (set.AdminTeamId === undefined || set.AdminChannelId === undefined) return undefined;
  return { teamId: set.AdminTeamId, channelId: set.AdminChannelId };
}

function credential(set: Settings): Registration['credential'] {
  if (set.CertificatePath !== undefined && set.CertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.CertificatePath, thumbprint: set.CertificateThumbprint };
  if (set.MicrosoftAppPassword !== undefined) return { kind: 'password', password: set.MicrosoftAppPassword };
  return { kind: 'managedIdentity' };
}

function signInCredential(set: Settings): OwnCredential {
  if (set.SsoCertificatePath !== undefined && set.SsoCertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.SsoCertificatePath, thumbprint: set.SsoCertificateThumbprint };
  return { kind: 'password', password: set.SsoAppPassword ?? '' };
}
