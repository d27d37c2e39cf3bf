import { hasAnyRole } from '../helpdesk/access/authorize.ts';
import { cancel } from './operator/cancel.ts';
import type { Command, Press, Turn } from './turn.ts';
import { device, showDevice } from './operator/device.ts';
import { helpFor } from './operator/help.ts';
import { chooseUser, selectUser, showDevices, showGroups, showUser } from './operator/people.ts';
import { askAction, fillAction, moreActions } from './actions/ask-action.ts';
import { cancelAction, confirmAction } from './actions/confirm-action.ts';
import { refreshReceipt } from './actions/refresh-receipt.ts';
import { askSeveral, severalDevices } from './actions/several-devices.ts';
import type { Answer } from '../helpdesk/contracts/conversation.ts';
import { searchPeople } from './operator/search-people.ts';
import { signOut } from './operator/sign-out.ts';
import { hideSecret, showSecret } from './actions/secrets.ts';
import { whoami } from './operator/whoami.ts';

const help: Command = {
  phrases: ['help'],
  takes: 'nothing',
  help: (answers) => answers.help.help,
  isFor: hasAnyRole,
  run: (turn) => Promise.resolve(helpFor(turn, commands)),
};

/** All that can be said, in the order of the help card. */
export const commands: readonly Command[] = [selectUser, device, whoami, cancel, signOut, help];

/** All that can be pressed. */
export const presses: readonly Press[] = [
  showUser,
  chooseUser,
  showGroups,
  showDevices,
  showDevice,
  askAction,
  confirmAction,
  cancelAction,
  refreshReceipt,
  fillAction,
  moreActions,
  severalDevices,
  askSeveral,
  showSecret,
  hideSecret,
];

/** What fields that search as one types can ask for, by the dataset that their card names. */
export const searches: Readonly<
  Record<string, (turn: Turn, typed: string, skip: number, most: number) => Promise<Answer>>
> = {
  people: searchPeople,
};
