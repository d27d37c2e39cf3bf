import type { OperatorDataset, OperatorVerb } from '../helpdesk/contracts/verbs.ts';
import { askAction, fillAction, moreActions } from './actions/ask-action.ts';
import { cancelAction, confirmAction, showConfirmation } from './actions/confirm-action.ts';
import { refreshReceipt } from './actions/refresh-receipt.ts';
import { hideKeyPress, showKeyPress } from './actions/keys.ts';
import { hideSecret, showSecret } from './actions/secrets.ts';
import { askSeveral, severalDevices } from './actions/several-devices.ts';
import { answerCaller, sayNotMe } from './caller/answer.ts';
import { announceCallPress } from './caller/call.ts';
import { askManager, showCaller, verifyCaller } from './caller/verify.ts';
import type { Command } from './command.ts';
import { sayPress } from './free-text/say-press.ts';
import { cancel } from './operator/cancel.ts';
import { chooseTwo, compareTwo } from './operator/compare.ts';
import { device, showDevice } from './operator/device.ts';
import { key, keySearchOn } from './operator/key.ts';
import { findDevice, findPerson, openShared } from './operator/extension.ts';
import { helpAbout } from './operator/help.ts';
import { searchPeople } from './operator/search-people.ts';
import {
  chooseUser,
  selectUser,
  showDevices,
  showAccount,
  showGroups,
  showUser,
} from './operator/select-user.ts';
import { signOut } from './operator/sign-out.ts';
import { deviceTicket, userTicket } from './operator/ticket.ts';
import { why } from './operator/why.ts';
import { showAsked, showWhoami, showWhoamiList, whoami } from './operator/whoami.ts';
import { showDeviceTab, showTab, whyOnTab } from './tabs/show-tab.ts';
import type { Press } from './press.ts';
import type { Search, Turn } from './turn.ts';

/** What operators can say, in the order of the help card. */
export const commands: readonly Command[] = [
  selectUser,
  device,
  key,
  why,
  whoami,
  cancel,
  signOut,
  helpAbout(() => commands),
];

/** What operators can press. */
export const presses = {
  'user.show': showUser,
  'user.choose': chooseUser,
  'user.account': showAccount,
  'user.groups': showGroups,
  'user.devices': showDevices,
  'user.tab': showTab,
  'device.tab': showDeviceTab,
  'tab.why': whyOnTab,
  'whoami.show': showWhoami,
  'whoami.list': showWhoamiList,
  'whoami.asked': showAsked,
  'device.show': showDevice,
  'device.actions': moreActions,
  'devices.several': severalDevices,
  'devices.ask': askSeveral,
  'devices.compare': chooseTwo,
  'devices.differ': compareTwo,
  'user.ticket': userTicket,
  'device.ticket': deviceTicket,
  'action.ask': askAction,
  'action.fill': fillAction,
  'action.confirm': confirmAction,
  'action.cancel': cancelAction,
  'action.state': showConfirmation,
  'receipt.show': refreshReceipt,
  'secret.show': showSecret,
  'secret.hide': hideSecret,
  'key.show': showKeyPress,
  'key.hide': hideKeyPress,
  'key.search-on': keySearchOn,
  'caller.verify': verifyCaller,
  'caller.ask-manager': askManager,
  'caller.announce': announceCallPress,
  'caller.show': showCaller,
  'caller.answer': answerCaller,
  'caller.not-me': sayNotMe,
  'command.say': sayPress(() => commands),
  'shared.open': openShared,
} satisfies Record<OperatorVerb, Press>;

/** What can be searched from Teams' compose box, by the names of the app's manifest. */
export const extensions = {
  findPerson,
  findDevice,
} satisfies Record<string, Search<Turn>>;

/** What operators' fields that search as one types can ask for. */
export const searches = {
  people: searchPeople,
} satisfies Record<OperatorDataset, Search<Turn>>;
