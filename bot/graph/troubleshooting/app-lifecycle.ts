import type { AppLifecycle } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, dueText } from '../json/answers.ts';
import { userPath } from '../odata/path.ts';

/**
 * Which of a person's devices have apps that failed or wait (Graph beta, managedDeviceSummarizedAppState). No OData options work there.
 */
export async function appLifecycle(client: GraphClient, person: string): Promise<AppLifecycle[]> {
  const at = `${userPath(person)}/getManagedDevicesWithFailedOrPendingApps`;
  const all = await collectAll(client, at, { version: 'beta' });
  return all.map((from) => ({
    deviceId: dueId(from, 'deviceId'),
    state: dueText(from, 'summarizedAppState'),
  }));
}
