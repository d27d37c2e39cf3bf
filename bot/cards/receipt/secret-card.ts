import type { Secret } from '../../helpdesk/contracts/graph.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../device/device-row.ts';
import { note } from '../shared/note.ts';
import { relativeAndExact } from '../shared/time.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

/** What an action brought back. It stands in the card's body alone: neither its summary nor a button's data has it. */
export function secretCard(
  context: Context,
  { receipt, secret }: { receipt: Receipt; secret: Secret },
): CardAnswer {
  const { words } = context;
  const said = words.card.remote.secret;
  const name = deviceName(context, receipt.deviceName);
  const serial = nonEmpty(receipt.serialNumber);
  return answer(context, 'secret', said.summary(said.names[secret.kind], name), {
    heading: said.names[secret.kind],
    name,
    line: dotted([receipt.userName, serial && words.card.serial(serial)]),
    ...(secret.kind === 'location' ? place(context, secret) : text(secret.value)),
    notes: [note('info', said.once)],
    buttons: buttons([{ title: said.hide, verb: 'secret.hide', data: { receipt: receipt.id } }]),
  });
}

/** Two braces would be kept apart by a character that nobody sees and everybody copies: they come in two pieces instead. */
function text(value: string): View {
  return { pieces: value.split(/(?<=\{)(?=\{)/).map((piece) => ({ piece })), taken: [], map: [] };
}

function place(context: Context, { latitude, longitude, takenAt }: Secret & { kind: 'location' }): View {
  const said = context.words.card.remote.secret;
  const when = relativeAndExact(context, takenAt);
  const at = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) };
  const query = new URLSearchParams({ mlat: at.latitude, mlon: at.longitude });
  return {
    pieces: [{ piece: said.coordinates(at.latitude, at.longitude) }],
    taken: [{ text: when ? said.taken(when) : said.takenUnknown }],
    map: [{ title: said.map, url: `https://www.openstreetmap.org/?${query.toString()}` }],
  };
}
