import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { Secret } from '../../helpdesk/contracts/secret.ts';
import type { Showing } from '../../helpdesk/contracts/store.ts';
import { keyNamed } from '../../helpdesk/keys/catalogue.ts';
import { refusalWords } from '../action/action-words.ts';
import { cardOfSecret } from '../shared/secret-card.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import { note } from '../shared/note.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { toTheSecond } from '../shared/time.ts';
import { keyButton, rotateButton } from '../shared/key-words.ts';

interface KeyView {
  showing: Showing;
  secret: Secret;
  /** Whether it can be replaced now. undefined: the catalogue has no action for it. */
  rotate: Offer | undefined;
}

/** A key of a device, with the action that replaces it beside it. Only the card's body has the key. */
export function keyCard(context: Context, { showing, secret, rotate }: KeyView): CardAnswer {
  const said = context.words.card.remote.secret;
  const hide = { title: said.hide, verb: 'key.hide', data: { showing: showing.id } } as const;
  const buttons = [hide, ...(rotate?.possible ? [rotateButton(context, rotate.action.id, showing)] : [])];
  const why =
    rotate && !rotate.possible
      ? [note('open', refusalWords(context, rotate.why, { action: rotate.action.id, device: showing }))]
      : [];
  const notes = [note('info', said.rotateIt), ...why];
  return { ...cardOfSecret(context, showing, secret, buttons, notes), showing: showing.id };
}

/** What stands on the card after its key was hidden. */
export function keyHiddenCard(context: Context, showing: Showing): CardAnswer {
  const said = context.words.card.remote.secret;
  const { key: id, deviceId } = showing;
  const key = keyNamed(id);
  const name = key ? context.words.keys[key.id].name : id;
  const when = toTheSecond(context, showing.shownAt) ?? showing.shownAt;
  const rotation = actionNamed(key?.rotatedBy ?? '');
  const card = noticeCard(context, {
    lines: [said.shownBefore(name, deviceName(context, showing.deviceName), when), said.rotateIt],
    buttons: [
      ...(rotation ? [rotateButton(context, rotation.id, showing)] : []),
      ...(key ? [keyButton(context, key.id, deviceId)] : []),
      { title: context.words.answers.buttons.showDevice, verb: 'device.show', data: { device: deviceId } },
    ],
  });
  return { ...card, showing: showing.id };
}
