import { isSameId } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { PersonName, SpeakerRecord } from '../contracts/model.ts';
import { orNone } from '../contracts/problem.ts';
import type { Tables } from '../contracts/store.ts';
import { waitsForSomebody } from '../contracts/receipt.ts';

/** Why nobody's word can be had in place of a person's. */
export type NoManager =
  | 'none'
  /** The manager is the operator who asks. */
  | 'operator'
  /** Their account is blocked, or a guest's, or couldn't be told from one. */
  | 'cantAnswer'
  /** The manager has asked for something about the same person themselves. */
  | 'asksToo';

type ManagerFound = { kind: 'manager'; manager: PersonName } | { kind: 'not'; why: NoManager };

/**
 * The manager whose word can take the place of a person's, read now. Nobody vouches for what they asked for themselves.
 * @throws Problem if it can't be read
 */
export async function findManager(
  graph: Pick<GraphApi, 'directory'>,
  store: Pick<Tables, 'callerChecks' | 'confirmations' | 'receipts'>,
  { personId, operatorId }: { personId: string; operatorId: string },
): Promise<ManagerFound> {
  const manager = await graph.directory.manager(personId);
  if (!manager || isSameId(manager.id, personId)) return not('none');
  if (isSameId(manager.id, operatorId)) return not('operator');
  const record = await orNone(graph.directory.speaker(manager.id));
  if (!record || !canAnswer(record)) return not('cantAnswer');
  return (await asksToo(store, manager.id, personId)) ? not('asksToo') : { kind: 'manager', manager };
}

const not = (why: NoManager): ManagerFound => ({ kind: 'not', why });

/** What Graph doesn't say counts as no. */
const canAnswer = ({ userType, accountEnabled }: SpeakerRecord) =>
  accountEnabled === true && userType === 'Member';

/** Whether somebody has something open about a person as an operator. */
async function asksToo(
  { callerChecks, confirmations, receipts }: Pick<Tables, 'callerChecks' | 'confirmations' | 'receipts'>,
  operatorId: string,
  personId: string,
): Promise<boolean> {
  const theirs = (one: { operatorId: string }) => isSameId(one.operatorId, operatorId);
  const open = await Promise.all([
    callerChecks.list((one) => theirs(one) && one.personId === personId && isOpen(one.state)),
    confirmations.list(
      (one) => theirs(one) && one.state === 'open' && one.targets.some(({ userId }) => userId === personId),
    ),
    receipts.list((one) => theirs(one) && one.userId === personId && waitsForSomebody(one)),
  ]);
  return open.some(({ length }) => length > 0);
}

const isOpen = (state: string) => state === 'open' || state === 'verified';
