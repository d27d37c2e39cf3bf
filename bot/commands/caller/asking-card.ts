import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { standingOf } from '../../helpdesk/caller/caller-check.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import { keyNamed } from '../../helpdesk/keys/catalogue.ts';
import { type Slip, confirmCard, keyAskCard, operatorCallerCard, withCaller } from '../../cards/index.ts';
import type { UncheckedTurn } from '../turn.ts';
import { keepConfirmCard } from '../turn.ts';

/** The card that asks before an action is sent or a key is shown, from what Graph says now. */
export async function drawn(
  turn: UncheckedTurn,
  confirmation: Confirmation,
  slip?: Slip,
): Promise<Answer | undefined> {
  const { devices: read } = turn.graph;
  const key = keyNamed(confirmation.action);
  const [target] = confirmation.targets;
  if (key && target)
    return keyAskCard(turn, { confirmation, key, device: await read.one(target.deviceId), slip });
  const action = actionNamed(confirmation.action);
  if (!action) return undefined;
  const devices = await Promise.all(confirmation.targets.map(({ deviceId }) => read.one(deviceId)));
  return confirmCard(turn, { confirmation, action, devices, slip });
}

/** Such a card with how the newest check on it stands. `lacking`: it was pressed, and no check lets it through yet. */
export async function asItStands(
  turn: UncheckedTurn,
  { id }: Pick<Confirmation, 'id'>,
  card: Answer,
  lacking = false,
): Promise<Answer> {
  const { store, now } = turn.services;
  const checks = await store.callerChecks.list(({ confirmationId }) => confirmationId === id);
  const [check] = checks.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (card.kind !== 'card' || (!check && !lacking)) return keepConfirmCard(turn, id, card);
  const state = check && standingOf(check, now());
  // one that went well, and yet isn't enough, was about somebody else
  const shown = check && state && !(lacking && state === 'verified') ? { check, state } : undefined;
  return keepConfirmCard(turn, id, withCaller(turn, card, id, { check: shown, lacking }));
}

/** The card of a check for its operator: the one that it was asked on, or one of its own. */
export function cardOf(
  turn: Pick<UncheckedTurn, 'services' | 'words' | 'now'>,
  check: CallerCheck,
  kept: Answer | undefined,
): Answer {
  const state = standingOf(check, turn.services.now());
  const id = check.confirmationId;
  if (id === undefined || kept?.kind !== 'card') return operatorCallerCard(turn, check, state);
  return keepConfirmCard(turn, id, withCaller(turn, kept, id, { check: { check, state } }));
}
