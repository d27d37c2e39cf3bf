import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import { actionButtons } from '../action/action-words.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttonRows, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { firstOffers } from './device-actions.ts';
import { checkedIn, compliance, deviceName } from './device-row.ts';
import { deviceSections } from './device-sections.ts';
import { backToUser } from '../shared/pages.ts';
import { platformName } from './platform-name.ts';
import { dotted, named } from '../shared/values.ts';

/** Everything of one device that helps, on top of it the actions that are used most. */
export function deviceCard(context: Context, { device, offers }: DeviceFile): CardAnswer {
  const { words } = context;
  const name = deviceName(context, device.deviceName);
  const first = firstOffers(offers);
  return answer(context, 'device', words.summary.device(name), {
    name,
    line: dotted([
      platformName(context, device),
      named(context, words.device.ownership, device.managedDeviceOwnerType),
      checkedIn(context, device.lastSyncDateTime),
    ]),
    compliance: compliance(context, device),
    reasons: first.length > 0 ? [] : withoutFirst(context, offers),
    buttonRow: buttonRows([
      ...actionButtons(context, first, device.id),
      ...(offers.length > first.length ? [moreActions(context, device.id)] : []),
    ]),
    sections: deviceSections(context, device),
    buttons: buttons([
      { title: words.card.refresh, verb: 'device.show', data: { device: device.id } },
      ...(device.userId === undefined ? [] : [backToUser(context, device.userId)]),
    ]),
  });
}

function moreActions({ words }: Context, device: string) {
  return { title: words.card.remote.more, verb: 'device.actions', data: { device } };
}

function withoutFirst({ words }: Context, offers: readonly Offer[]): { text: string }[] {
  const { remote } = words.card;
  if (offers.length === 0) return [];
  return [{ text: offers.some(({ possible }) => possible) ? remote.someOnlyMore : remote.noneHere }];
}
