import { PUBLIC_GRAPH } from './addresses.ts';
import { common } from './common.ts';
import { credentialFaults, credentialOf } from './credentials.ts';
import type { AdminChannel, GraphAuth, ProductionConfig, Registration, SignInRegistration } from './model.ts';
import type { Given, Settings } from './settings.ts';
import { signInFaults, signInRegistration } from './sign-in.ts';

// The public cloud's, GCC's, GCC High's and DoD's, as Microsoft documents them
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** The port that Prometheus lists for OpenTelemetry's exporters. */
export const METRICS_PORT = 9464;

export function productionFaults(set: Settings, given: Given): string[] {
  const faults = credentialFaults(set, given);
  if (!given('MicrosoftAppTenantId') && !given('TenantId'))
    faults.push("MicrosoftAppTenantId: set it to the registration's tenant id.");
  faults.push(...signInFaults(set, given));
  if (given('AdminTeamId') !== given('AdminChannelId'))
    faults.push('AdminTeamId, AdminChannelId: set both or none.');
  if (given('GraphTrace')) faults.push('GraphTrace: remove it; calls are traced in demo mode only.');
  return faults;
}

/** undefined if a setting is missing: `productionFaults` and `readSettings` name it. */
export function productionConfig(set: Settings): ProductionConfig | undefined {
  const tenantId = set.TenantId ?? set.MicrosoftAppTenantId;
  const registration = registrationOf(set);
  const access = accessOf(set.GraphAuth ?? 'delegated', signInRegistration(set));
  if (tenantId === undefined || !registration || !access) return undefined;
  return {
    ...common(set, { host: '0.0.0.0', hosts: TEAMS_HOSTS }),
    ...access,
    mode: 'production',
    registration,
    tenantId,
    admin: adminChannel(set),
    graph: { url: set.GraphUrl ?? PUBLIC_GRAPH },
    metricsPort: set.MetricsPort ?? METRICS_PORT,
  };
}

function adminChannel({ AdminTeamId, AdminChannelId }: Settings): AdminChannel | undefined {
  if (AdminTeamId === undefined || AdminChannelId === undefined) return undefined;
  return { teamId: AdminTeamId, channelId: AdminChannelId };
}

/** Without what only a running bot needs. */
export function registrationOf(
  set: Settings,
  tenantId = set.MicrosoftAppTenantId ?? set.TenantId,
): Registration | undefined {
  const credential = credentialOf(set);
  if (set.MicrosoftAppId === undefined || tenantId === undefined || !credential) return undefined;
  return { appId: set.MicrosoftAppId, tenantId, credential };
}

function accessOf(graphAuth: GraphAuth, signIn: SignInRegistration | undefined) {
  if (graphAuth === 'application') return { graphAuth, signIn };
  return signIn && { graphAuth, signIn };
}
