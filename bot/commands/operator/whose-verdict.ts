import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import type { CardAnswer, PersonSaid } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { readPerson } from '../../helpdesk/people/person-file.ts';
import type { Turn } from '../turn.ts';
import { beside, firstVerdict } from './person-card.ts';

/**
 * A device's card, which is changed one round later by what is wrong with whose it is. Whoever may not read that person sees the device alone.
 */
export async function withWhoseVerdict(
  turn: Turn,
  { device }: DeviceFile,
  show: (person?: PersonSaid) => CardAnswer,
): Promise<Answer> {
  const { userId } = device;
  if (userId === undefined) return show();
  const whole = verdictOn(turn, userId, device.id).then(show);
  // a card that is sent one-to-one from elsewhere isn't changed afterwards
  if (turn.request.place.kind !== 'personal' || turn.request.said.kind === 'aboutSender') return whole;
  return { ...show('looking'), further: whole.catch(() => show()) };
}

async function verdictOn(turn: Turn, userId: string, device: string): Promise<PersonSaid | undefined> {
  const read = await readPerson(turn.graph, turn.operator, userId, beside(turn));
  if (read.kind !== 'file' || !read.file.personInScope) return undefined;
  const { causes, unread, closed, misdated, pending } = firstVerdict(turn, read.file);
  const elsewhere = (one: { device?: { id: string } }) => one.device?.id !== device;
  return {
    name: read.file.person.displayName,
    causes: causes.filter((cause) => cause.device?.id !== device && cause.severity !== 'notes'),
    whole: unread.length === 0 && ![...closed, ...misdated].some(elsewhere),
    sure: pending.every((one) => one.device.id === device),
  };
}
