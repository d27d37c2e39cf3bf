import { userCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { lookFurther } from '../../helpdesk/diagnosis/look-further.ts';
import type { Cause, Further, Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { personVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { withoutUnderWay } from '../../helpdesk/remote/under-way.ts';
import type { Turn } from '../turn.ts';

/**
 * A person's card, with what is wrong with them first. What takes one more round, such as which settings fail, is read at once and changes
 * the card.
 */
export async function personCard(turn: Turn, file: PersonFile): Promise<Answer> {
  const first = verdictOf(turn, file);
  const card = userCard(turn, file, await verdictNow(turn, first), {
    looking: first.pending.length > 0,
    counts: countsOf(turn, file),
  });
  if (first.pending.length === 0) {
    turn.services.verdicts.count(first);
    return card;
  }
  const whole = wholeCard(turn, file, first);
  // a card that is sent one-to-one from elsewhere isn't changed afterwards
  if (turn.request.place.kind !== 'personal' || turn.request.said.kind === 'aboutSender') return whole;
  return { ...card, further: whole.catch(() => undefined) };
}

async function wholeCard(turn: Turn, file: PersonFile, first: Verdict): Promise<Answer> {
  const verdict = await furtherVerdict(turn, file, first);
  turn.services.verdicts.count(verdict);
  return userCard(turn, file, await verdictNow(turn, verdict), { counts: countsOf(turn, file) });
}

/** Nobody sees what somebody else has counted. */
export const countsKey = (operatorId: string, personId: string) => `${operatorId} ${personId}`.toLowerCase();

const countsOf = ({ services, operator }: Turn, { person }: PersonFile) =>
  services.tabCounts.get(countsKey(operator.speaker.id, person.id));

/** The verdict with everything that one more round tells. */
export async function wholeVerdict(turn: Turn, file: PersonFile): Promise<Verdict> {
  const first = verdictOf(turn, file);
  return first.pending.length === 0 ? first : furtherVerdict(turn, file, first);
}

async function furtherVerdict(turn: Turn, file: PersonFile, first: Verdict): Promise<Verdict> {
  const worstFirst = first.causes.flatMap(({ device }) => device?.id ?? []);
  return verdictOf(turn, file, await lookFurther(turn.graph, first.pending, worstFirst));
}

function verdictOf({ operator, now, services: { thresholds } }: Turn, file: PersonFile, further?: Further) {
  return personVerdict(file, operator, { now, thresholds }, further);
}

/** Without the buttons for what is under way already. */
async function verdictNow({ services }: Turn, verdict: Verdict): Promise<Verdict> {
  const rows = verdict.causes.flatMap(({ device, mend }) =>
    device && mend ? [{ device, offers: [mend] }] : [],
  );
  const now = await withoutUnderWay(services.store, rows);
  const offerNow = ({ device, mend }: Cause) =>
    now.find((row) => row.device === device && row.offers[0]?.action === mend?.action)?.offers[0] ?? mend;
  return { ...verdict, causes: verdict.causes.map((cause) => ({ ...cause, mend: offerNow(cause) })) };
}

/** What is read besides a person or a device: the tenant's settings, unless they are known. */
export const beside = ({ services, graph, operator }: Turn) => ({
  tenant: () => services.tenantSettings.recent(graph, operator.speaker.id),
});
