import type { Secret } from '../../helpdesk/contracts/secret.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { textOrNone, unreadable } from '../json/answers.ts';
import { path } from '../odata/path.ts';

/** The personal recovery key of a Mac. Intune keeps one, and says neither its id nor when it was kept. */
export async function fileVaultKey(client: GraphClient, { id }: ManagedDevice): Promise<Secret | undefined> {
  const from = await orNone(
    client.get(path`/deviceManagement/managedDevices/${id}/getFileVaultKey`, { version: 'beta' }),
  );
  // an answer without the field says nothing; one without a value says that none is kept
  if (from && !('value' in from)) throw unreadable('value is missing');
  const value = from && textOrNone(from, 'value')?.trim();
  return value ? { kind: 'fileVaultKey', values: [{ value }] } : undefined;
}
