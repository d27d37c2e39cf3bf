import { hasAnyRole } from '../helpdesk/authorize.ts';
import { cancel } from './cancel.ts';
import type { Command, Press, Turn } from './desk.ts';
import { device, showDevice } from './devices.ts';
import { helpFor } from './help.ts';
import { chooseUser, selectUser, showDevices, showGroups, showUser } from './people.ts';
import { askAction, fillAction, moreActions } from './ask-action.ts';
import { cancelAction, confirmAction } from './confirm-action.ts';
import { refreshReceipt } from './refresh-receipt.ts';
import { askSeveral, severalDevices } from './several-devices.ts';
import type { Answer } from './request.ts';
import { searchPeople } from './search-people.ts';
import { signOut } from './sign-out.ts';
import { hideSecret, showSecret } from './secrets.ts';
import { whoami } from './whoami.ts';

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
