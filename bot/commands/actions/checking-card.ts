import { noticeCard } from '../../cards/index.ts';
import type { Context } from '../../cards/index.ts';
import type { Answer, Request } from '../../helpdesk/contracts/conversation.ts';
import type { RoleChange } from '../../helpdesk/contracts/role-change.ts';
import { keyNamed } from '../../helpdesk/keys/catalogue.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';

/** How long something has taken, and how long it still waits in line because Graph throttles, in seconds. */
export interface Taken {
  seconds: number;
  inLine?: number | undefined;
}

/** A press of Confirm that takes longer than its answer may. */
export function checkingCard(
  context: Context,
  { personId, place }: Pick<Request, 'personId' | 'place'>,
  confirmation: Confirmation | undefined,
  taken?: Taken,
): Answer {
  const words = context.words.answers.meanwhile;
  const { operatorId, action, targets = [], state } = confirmation ?? {};
  const mine = operatorId === personId && place.kind === 'personal';
  const devices = targets.map(({ deviceName }) => deviceName).join(', ');
  const card = noticeCard(context, {
    tone: 'info',
    lines: [
      words.checking(taken?.seconds),
      ...(mine && action !== undefined
        ? [words.about(context.words.actions.title(action, targets), devices)]
        : []),
      `${state === 'used' ? words.sending : words.nothingSent} ${words.slow(taken?.inLine)} ${words.changesItself}`,
    ],
    buttons:
      confirmation === undefined
        ? []
        : [
            {
              title: context.words.card.refresh,
              verb: 'action.state',
              data: { confirmation: confirmation.id },
            },
          ],
  });
  // it stands for the receipts that are being made: it isn't something that a receipt's button opened
  return mine && confirmation ? { ...card, receiptOf: confirmation.id } : card;
}

/** The same for a press of Confirm on a role change. It is in the admin channel, and names nobody. */
export function changingCard(
  context: Context,
  id: string,
  change: Pick<RoleChange, 'state'> | undefined,
  taken?: Taken,
): Answer {
  const words = context.words.answers.meanwhile;
  return noticeCard(context, {
    lines: [
      words.checking(taken?.seconds),
      `${change?.state === 'used' ? words.changing : words.nothingChanged} ${words.slow(taken?.inLine)} ${words.changesItself}`,
    ],
    buttons: [{ title: context.words.card.refresh, verb: 'role.state', data: { change: id } }],
  });
}

/** The same for a press that shows a key. Its button leads back to the device. undefined: nobody knows which. */
export function showingCard(
  context: Context,
  shows: { key: string; device: string } | undefined,
  taken: Taken,
): Answer {
  const words = context.words.answers.meanwhile;
  const key = shows && keyNamed(shows.key);
  return noticeCard(context, {
    tone: 'info',
    lines: [
      words.checking(taken.seconds),
      ...(key ? [context.words.keys[key.id].show] : []),
      `${words.nothingShown} ${words.slow(taken.inLine)} ${words.changesItself}`,
    ],
    buttons: shows
      ? [
          {
            title: context.words.answers.buttons.showDevice,
            verb: 'device.show',
            data: { device: shows.device },
          },
        ]
      : [],
  });
}
