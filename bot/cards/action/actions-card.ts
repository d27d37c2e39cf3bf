import { platformOf } from '../../helpdesk/actions/platform.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import type { KeyOffer } from '../../helpdesk/access/may-see-key.ts';
import { actionButtons, nothingPossible } from './action-words.ts';
import { byReason, isOfAll, keysNotNow, neverDone, notNow } from './brief-reasons.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { Button } from '../shared/button.ts';
import { buttonRow, buttonRows, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, platformName } from '../shared/device-words.ts';
import { note } from '../shared/note.ts';
import { dotted } from '../shared/values.ts';

interface ActionsView {
  keys?: readonly KeyOffer[];
  /** True if what the platform never does is unfolded. */
  never?: boolean;
}

/**
 * All actions that a device can take, those that can't be undone apart; then what it could do, but not for this operator or not now. What its
 * platform never does is behind a button.
 */
export function actionsCard(
  context: Context,
  { device, offers }: DeviceFile,
  { keys = [], never = false }: ActionsView = {},
): CardAnswer {
  const { words } = context;
  const name = deviceName(context, device.deviceName);
  const rows = (some: readonly Offer[]) => buttonRows(actionButtons(context, some, device));
  const possible = offers.filter((offer) => offer.possible);
  const mild = possible.filter(({ action }) => action.danger !== 'destructive');
  const destructive = possible.filter(({ action }) => action.danger === 'destructive');
  const told = possible.length === 0 ? nothingPossible(context, offers) : undefined;
  const reasons = [
    ...keysNotNow(context, keys),
    // the note says it once for all
    ...notNow(context, told === undefined ? offers : offers.filter((offer) => !isOfAll(offer)), device),
  ];
  return answer(context, 'actions', words.summary.actions(name), {
    heading: words.card.remote.all,
    name,
    line: dotted([platformName(context, device), checkedIn(context, device)]),
    notes: told === undefined ? [] : [note('open', told)],
    buttonRow: rows(mild),
    destructive: destructive.length > 0 ? [danger(context, rows(destructive))] : [],
    notNow:
      reasons.length > 0 ? [{ heading: words.card.remote.notNow, briefs: byReason(context, reasons) }] : [],
    never: neverView(context, { device, offers }, never),
    buttons: buttons([{ title: words.card.remote.back, verb: 'device.show', data: { device: device.id } }]),
  });
}

function danger({ words }: Context, rows: { buttons: Button[] }[]): View {
  const { word, about } = words.actions.danger.destructive;
  return { notes: [note('bad', word)], about, buttonRow: rows };
}

/** Folded: a button that says how much there is. Unfolded: each with what works instead. */
function neverView(
  context: Context,
  { device, offers }: Pick<DeviceFile, 'device' | 'offers'>,
  unfolded: boolean,
): View[] {
  const { platforms, never, fewer } = context.words.card.remote;
  const reasons = neverDone(context, offers, device);
  if (reasons.length === 0) return [];
  const platform = platformOf(device);
  const kind = platform === 'android' ? never.android : platforms[platform];
  const data = { device: device.id };
  return [
    {
      headings: unfolded ? [{ heading: never.heading(kind) }] : [],
      reasons: unfolded ? reasons : [],
      buttonRow: buttonRow([
        unfolded
          ? { title: fewer, verb: 'device.actions', data }
          : {
              title: never.button(kind, context.words.number(reasons.length)),
              verb: 'device.actions',
              data: { ...data, never: 'yes' },
            },
      ]),
    },
  ];
}
