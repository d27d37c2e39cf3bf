import type { Offer, Refusal } from '../../helpdesk/access/may-go-ahead.ts';
import type { KeyOffer, KeyRefusal } from '../../helpdesk/access/may-see-key.ts';
import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import { NEVER, OF_ALL } from '../../helpdesk/actions/where.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Key } from '../../helpdesk/keys/catalogue.ts';
import type { NamedFor } from '../../locales/action-words.ts';
import type { Context } from '../shared/context.ts';
import { groupedTitles } from '../shared/text.ts';
import { relative } from '../shared/time.ts';
import { entryOf } from '../shared/values.ts';
import { reasonWords, refusalWords } from './action-words.ts';

type Refused = Offer & { possible: false };

/** An action's title, and why it isn't available. */
interface Brief {
  title: string;
  why: string;
}

/** A line for each: "Wipe: outside your scope". */
export function byReason({ words }: Context, briefs: readonly Brief[]): View[] {
  const rows = briefs.map(({ title, why }) => ({ title, said: why }));
  return groupedTitles(rows, (why) => why).map(({ title, said }) => ({
    title: words.card.labeled(title, ''),
    why: said,
  }));
}

/** What a device could do, but not for this operator or not now. */
export function notNow(context: Context, offers: readonly Offer[], device: NamedFor): Brief[] {
  return offers.flatMap((offer) => {
    if (offer.possible || isNever(offer)) return [];
    const { action, why } = offer;
    const title = context.words.actions.title(action.id, [device]);
    return [{ title, why: briefly(context, why, { id: action.id, title }) }];
  });
}

export function keysNotNow(context: Context, offers: readonly KeyOffer[]): Brief[] {
  return offers.flatMap(({ key, why }) =>
    why ? [{ title: context.words.keys[key.id].show, why: keyBriefly(context, key, why) }] : [],
  );
}

/** What a device of this platform never does, and what works instead. */
export function neverDone(context: Context, offers: readonly Offer[], device: NamedFor): { text: string }[] {
  return offers.flatMap((offer) =>
    offer.possible || !isNever(offer)
      ? []
      : [{ text: refusalWords(context, offer.why, { action: offer.action.id, device }) }],
  );
}

function isNever({ why }: Refused): boolean {
  return why.kind === 'device' && NEVER.some((one) => one === why.hindrance);
}

/** True if what manages the device, or becomes of it, is the reason. Then it is the reason for all. */
export function isOfAll(offer: Offer): boolean {
  const hindrance = !offer.possible && offer.why.kind === 'device' ? offer.why.hindrance : undefined;
  return OF_ALL.some((one) => one === hindrance);
}

function briefly(context: Context, why: Refusal, asked: { id: ActionId; title: string }): string {
  const { brief, pending } = context.words.card.remote;
  if (why.kind === 'device')
    return entryOf(brief.hindrance, why.hindrance) ?? reasonWords(context, why, asked);
  if (why.kind === 'permission') return brief.permission(permissionName(context, why.permission));
  if (why.kind === 'alreadyPending' || why.kind === 'pinUnused')
    return brief[why.kind](relative(context, why.since) ?? pending.sometime);
  const short = SHORT.find((kind) => kind === why.kind);
  return short ? brief[short] : reasonWords(context, why, asked);
}

/** Reasons that have shorter words here. */
const SHORT = ['noRole', 'scope', 'scopeUnread', 'tagsUnread', 'policyDenied'] as const;

/** More roles than this are too long for half a line. */
const ROLES_NAMED = 2;

function keyBriefly(context: Context, { needs }: Key, why: KeyRefusal): string {
  const { brief } = context.words.card.remote;
  switch (why.kind) {
    case 'platform':
    case 'personal':
      return brief.personalKey;
    case 'entraRole':
      // of one more, the name is as short as its count
      return why.roles.length > ROLES_NAMED + 1
        ? brief.entraRoles(
            why.roles.slice(0, ROLES_NAMED),
            context.words.number(why.roles.length - ROLES_NAMED),
          )
        : brief.entraRoles(why.roles);
    case 'permission':
      return brief.permission(permissionName(context, needs.kind === 'intune' ? needs.permission : ''));
    case 'noRole':
    case 'scope':
    case 'scopeUnread':
    case 'tagsUnread':
    case 'policyDenied':
      return brief[why.kind];
    case 'secondOperator':
    case 'fenced':
      return context.words.keyAsk[why.kind];
  }
}

const permissionName = ({ words }: Context, permission: string): string | undefined =>
  words.role.tasks.get(permission);
