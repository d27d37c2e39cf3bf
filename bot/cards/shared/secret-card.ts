import type { Secret } from '../../helpdesk/contracts/secret.ts';
import type { ActionTarget } from '../../helpdesk/contracts/receipt.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { ButtonInit } from './button.ts';
import { buttons } from './button.ts';
import type { Context } from './context.ts';
import { deviceName } from './device-words.ts';
import type { Note } from './note.ts';
import { secretValues } from './secret-values.ts';
import { dotted, nonEmpty } from './values.ts';

/** A card that shows a secret of a device. */
export function cardOfSecret(
  context: Context,
  about: ActionTarget,
  secret: Secret,
  wanted: readonly ButtonInit[],
  more: readonly Note[] = [],
): CardAnswer {
  const { words } = context;
  const said = words.card.remote.secret;
  const name = deviceName(context, about.deviceName);
  const serial = nonEmpty(about.serialNumber);
  const { notes, ...values } = secretValues(context, secret);
  return answer(context, 'secret', said.summary(said.names[secret.kind], name), {
    heading: said.names[secret.kind],
    name,
    line: dotted([about.userName, serial && words.card.serial(serial)]),
    ...values,
    notes: [...notes, ...more],
    buttons: buttons(wanted),
  });
}
