import type { RemoteAction } from './actions/action.ts';
import type { AtPress } from './actions/offer.ts';
import type { DeviceDetails } from './model.ts';
import type { Store } from './ports.ts';

/** What is known of earlier runs of an action on a device, but for the receipts in `own`: they wait for this very run. */
export async function underWay(
  { receipts }: Pick<Store, 'receipts'>,
  action: RemoteAction,
  device: DeviceDetails,
  own: readonly string[] = [],
): Promise<Pick<AtPress, 'results' | 'waiting'>> {
  const waiting = await receipts.list(
    (one) => one.deviceId === device.id && one.action === action.id && !own.includes(one.id),
  );
  return { results: device.deviceActionResults, waiting };
}
