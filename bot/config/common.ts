import { PUBLIC_AUTHORITY } from './addresses.ts';
import type { Settings } from './settings.ts';

/** What both modes have, apart from `defaults`. */
export function common(set: Settings, defaults: { host: string; hosts: readonly string[] }) {
  return {
    ...dataSettings(set),
    listen: { host: set.HOST ?? defaults.host, port: set.PORT ?? 3978 },
    channel: {
      openIdMetadata: set.BotOpenIdMetadata,
      issuer: set.ToBotFromChannelTokenIssuer,
      service: set.ChannelService,
      serviceUrlAllowed: set.ServiceUrlAllowed ?? defaults.hosts,
    },
    portalUrl: set.PortalUrl ?? portalOf(set.GraphUrl),
    authorityHost: set.AuthorityHost ?? PUBLIC_AUTHORITY,
    policyFile: set.PolicyFile,
    privilegedGroupId: set.PrivilegedGroupId,
    thresholds: set.Thresholds ?? {},
    traceEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

/** The admin centers of Microsoft's national clouds, by their Graph (Microsoft Learn, "National cloud deployments"). */
const PORTALS: Readonly<Record<string, string>> = {
  'graph.microsoft.us': 'https://intune.microsoft.us',
  'dod-graph.microsoft.us': 'https://intune.microsoft.us',
  'microsoftgraph.chinacloudapi.cn': 'https://intune.microsoftonline.cn',
};

function portalOf(graphUrl: string | undefined): string {
  const cloud = graphUrl === undefined ? undefined : PORTALS[new URL(graphUrl).hostname];
  return cloud ?? 'https://intune.microsoft.com';
}

export const dataSettings = ({
  DataDir,
  StoreUrl,
  LogLevel,
}: Pick<Settings, 'DataDir' | 'StoreUrl' | 'LogLevel'>) => ({
  dataDir: DataDir ?? 'data',
  storeUrl: StoreUrl,
  logLevel: LogLevel ?? 'info',
});
