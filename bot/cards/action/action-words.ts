import type { Offer, Refusal } from '../../helpdesk/access/may-go-ahead.ts';
import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import type { NamedFor } from '../../locales/action-words.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { relative, relativeAndExact } from '../shared/time.ts';
import { nonEmpty } from '../shared/values.ts';

/** Who reads it, and the names of operators, to say who sent something. */
interface Reader {
  /** Entra object id. */
  you?: string | undefined;
  names?: ReadonlyMap<string, string>;
}

/** Why an action isn't available, and what works instead. */
export function refusalWords(
  context: Context,
  why: Refusal,
  asked: { action: ActionId; device: NamedFor },
  reader: Reader = {},
): string {
  const title = context.words.actions.title(asked.action, [asked.device]);
  return context.words.card.reasonFor(title, reason(context, why, { id: asked.action, title }, reader));
}

function reason(
  context: Context,
  why: Refusal,
  action: { id: ActionId; title: string },
  reader: Reader,
): string {
  const { card, refusal } = context.words;
  switch (why.kind) {
    case 'device':
      return context.words.actions.known[action.id].refusals[why.hindrance];
    case 'permission':
      return refusal.permission(action.title, why.permission);
    case 'noRole':
      return refusal.noRole;
    case 'scope':
    case 'scopeUnread':
    case 'tagsUnread':
      return refusal[why.kind];
    case 'alreadyPending':
      return card.remote.pending.since(
        relativeAndExact(context, why.since) ?? card.remote.pending.sometime,
        sender(why.operatorId, reader),
      );
    case 'pinUnused':
      return card.remote.pinUnused(relative(context, why.since) ?? card.remote.pending.sometime);
    case 'typed':
      return why.fields.map((field) => card.remote.typed[field]).join(' ');
  }
}

function sender(operatorId: string | undefined, { you, names }: Reader) {
  if (operatorId === undefined) return { kind: 'elsewhere' } as const;
  if (operatorId === you) return { kind: 'you' } as const;
  const name = nonEmpty(names?.get(operatorId));
  return name === undefined ? ({ kind: 'another' } as const) : ({ kind: 'named', name } as const);
}

export function actionButtons(
  context: Context,
  offers: readonly Offer[],
  device: NamedFor & { id: string },
): ButtonInit[] {
  return offers.flatMap(({ action, possible }) =>
    possible
      ? [
          {
            title: context.words.actions.title(action.id, [device]),
            verb: 'action.ask',
            data: { action: action.id, device: device.id },
          },
        ]
      : [],
  );
}

export function offerReasons(
  context: Context,
  offers: readonly Offer[],
  device: NamedFor,
): { text: string }[] {
  return offers.flatMap((offer) =>
    offer.possible ? [] : [{ text: refusalWords(context, offer.why, { action: offer.action.id, device }) }],
  );
}
