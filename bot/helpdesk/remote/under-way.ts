import { hindered } from '../access/conditions.ts';
import type { AtPress, Offer } from '../access/may-go-ahead.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { callOn } from '../actions/define.ts';
import type { Clock } from '../contracts/clock.ts';
import type { DeviceDetails, ManagedDevice } from '../contracts/model.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { isFinal } from '../contracts/receipt.ts';
import type { Drafts, Remembered, Store } from '../contracts/store.ts';
import type { Need, PolicyRules } from '../contracts/policy/need.ts';
import { wasReportedLost } from '../employee/lost.ts';
import { stoppedIn } from '../policy/stops.ts';
import { policyOf } from '../policy/needs.ts';

interface FactServices {
  store: Pick<Store, 'look'>;
  policy: PolicyRules;
  now: Clock;
}

interface FactsAtPress extends Omit<AtPress, 'typed'> {
  needs: Need[];
  /** Whether the policy lets the employee be told. */
  told: boolean;
  /** Whether the device was last said to be lost or stolen. */
  lost: boolean;
}

/**
 * What decides at a press besides the operator's rights: what is under way on the device, and what the policy asks. It is read from what the bot
 * remembers, so its caller makes that level first. The write that lets an action go decides about all of it once more.
 * @throws Problem if the device's own results can't be read
 */
export function factsAtPress(
  { store, policy, now }: FactServices,
  action: RemoteAction,
  device: DeviceDetails,
  { operatorId, except = [] }: { operatorId: string; except?: readonly string[] },
): FactsAtPress {
  return store.look((remembered) => ({
    ...underWay(remembered, action, device, except),
    now: now(),
    ...policyOf(policy, action.name, remembered.policy.get(action.name)),
    stopped: stoppedIn(remembered, { operatorId, destructive: action.danger === 'destructive' }),
  }));
}

/**
 * What is known of earlier runs of an action on a device. Receipts in `except` wait for this very run and don't count.
 * @throws Problem if the device's own results can't be read: something may be under way
 */
function underWay(
  { receipts }: Pick<Remembered, 'receipts'>,
  action: RemoteAction,
  device: DeviceDetails,
  except: readonly string[],
): Pick<FactsAtPress, 'results' | 'waiting' | 'lost'> {
  if (device.resultsUnread) throw device.resultsUnread;
  const all = receipts.list((one) => one.deviceId === device.id);
  const waiting = all.filter((one) => isRunOf(action, device, one) && !except.includes(one.id));
  return { results: device.deviceActionResults, waiting, lost: wasReportedLost(all) };
}

/** Quick scan and Full scan are one action in Graph, and the device reports them under one name. */
function isRunOf(action: RemoteAction, device: ManagedDevice, receipt: Receipt): boolean {
  const other = actionNamed(receipt.action);
  return other !== undefined && callOn(other, device).name === callOn(action, device).name;
}

/** Whether another receipt has the same action under way on the device, in the write that lets one go: another bot may have been faster. */
export function isUnderWay(
  { receipts }: Pick<Drafts, 'receipts'>,
  action: RemoteAction,
  { id, deviceId, confirmationId, operatingSystem }: Receipt,
): boolean {
  const name = (of: RemoteAction, device: Pick<Receipt, 'operatingSystem'>) => callOn(of, device).name;
  const wanted = name(action, { operatingSystem });
  return receipts
    .list((one) => one.deviceId === deviceId && one.id !== id && one.confirmationId !== confirmationId)
    .some((one) => {
      const other = actionNamed(one.action);
      const open = !isFinal(one.state) && one.state !== 'unknown';
      return open && other !== undefined && name(other, { operatingSystem }) === wanted;
    });
}

/** A device on a card. Only one that was read on its own has results. */
interface Row {
  device: ManagedDevice & Partial<Pick<DeviceDetails, 'deviceActionResults'>>;
  offers: Offer[];
}

/** Rows as they are now: an action that is under way on a device isn't offered on it again. The press looks once more. */
export async function withoutUnderWay<T extends Row>(
  { receipts }: Pick<Store, 'receipts'>,
  rows: readonly T[],
): Promise<T[]> {
  const ids = new Set(rows.map(({ device }) => device.id));
  const open = await receipts.list(({ deviceId, state }) => ids.has(deviceId) && !isFinal(state));
  return rows.map((row) => ({ ...row, offers: row.offers.map((offer) => offerNow(offer, row, open)) }));
}

function offerNow(offer: Offer, { device }: Row, open: readonly Receipt[]): Offer {
  const { action, possible } = offer;
  if (!possible) return offer;
  const waiting = open.filter((one) => one.deviceId === device.id && isRunOf(action, device, one));
  const results = device.deviceActionResults ?? [];
  const why = hindered(action, device, { typed: undefined, results, waiting });
  return why ? { action, possible: false, why } : offer;
}
