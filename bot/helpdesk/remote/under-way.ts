import type { AtPress } from '../access/may-go-ahead.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { Store } from '../contracts/store.ts';

/**
 * What is known of earlier runs of an action on a device. Receipts in `except` wait for this very run and don't count.
 * @throws Problem if the device's own results can't be read: something may be under way
 */
export async function underWay(
  { receipts }: Pick<Store, 'receipts'>,
  action: RemoteAction,
  device: DeviceDetails,
  except: readonly string[] = [],
): Promise<Pick<AtPress, 'results' | 'waiting'>> {
  if (device.resultsUnread) throw device.resultsUnread;
  const waiting = await receipts.list(
    // Quick scan and Full scan are one action in Graph, and the device reports them under one name
    (one) =>
      one.deviceId === device.id && actionNamed(one.action)?.name === action.name && !except.includes(one.id),
  );
  return { results: device.deviceActionResults, waiting };
}
