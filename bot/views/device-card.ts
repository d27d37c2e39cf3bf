import type { DeviceFile } from '../helpdesk/device-file.ts';
import { actionButtons, offerReasons } from './action-words.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import { buttonRow, buttons } from './button.ts';
import type { Context } from './context.ts';
import { checkedIn, compliance, deviceName } from './device-row.ts';
import { deviceSections } from './device-sections.ts';
import { backToUser } from './pages.ts';
import { platformName } from './platform-name.ts';
import { dotted, named } from './values.ts';

/** Everything of one device that helps, its actions on top. */
export function deviceCard(context: Context, { device, offers }: DeviceFile): CardAnswer {
  const { words } = context;
  const name = deviceName(context, device.deviceName);
  return answer(context, 'device', words.summary.device(name), {
    name,
    line: dotted([
      platformName(context, device),
      named(context, words.device.ownership, device.managedDeviceOwnerType),
      checkedIn(context, device.lastSyncDateTime),
    ]),
    compliance: compliance(context, device),
    reasons: offerReasons(context, offers),
    buttonRow: buttonRow(actionButtons(context, offers, device.id)),
    sections: deviceSections(context, device),
    buttons: buttons([
      { title: words.card.refresh, verb: 'device.show', data: { device: device.id } },
      ...(device.userId === undefined ? [] : [backToUser(context, device.userId)]),
    ]),
  });
}
