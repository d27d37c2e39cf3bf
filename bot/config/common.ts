import type { Config } from './model.ts';
import type { Settings } from './settings.ts';

export const SANDBOX_DATA = 'sandbox/contoso.json';

/** What the demo and production have alike but for `defaults`. */
export function common(set: Settings, defaults: { host: string; hosts: readonly string[] }) {
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

export function adminChannel(set: Settings): Config['admin'] {
  if (set.AdminTeamId === undefined || set.AdminChannelId === undefined) return undefined;
  return { teamId: set.AdminTeamId, channelId: set.AdminChannelId };
}
