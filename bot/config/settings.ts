import * as z from 'zod';
import { isWebAddress } from './addresses.ts';
import { isStorageAccount } from './storage-account.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type LogLevel = z.infer<typeof logLevel>;

const US_GOVERNMENT = 'https://botframework.azure.us';

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
const storageAccount = z
  .string()
  .refine(isStorageAccount)
  .transform((url) => url.replace(/\/+$/, ''));
const hosts = z
  .string()
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^([a-z\d]([a-z\d.-]*[a-z\d])?|\[[a-f\d:]+\])$/)));
const thumbprint = z.string().regex(/^([\da-f]{40}|[\da-f]{64})$/i);
const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

/** What `Thresholds` can set. bot/helpdesk/diagnosis/thresholds.ts says what each means. */
const thresholdNames = [
  'checkInDays',
  'duplicateDays',
  'passwordDays',
  'evaluationHours',
  'pendingHours',
  'certificateDays',
  'storagePercent',
  'directorySyncHours',
  'failureDays',
] as const;
/** NAME=NUMBER, both as text. */
const sides = (one: string): [string, string | undefined] => {
  const [name = '', number, ...more] = one.split('=').map((side) => side.trim());
  return [name, more.length > 0 ? undefined : number];
};
const thresholds = z
  .string()
  .transform((list) => Object.fromEntries(list.split(',').map(sides)))
  .pipe(
    z.partialRecord(
      z.enum(thresholdNames),
      z
        .string()
        .regex(/^\d{1,5}$/)
        .transform(Number),
    ),
  );

const settings = {
  HOST: [z.string().regex(/^[\w.:-]+$/), 'a host name or an IP address'],
  PORT: [port, 'a port, 0 to 65535'],
  MicrosoftAppId: [guid, "the registration's application id, a GUID"],
  MicrosoftAppType: [z.enum(['SingleTenant', 'UserAssignedMSI']), 'SingleTenant or UserAssignedMSI'],
  MicrosoftAppTenantId: [guid, "the registration's tenant id, a GUID"],
  MicrosoftAppPassword: [text, "the registration's password"],
  CertificatePath: [text, 'the path of a PEM file with the certificate and its private key'],
  CertificateThumbprint: [thumbprint, "the certificate's thumbprint, 40 or 64 hexadecimal digits"],
  BotOpenIdMetadata: [z.string().refine(isWebAddress), 'an https address (http on loopback only)'],
  ToBotFromChannelTokenIssuer: [z.string().refine(isWebAddress), 'an https address'],
  ChannelService: [z.literal(US_GOVERNMENT), `${US_GOVERNMENT}, or leave it out for the public cloud`],
  AuthorityHost: [webAddress, 'an https address (http on loopback only)'],
  ServiceUrlAllowed: [hosts, 'host names separated by commas, without scheme, port or wildcard'],
  GraphUrl: [webAddress, 'an https address (http on loopback only)'],
  GraphAuth: [z.enum(['delegated', 'application']), 'delegated or application'],
  PortalUrl: [webAddress, 'an https address (http on loopback only)'],
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
    "the sign-in registration's application ID URI, which starts with api://",
  ],
  PublicUrl: [webAddress, 'the https address at which people reach the bot (http on loopback only)'],
  TenantId: [guid, 'a tenant id, a GUID'],
  AdminTeamId: [guid, "the Entra group id of the admins' team, a GUID (groupId in a link to the team)"],
  AdminChannelId: [z.string().regex(/^19:\S+$/), "the admins' channel id, which starts with 19:"],
  PrivilegedGroupId: [guid, 'the id of an Entra group, a GUID'],
  PolicyFile: [text, 'the path of a JSON file'],
  DataDir: [text, 'the path of a folder'],
  StoreUrl: [
    storageAccount,
    'https://ACCOUNT.table.core.windows.net, or to a connection string with AccountName and AccountKey (http on loopback only)',
  ],
  LogLevel: [logLevel, 'trace, debug, info, warn, error, fatal or silent'],
  MetricsPort: [port, 'a port, 0 to 65535'],
  Thresholds: [thresholds, `NAME=NUMBER, separated by commas, with ${thresholdNames.join(', ')} as names`],
  OTEL_EXPORTER_OTLP_ENDPOINT: [webAddress, 'an https address (http on loopback only)'],
} satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof settings;
export type Settings = { [N in Name]: z.infer<(typeof settings)[N][0]> | undefined };
/** Whether a setting is set, even to a faulty value: one fault must not hide what else is missing. */
export type Given = (name: Name) => boolean;

/** The valid settings of these names, and a line for each faulty one. */
export function readSettings(env: Environment, names: readonly Name[] = Object.keys(settings) as Name[]) {
  const faults: string[] = [];
  const given: Given = (name) => (env[name] ?? '').trim() !== '';
  const entries = names.map((name) => {
    const [schema, expected] = settings[name];
    const raw = (env[name] ?? '').trim();
    if (raw === '') return [name, undefined] as const;
    const result = schema.safeParse(raw);
    if (!result.success) faults.push(`${name}: set it to ${expected}.`);
    return [name, result.data] as const;
  });
  return { set: Object.fromEntries(entries) as unknown as Settings, given, faults };
}
