import type { Offer } from '../../helpdesk/access/may-go-ahead.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { Secret } from '../../helpdesk/contracts/secret.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { secretOf } from '../../helpdesk/showing/secrets.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { toTheSecond } from '../shared/time.ts';
import { rotateButton } from '../shared/key-words.ts';
import { cardOfSecret } from '../shared/secret-card.ts';

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
  { receipt, secret, rotate }: { receipt: Receipt; secret: Secret; rotate?: Offer | undefined },
): CardAnswer {
  const hide = {
    title: context.words.card.remote.secret.hide,
    verb: 'secret.hide',
    data: { receipt: receipt.id },
  } as const;
  const possible = rotate?.possible === true;
  const card = cardOfSecret(
    context,
    receipt,
    secret,
    possible ? [hide, rotateButton(context, rotate.action.id, receipt)] : [hide],
    possible ? [note('info', context.words.card.remote.secret.rotateIt)] : [],
  );
  return { ...card, receiptOf: receipt.confirmationId };
}
