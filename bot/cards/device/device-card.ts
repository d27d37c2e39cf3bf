import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { KeyOffer } from '../../helpdesk/access/may-see-key.ts';
import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { actionButtons, nothingPossible, waitingReasons } from '../action/action-words.ts';
import { verdictSection } from '../diagnosis/verdict-section.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRows, buttons, secondary } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, platformName } from '../shared/device-words.ts';
import { backToUser } from '../shared/pages.ts';
import { openInIntune } from '../shared/portal.ts';
import { dotted, named } from '../shared/values.ts';
import { compliance } from './device-row.ts';
import { deviceSections } from './device-sections.ts';
import { keyButtons } from '../shared/key-words.ts';
import type { PersonSaid } from './whose-notes.ts';
import { whoseNotes } from './whose-notes.ts';
import { deviceTabButtons } from '../tabs/tabs.ts';

/** One device: its state, the most used actions, and everything else that Intune knows about it. */
export function deviceCard(
  context: Context,
  { device, offers }: DeviceFile,
  verdict: Verdict,
  keys: readonly KeyOffer[] = [],
  whose?: PersonSaid,
): CardAnswer {
  const { words } = context;
  const said = verdictSection(context, verdict, { names: false });
  const name = deviceName(context, device.deviceName);
  const first = firstOffers(offers);
  return answer(context, 'device', words.summary.device(name), {
    name,
    line: dotted([
      platformName(context, device),
      named(context, words.device.ownership, device.managedDeviceOwnerType),
      checkedIn(context, device),
    ]),
    verdict: { ...said, also: [...(said.also as readonly View[]), ...whoseNotes(context, whose)] },
    compliance: compliance(context, device),
    reasons: [
      ...(first.length > 0 ? [] : withoutFirst(context, offers)),
      ...waitingReasons(context, offers, device),
    ],
    buttonRow: buttonRows([
      ...actionButtons(context, first, device),
      ...keyButtons(context, keys, device.id),
      ...(offers.length > first.length ? [moreActions(context, device.id)] : []),
    ]),
    sections: deviceSections(context, device),
    buttons: [
      ...buttons([
        { title: words.card.refresh, verb: 'device.show', data: { device: device.id } },
        ...(device.userId === undefined ? [] : [backToUser(context, device.userId)]),
      ]),
      ...openInIntune(context, 'device', device.id),
      ...secondary([
        { title: words.ticket.button, verb: 'device.ticket', data: { device: device.id } },
        ...deviceTabButtons(context, device.id),
      ]),
    ],
  });
}

/** What a help desk uses most, in this order. The other actions follow in the portal's order. */
const MOST_USED = ['syncDevice', 'remoteLock', 'rebootNow', 'locateDevice', 'resetPasscode', 'quickScan'];
const FIRST = 6;

/** The actions on the device's own card. Those that can't be undone are never among them. */
function firstOffers(offers: readonly Offer[]): Offer[] {
  const offered = offers.filter(({ action, possible }) => possible && action.danger !== 'destructive');
  const rank = ({ action }: Offer) => {
    const place = MOST_USED.indexOf(action.id);
    return place === -1 ? MOST_USED.length : place;
  };
  return offered.toSorted((a, b) => rank(a) - rank(b)).slice(0, FIRST);
}

function moreActions({ words }: Context, device: string): ButtonInit {
  return { title: words.card.remote.more, verb: 'device.actions', data: { device } };
}

function withoutFirst(context: Context, offers: readonly Offer[]): { text: string }[] {
  const { remote } = context.words.card;
  if (offers.length === 0) return [];
  const some = offers.some(({ possible }) => possible);
  return [{ text: some ? remote.someOnlyMore : remote.noneHere(nothingPossible(context, offers)) }];
}
