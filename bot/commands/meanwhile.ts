import { noticeCard, receiptCard } from '../cards/index.ts';
import type { ButtonInit, Context } from '../cards/index.ts';
import type { Answer, Meanwhile, Request } from '../helpdesk/contracts/conversation.ts';
import { askedOfKey } from '../helpdesk/showing/key-gate.ts';
import type { Verb } from '../helpdesk/contracts/verbs.ts';
import { wordsFor } from '../locales/index.ts';
import { type Taken, changingCard, checkingCard, showingCard } from './actions/checking-card.ts';
import { asItIs, standingReceipts, moveCards, placeReply } from './place-reply.ts';
import type { PressData } from './press.ts';
import { text } from './press.ts';
import type { Services } from './turn.ts';

type MeanwhileServices = Pick<Services, 'store' | 'now'> &
  Partial<Pick<Services, 'portalUrl'>> & {
    /** How long a turn's requests still wait because Graph throttles, in milliseconds. undefined: none waits. */
    waitOf?: (turnId: string) => number | undefined;
  };

/** What these press answers takes the place of the receipt that they stand on. */
const ON_THE_RECEIPT: readonly string[] = ['receipt.show', 'secret.show'];

/** How a look-up can be asked for again, with which ids. What was typed into a form is never repeated on a card. */
const AGAIN: Readonly<Record<string, { verb: Verb; ids: readonly string[] }>> = {
  'user.show': { verb: 'user.show', ids: ['user'] },
  'user.choose': { verb: 'user.choose', ids: ['user'] },
  'user.groups': { verb: 'user.groups', ids: ['user', 'page'] },
  'user.devices': { verb: 'user.devices', ids: ['user', 'page'] },
  'user.tab': { verb: 'user.tab', ids: ['user', 'tab', 'page', 'only'] },
  'device.tab': { verb: 'device.tab', ids: ['device', 'tab', 'page', 'only'] },
  'device.show': { verb: 'device.show', ids: ['device'] },
  'device.actions': { verb: 'device.actions', ids: ['device', 'never'] },
  'key.search-on': { verb: 'key.search-on', ids: ['search'] },
  'devices.compare': { verb: 'devices.compare', ids: ['user'] },
  'devices.differ': { verb: 'devices.compare', ids: ['user'] },
  'user.ticket': { verb: 'user.ticket', ids: ['user'] },
  'device.ticket': { verb: 'device.ticket', ids: ['device'] },
  'devices.several': { verb: 'devices.several', ids: ['user'] },
  'devices.ask': { verb: 'devices.several', ids: ['user'] },
  'action.ask': { verb: 'action.ask', ids: ['action', 'device'] },
  'action.fill': { verb: 'action.ask', ids: ['action', 'device'] },
  'roles.page': { verb: 'roles.page', ids: ['page'] },
};

/** What is shown while something takes longer than its answer may, and where its answer is noted to be then. */
export function meanwhile(services: MeanwhileServices): Meanwhile {
  const place = placeReply(services);
  const about = (request: Request, ms: number): [Context, Taken] => {
    const waitMs = services.waitOf?.(request.id);
    return [
      { ...services, words: wordsFor(request.locale), now: services.now() },
      { seconds: inSeconds(ms), inLine: waitMs === undefined ? undefined : inSeconds(waitMs) },
    ];
  };
  return {
    async reply(request, ms) {
      const [context, taken] = about(request, ms);
      const onReceipt = await receiptMeanwhile(services, context, request, taken);
      if (onReceipt) return { here: onReceipt };
      return place(request, { here: await cardMeanwhile(services, context, request, taken) });
    },
    replyUnread: (request, ms) => ({ here: unreadMeanwhile(...about(request, ms), request) }),
    shown: (answer, at, from) => moveCards(services, answer, at, from),
  };
}

const inSeconds = (ms: number) => Math.max(1, Math.round(ms / 1000));

/** The receipt as it is, with how long it has taken. A card with a secret can't be drawn again, so it is left. */
async function receiptMeanwhile(
  services: MeanwhileServices,
  context: Context,
  request: Request,
  taken: Taken,
): Promise<Answer | undefined> {
  const { said } = request;
  if (said.kind !== 'press' || !ON_THE_RECEIPT.includes(said.verb)) return undefined;
  const standing = await standingReceipts(services, request);
  if (standing.length === 0) return undefined;
  const now = asItIs(services, request, standing);
  if (now.kind === 'nothing') return now;
  return receiptCard(context, standing, {
    notShown: [context.words.answers.meanwhile.checking(taken.seconds)],
  });
}

async function cardMeanwhile(
  { store }: MeanwhileServices,
  context: Context,
  request: Request,
  taken: Taken,
): Promise<Answer> {
  const { said } = request;
  const words = context.words.answers.meanwhile;
  if (said.kind === 'press' && said.verb === 'action.confirm') {
    const confirmation = await store.confirmations.get(text(said.data, 'confirmation'));
    return checkingCard(context, request, confirmation, taken);
  }
  if (said.kind === 'press' && said.verb === 'role.confirm') {
    const id = text(said.data, 'change');
    return changingCard(context, id, await store.roleChanges.get(id), taken);
  }
  if (said.kind === 'press' && said.verb === 'key.show')
    return showingCard(context, await keyOf(store, request.personId, said.data), taken);
  return noticeCard(context, {
    lines: [
      words.looking(taken.seconds),
      said.kind === 'press' ? `${words.slow(taken.inLine)} ${words.changesItself}` : words.slow(taken.inLine),
      words.askAgain,
    ],
    buttons: again(context, request),
  });
}

/** Which key a press shows, of which device. If something was asked first, the press names only that. */
async function keyOf(
  store: Services['store'],
  personId: string,
  data: PressData,
): Promise<{ key: string; device: string } | undefined> {
  const id = text(data, 'confirmation');
  if (id === '') return { key: text(data, 'key'), device: text(data, 'device') };
  const asked = await askedOfKey({ store }, personId, id);
  const [target] = asked?.targets ?? [];
  return asked && target && { key: asked.action, device: target.deviceId };
}

/** How to ask what became of something that is confirmed. */
const STATES: Readonly<Record<string, { verb: Verb; id: string }>> = {
  'action.confirm': { verb: 'action.state', id: 'confirmation' },
  'role.confirm': { verb: 'role.state', id: 'change' },
};

function unreadMeanwhile(context: Context, taken: Taken, request: Request): Answer {
  const { said } = request;
  // a receipt stays as it is
  if (said.kind === 'press' && ON_THE_RECEIPT.includes(said.verb)) return { kind: 'nothing' };
  const words = context.words.answers.meanwhile;
  const state = said.kind === 'press' && Object.hasOwn(STATES, said.verb) ? STATES[said.verb] : undefined;
  if (said.kind !== 'press' || !state)
    return noticeCard(context, {
      lines: [words.looking(taken.seconds), words.askAgain],
      buttons: again(context, request),
    });
  return noticeCard(context, {
    lines: [words.checking(taken.seconds), words.changesItself],
    buttons: [
      {
        title: context.words.card.refresh,
        verb: state.verb,
        data: { [state.id]: text(said.data, state.id) },
      },
    ],
  });
}

function again({ words }: Context, { said }: Request): ButtonInit[] {
  if (said.kind !== 'press' || !Object.hasOwn(AGAIN, said.verb)) return [];
  const row = AGAIN[said.verb];
  if (!row) return [];
  const ids = row.ids.map((name) => [name, text(said.data, name)] as const).filter(([, id]) => id !== '');
  return [{ title: words.card.refresh, verb: row.verb, data: Object.fromEntries(ids) }];
}
