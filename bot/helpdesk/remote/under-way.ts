import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { AtPress } from '../access/may-go-ahead.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { Store } from '../contracts/store.ts';

/** What is known of earlier runs of an action on a device, but for the receipts in `own`: they wait for this very run. */
export async function underWay(
  { receipts }: Pick<Store, 'receipts'>,
  action: RemoteAction,
  device: DeviceDetails,
  own: readonly string[] = [],
): Promise<Pick<AtPress, 'results' | 'waiting'>> {
  const waiting = await receipts.list(
    // Quick scan and Full scan are one action of Graph's, and the device reports them under one name
    (one) =>
      one.deviceId === device.id && actionNamed(one.action)?.name === action.name && !own.includes(one.id),
  );
  return { results: device.deviceActionResults, waiting };
}
