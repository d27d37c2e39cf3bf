import { deviceTicketCard, userTicketCard } from '../../cards/index.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { firstSent } from '../../helpdesk/contracts/receipt.ts';
import { deviceVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Turn } from '../turn.ts';
import { showWithVerdict } from './device.ts';
import { wholeVerdict } from './person-card.ts';
import { showPerson } from './select-user.ts';

/** What a ticket needs about a person: the verdict with its evidence, their devices, and what was done. */
export const userTicket: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    showPerson(turn, text(data, 'user'), async (_, file) => {
      const list = file.devices.ok ? file.devices.value : undefined;
      const devices = list?.items.map(({ device }) => device);
      const [verdict, receipts] = await Promise.all([
        wholeVerdict(turn, file),
        receiptsOn(turn, devices ?? []),
      ]);
      const { person } = file;
      const facts = { operator: operatorOf(turn), person, verdict, devices, receipts };
      return userTicketCard(turn, person, { ...facts, notAll: list?.unread !== undefined });
    }),
};

/** The same about one device. */
export const deviceTicket: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    showWithVerdict(turn, text(data, 'device'), async (file) => {
      const { device } = file;
      const { userDisplayName = '', userPrincipalName } = device;
      return deviceTicketCard(turn, device, {
        operator: operatorOf(turn),
        person:
          userPrincipalName === undefined ? undefined : { displayName: userDisplayName, userPrincipalName },
        verdict: deviceVerdict(file, { now: turn.now, thresholds: turn.services.thresholds }),
        devices: [device],
        receipts: await receiptsOn(turn, [device]),
      });
    }),
};

const operatorOf = ({ operator: { speaker } }: Turn) => speaker;

/** What was done from this bot on devices that the operator may read, newest first. */
async function receiptsOn(
  { services: { store } }: Turn,
  devices: readonly Pick<ManagedDevice, 'id'>[],
): Promise<Receipt[]> {
  const ids = new Set(devices.map(({ id }) => id));
  const all = await store.receipts.list(({ deviceId }) => ids.has(deviceId));
  return all.toSorted((a, b) => firstSent(b) - firstSent(a));
}
