import { actionNamed } from '../helpdesk/actions/catalogue.ts';
import type { Receipt } from '../helpdesk/ports.ts';
import { secretOf } from '../helpdesk/secrets.ts';
import type { ButtonInit } from './button.ts';
import type { Context } from './context.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';
import { toTheSecond } from './time.ts';

/** What an action brought back can be shown once it is done, and once. */
export function secretButton({ words }: Context, receipt: Receipt): ButtonInit[] {
  const kind = secretOf(receipt);
  if (!kind || receipt.secretShownAt !== undefined) return [];
  return [{ title: words.card.remote.secret.show[kind], verb: 'secret.show', data: { receipt: receipt.id } }];
}

export function secretShown(context: Context, { action, secretShownAt }: Receipt): Note[] {
  const { names, shownAt } = context.words.card.remote.secret;
  const kind = actionNamed(action)?.secret;
  if (!kind || secretShownAt === undefined) return [];
  return [note('info', shownAt(names[kind], toTheSecond(context, secretShownAt) ?? secretShownAt))];
}
