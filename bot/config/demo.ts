import { atLoopback, isLoopback } from './addresses.ts';
import { common } from './common.ts';
import type { DemoConfig } from './model.ts';
import type { Settings } from './settings.ts';
import { isLocalAccount } from './storage-account.ts';

const DEMO_TENANT = 'c0ffee00-0000-4000-8000-000000000001';
const DEMO_ADMIN_TEAM = 'c0ffee00-0000-4000-8000-0000000000aa';
const DEMO_ADMIN_CHANNEL = '19:helpdesk-admins@thread.tacv2';
/** The sandbox tenant's content, from the project's root. */
export const SANDBOX_DATA = 'sandbox/contoso.json';
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

export function demoFaults(set: Settings): string[] {
  const faults: string[] = [];
  if (set.HOST !== undefined && !isLoopback(set.HOST))
    faults.push(
      'HOST: set it to a loopback address such as 127.0.0.1; the demo trusts everybody who can reach it.',
    );
  if (set.GraphUrl !== undefined && !atLoopback(set.GraphUrl))
    faults.push('GraphUrl: set it to an address on loopback; the demo sends unsigned tokens.');
  if (set.ServiceUrlAllowed && !set.ServiceUrlAllowed.every(isLoopback))
    faults.push('ServiceUrlAllowed: set it to loopback names; the demo answers nobody else.');
  if (set.StoreUrl !== undefined && !isLocalAccount(set.StoreUrl))
    faults.push(
      'StoreUrl: set it to a connection string with TableEndpoint and QueueEndpoint on loopback; the demo trusts everybody.',
    );
  return faults;
}

export function demoConfig(set: Settings): DemoConfig {
  return {
    ...common(set, { host: '127.0.0.1', hosts: LOOPBACK_HOSTS }),
    mode: 'demo',
    tenantId: set.TenantId ?? DEMO_TENANT,
    admin: {
      teamId: set.AdminTeamId ?? DEMO_ADMIN_TEAM,
      channelId: set.AdminChannelId ?? DEMO_ADMIN_CHANNEL,
    },
    graph: { url: set.GraphUrl, trace: set.GraphTrace },
    sandbox: { port: set.SandboxPort ?? 3979, data: set.SandboxData ?? SANDBOX_DATA },
    chatPort: set.ChatPort ?? 3980,
    metricsPort: set.MetricsPort,
  };
}
