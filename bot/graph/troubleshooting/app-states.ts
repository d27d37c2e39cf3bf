import type { AppState } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { notAnother, textOrNone, wholeRecords } from '../json/answers.ts';
import { id, text } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/** The apps that are assigned to a person for one of their devices (Graph beta, mobileAppIntentAndState). No OData options work there. */
export async function appStates(client: GraphClient, person: string, deviceId: string): Promise<AppState[]> {
  const found = await client.find(path`/users/${person}/mobileAppIntentAndStates/${deviceId}`, {
    version: 'beta',
  });
  if (!found) return [];
  const own = notAnother(notAnother(found, deviceId, 'managedDeviceIdentifier'), person, 'userId');
  return wholeRecords(own, 'mobileAppList').map((app) => ({
    id: id(app, 'applicationId'),
    name: text(app, 'displayName') ?? text(app, 'applicationId') ?? '?',
    version: text(app, 'displayVersion'),
    state: textOrNone(app, 'installState') ?? 'unknown',
    intent: textOrNone(app, 'mobileAppIntent'),
  }));
}
