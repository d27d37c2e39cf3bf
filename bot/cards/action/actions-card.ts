import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import type { KeyOffer } from '../../helpdesk/access/may-see-key.ts';
import { keyReasons } from '../shared/key-words.ts';
import { actionButtons, nothingPossible, offerReasons } from './action-words.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { Button } from '../shared/button.ts';
import { buttonRows, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, platformName } from '../shared/device-words.ts';
import { note } from '../shared/note.ts';
import { dotted } from '../shared/values.ts';

/** All actions that a device can take, the destructive ones last, and why it can't take the others. */
export function actionsCard(
  context: Context,
  { device, offers }: DeviceFile,
  keys: readonly KeyOffer[] = [],
): CardAnswer {
  const { words } = context;
  const name = deviceName(context, device.deviceName);
  const rows = (some: readonly Offer[]) => buttonRows(actionButtons(context, some, device));
  const possible = offers.filter((offer) => offer.possible);
  const mild = possible.filter(({ action }) => action.danger !== 'destructive');
  const destructive = possible.filter(({ action }) => action.danger === 'destructive');
  const reasons = [...keyReasons(context, keys), ...offerReasons(context, offers, device)];
  return answer(context, 'actions', words.summary.actions(name), {
    heading: words.card.remote.all,
    name,
    line: dotted([platformName(context, device), checkedIn(context, device)]),
    notes: possible.length === 0 ? [note('open', nothingPossible(context, offers))] : [],
    buttonRow: rows(mild),
    destructive: destructive.length > 0 ? [danger(context, rows(destructive))] : [],
    notHere: reasons.length > 0 ? [{ heading: words.card.remote.notHere, reasons }] : [],
    buttons: buttons([{ title: words.card.remote.back, verb: 'device.show', data: { device: device.id } }]),
  });
}

function danger({ words }: Context, rows: { buttons: Button[] }[]): View {
  const { word, about } = words.actions.danger.destructive;
  return { notes: [note('bad', word)], about, buttonRow: rows };
}
