import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { secretOf } from '../../helpdesk/remote/secrets.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { toTheSecond } from '../shared/time.ts';

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
