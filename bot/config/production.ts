import { adminChannel, common } from './common.ts';
import { credential, credentialFaults } from './credentials.ts';
import type { Config } from './model.ts';
import type { Given, Settings } from './settings.ts';
import { signInFaults, signInRegistration } from './sign-in.ts';

// the public cloud's, GCC's, GCC High's and DoD's, as Microsoft documents them
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Prometheus' own list has it for OpenTelemetry's exporters. */
export const METRICS_PORT = 9464;

export function productionFaults(set: Settings, given: Given): string[] {
  const faults = credentialFaults(set, given);
  if (!given('MicrosoftAppTenantId') && !given('TenantId'))
    faults.push("MicrosoftAppTenantId: set it to the registration's tenant id.");
  faults.push(...signInFaults(set, given));
  if (given('GraphTrace')) faults.push('GraphTrace: remove it; calls are traced in demo mode alone.');
  return faults;
}

export function productionConfig(set: Settings): Config {
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
