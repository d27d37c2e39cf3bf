import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Secret, SecretValue } from '../../helpdesk/contracts/graph.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { secretOf } from '../../helpdesk/remote/secrets.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { relativeAndExact, toTheSecond } from '../shared/time.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

/** The button that shows what an action brought back: after the action is done, until it was shown once. */
export function secretButton({ words }: Context, receipt: Receipt): ButtonInit[] {
  const kind = secretOf(receipt);
  if (!kind || receipt.secretShownAt !== undefined) return [];
  return [{ title: words.card.remote.secret.show[kind], verb: 'secret.show', data: { receipt: receipt.id } }];
}

/** The line of a receipt that says when it was shown. */
export function secretShown(context: Context, { action, secretShownAt }: Receipt): Note[] {
  const { names, shownAt } = context.words.card.remote.secret;
  const kind = actionNamed(action)?.secret;
  if (!kind || secretShownAt === undefined) return [];
  return [note('info', shownAt(names[kind], toTheSecond(context, secretShownAt) ?? secretShownAt))];
}

/** What an action brought back. Only the card's body has it: neither its summary nor a button's data may. */
export function secretCard(
  context: Context,
  { receipt, secret }: { receipt: Receipt; secret: Secret },
): CardAnswer {
  const { words } = context;
  const said = words.card.remote.secret;
  const name = deviceName(context, receipt.deviceName);
  const serial = nonEmpty(receipt.serialNumber);
  const card = answer(context, 'secret', said.summary(said.names[secret.kind], name), {
    heading: said.names[secret.kind],
    name,
    line: dotted([receipt.userName, serial && words.card.serial(serial)]),
    ...(secret.kind === 'location' ? place(context, secret) : texts(context, secret)),
    notes: notes(context, secret),
    buttons: buttons([{ title: said.hide, verb: 'secret.hide', data: { receipt: receipt.id } }]),
  });
  return { ...card, receiptOf: receipt.confirmationId };
}

type Texts = Exclude<Secret, { kind: 'location' }>;

function texts(context: Context, secret: Texts): View {
  return {
    values: secret.values.map((one) => ({
      labels: labels(context, secret, one),
      shown: one.value === undefined ? [] : [pieces(one.value)],
      unread: one.value === undefined ? [{ text: context.words.card.remote.secret.unread }] : [],
    })),
    map: [],
  };
}

/** What tells a value apart: a key's volume and the start of its id, a password's account. */
function labels(
  context: Context,
  { kind }: Texts,
  { id = '', volume, account, keptAt }: SecretValue,
): { text: string }[] {
  const said = context.words.card.remote.secret;
  const when = relativeAndExact(context, keptAt);
  if (kind === 'recoveryKey') {
    const start = said.keyId(id.slice(0, KEY_ID_SHOWN));
    const kept = when ? said.kept(when) : said.keptUnknown;
    return [{ text: dotted([said.volumes[volume ?? 'unknown'], start, kept]) }];
  }
  if (kind === 'localAdminPassword') {
    const name = account === undefined ? said.accountUnknown : said.account(shortened(account));
    return [{ text: dotted([name, when ? said.backedUp(when) : said.backedUpUnknown]) }];
  }
  return [];
}

/** As many digits of a key's id as the recovery screen names it by. */
const KEY_ID_SHOWN = 8;

function notes({ words }: Context, secret: Secret): Note[] {
  const said = words.card.remote.secret;
  const once = note('info', said.once);
  if (secret.kind !== 'recoveryKey') return [once];
  const { left = 0 } = secret;
  return [
    ...(left > 0 ? [note('warning', said.left(left, words.number(left)))] : []),
    ...(secret.values.length > 1 ? [note('info', said.matchId)] : []),
    once,
  ];
}

/** The renderer breaks two braces with an invisible character, which people would copy too. So they come in two pieces. */
function pieces(value: string): View {
  return { pieces: value.split(/(?<=\{)(?=\{)/).map((piece) => ({ piece })) };
}

function place(context: Context, { latitude, longitude, takenAt }: Secret & { kind: 'location' }): View {
  const said = context.words.card.remote.secret;
  const when = relativeAndExact(context, takenAt);
  const at = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) };
  const query = new URLSearchParams({ mlat: at.latitude, mlon: at.longitude });
  return {
    values: [
      {
        labels: [{ text: when ? said.taken(when) : said.takenUnknown }],
        shown: [pieces(said.coordinates(at.latitude, at.longitude))],
        unread: [],
      },
    ],
    map: [{ title: said.map, url: `https://www.openstreetmap.org/?${query.toString()}` }],
  };
}
