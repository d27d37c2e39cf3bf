import type { Offer, Refusal } from '../../helpdesk/access/may-go-ahead.ts';
import { NEVER, OF_ALL } from '../../helpdesk/actions/where.ts';
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
  return context.words.card.reasonFor(title, reasonWords(context, why, { id: asked.action, title }, reader));
}

/** The same without the action's title before it. */
export function reasonWords(
  context: Context,
  why: Refusal,
  action: { id: ActionId; title: string },
  reader: Reader = {},
): string {
  const { card, refusal } = context.words;
  switch (why.kind) {
    case 'device':
      return context.words.actions.known[action.id].refusals[why.hindrance];
    case 'permission':
      return refusal.permission(context.words.role.tasks.get(why.permission) ?? action.title);
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
    case 'choiceGone':
    case 'choiceChanged':
    case 'choiceUnclear':
      return card.remote[why.kind];
    case 'pinUnused':
      return card.remote.pinUnused(relative(context, why.since) ?? card.remote.pending.sometime);
    case 'stopped':
    case 'operatorBudget':
    case 'tenantBudget':
      return context.words.policy.stops[why.kind];
    case 'policyDenied':
      return context.words.policy.denied;
    case 'asked':
      return why.fields.map((field) => context.words.policy.inputs[field].error).join(' ');
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

/** It could be done, but not now: what was sent before has to end first. */
const isUnderWay = ({ kind }: Refusal) => kind === 'alreadyPending' || kind === 'pinUnused';

/** Where a platform as a whole is the reason. How Android was enrolled isn't. */
const PLATFORMS = NEVER.filter((one) => one !== 'personalAndroid' && one !== 'corporateAndroid');

/** Why nothing at all is offered: what this device can't do, or what the operator's role or scope leaves out of what it can. */
export function nothingPossible({ words }: Context, offers: readonly Offer[]): string {
  const said = words.card.remote.nothing;
  const whys = offers.flatMap((offer) => (offer.possible ? [] : [offer.why]));
  if (whys.some(isUnderWay)) return said.waiting;
  const able = [...new Set(whys.filter(({ kind }) => kind !== 'device').map(({ kind }) => kind))];
  const [why, second] = able;
  if (why !== undefined) {
    if (second !== undefined) return said.several;
    return why === 'noRole' || why === 'permission' || why === 'scope' || why === 'scopeUnread'
      ? said[why]
      : said.several;
  }
  const hindrances = [...new Set(whys.flatMap((one) => (one.kind === 'device' ? [one.hindrance] : [])))];
  const state = OF_ALL.find((one) => hindrances.includes(one));
  if (state) return said[state];
  const [only, other] = hindrances;
  return only !== undefined && other === undefined && PLATFORMS.some((platform) => platform === only)
    ? said.platform
    : said.device;
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
    offer.possible ? [] : [{ text: offerWords(context, offer.why, { action: offer.action.id, device }) }],
  );
}

/** Only the actions that wait for something that was sent before. */
export function waitingReasons(
  context: Context,
  offers: readonly Offer[],
  device: NamedFor,
): { text: string }[] {
  return offerReasons(
    context,
    offers.filter((offer) => !offer.possible && isUnderWay(offer.why)),
    device,
  );
}

/** Beside other offers, an action that is pending only says that it waits. */
function offerWords(
  context: Context,
  why: Refusal,
  { action, device }: { action: ActionId; device: NamedFor },
): string {
  if (why.kind !== 'alreadyPending') return refusalWords(context, why, { action, device });
  const { pending } = context.words.card.remote;
  const when = relative(context, why.since) ?? pending.sometime;
  const title = context.words.actions.title(action, [device]);
  return context.words.card.reasonFor(title, pending.waits(when));
}
