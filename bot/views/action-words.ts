import type { Offer, Refusal } from '../helpdesk/actions/offer.ts';
import type { ActionWords } from '../locales/en/action.ts';
import type { ButtonInit } from './button.ts';
import type { Context } from './context.ts';

export function actionWords({ words }: Context, name: string): ActionWords {
  const known = Object.hasOwn(words.actions.known, name) ? words.actions.known[name] : undefined;
  return known ?? words.actions.unknown;
}

/** Why an action can't be had, and what works instead. `action` is Graph's name of it. */
export function refusalWords(context: Context, why: Refusal, action: string): string {
  const title = context.words.actions.title(action);
  return context.words.card.reasonFor(title, reason(context, why, action));
}

function reason(context: Context, why: Refusal, action: string): string {
  const { refusal } = context.words;
  switch (why.kind) {
    case 'device':
      return refusal.device[action]?.[why.hindrance] ?? refusal.deviceOther;
    case 'permission':
      return refusal.permission(context.words.actions.title(action), why.permission);
    case 'noRole':
      return refusal.noRole;
    case 'scope':
      return refusal.scope;
  }
}

export function actionButtons(context: Context, offers: readonly Offer[], device: string): ButtonInit[] {
  return offers.flatMap(({ action, possible }) =>
    possible
      ? [
          {
            title: context.words.actions.title(action.name),
            verb: 'action.ask',
            data: { action: action.name, device },
          },
        ]
      : [],
  );
}

export function offerReasons(context: Context, offers: readonly Offer[]): { text: string }[] {
  return offers.flatMap((offer) =>
    offer.possible ? [] : [{ text: refusalWords(context, offer.why, offer.action.name) }],
  );
}
