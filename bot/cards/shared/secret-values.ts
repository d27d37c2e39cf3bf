import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Secret, SecretValue } from '../../helpdesk/contracts/secret.ts';
import type { Context } from './context.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';
import { shortened } from './text.ts';
import { relativeAndExact } from './time.ts';
import { dotted } from './values.ts';

/** A secret's values with what tells them apart, for the template `secret`. */
export function secretValues(context: Context, secret: Secret): View & { notes: Note[] } {
  const values = secret.kind === 'location' ? place(context, secret) : texts(context, secret);
  return { ...values, notes: notes(context, secret) };
}

type Texts = Exclude<Secret, { kind: 'location' }>;

function texts(context: Context, secret: Texts): View {
  return {
    values: secret.values.map((one) => ({
      labels: labels(context, secret, one),
      shown: one.value === undefined ? [] : [pieces(one.value)],
      unread: one.value === undefined ? [{ text: context.words.card.remote.secret.unread }] : [],
      more: wholeId(context, one),
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

/** Some recovery screens show the whole id. */
function wholeId({ words }: Context, { id }: SecretValue): { text: string }[] {
  return id === undefined ? [] : [{ text: words.card.remote.secret.wholeId(shortened(id, 64)) }];
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
    ...(secret.unread ? [note('warning', said.notAll)] : []),
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
        more: [],
      },
    ],
    map: [{ title: said.map, url: `https://www.openstreetmap.org/?${query.toString()}` }],
  };
}
