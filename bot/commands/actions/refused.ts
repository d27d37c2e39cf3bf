import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import type { Refusal } from '../../helpdesk/access/may-go-ahead.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { openInIntune, refusalWords } from '../../cards/index.ts';
import type { UncheckedTurn } from '../turn.ts';

/** Where to go with what the bot can't do, and the Intune admin center perhaps can. */
export const elsewhere = (turn: UncheckedTurn, why: { kind: string }, deviceId: string | undefined) =>
  why.kind === 'choiceUnclear' && deviceId !== undefined ? openInIntune(turn, 'device', deviceId) : [];

/** Why an action isn't possible, for the person who asked. If another operator sent it before, it says who. */
export async function refusedBecause(
  turn: UncheckedTurn,
  why: Refusal,
  asked: { action: ActionId; device: Pick<ManagedDevice, 'operatingSystem'> },
): Promise<string> {
  const you = turn.request.personId;
  const sender = why.kind === 'alreadyPending' ? why.operatorId : undefined;
  if (sender === undefined || sender === you) return refusalWords(turn, why, asked, { you });
  const person = await part(turn.graph.directory.speaker(sender));
  const names = new Map(person.ok && person.value.displayName ? [[sender, person.value.displayName]] : []);
  return refusalWords(turn, why, asked, { you, names });
}
