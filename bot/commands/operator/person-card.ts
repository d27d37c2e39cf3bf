import { userCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { lookFurther } from '../../helpdesk/diagnosis/look-further.ts';
import { isMet, policiesFor } from '../../helpdesk/diagnosis/policies-for.ts';
import type { Cause, Further, Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { personVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { TabCounts } from '../../helpdesk/people/tab-names.ts';
import { withoutUnderWay } from '../../helpdesk/remote/under-way.ts';
import type { Turn } from '../turn.ts';

/**
 * A person's card, with what is wrong with them first. What takes one more round, such as which settings fail, is read at once and changes
 * the card.
 */
export async function personCard(turn: Turn, file: PersonFile): Promise<Answer> {
  const first = firstVerdict(turn, file);
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
  const further = await furtherOf(turn, first);
  const verdict = verdictOf(turn, file, further);
  turn.services.verdicts.count(verdict);
  const counts = { ...policiesIn(file, further), ...countsOf(turn, file) };
  return userCard(turn, file, await verdictNow(turn, verdict), { counts });
}

/** Nobody sees what somebody else has counted. */
export const countsKey = (operatorId: string, personId: string) => `${operatorId} ${personId}`.toLowerCase();

const countsOf = ({ services, operator }: Turn, { person }: PersonFile) =>
  services.tabCounts.get(countsKey(operator.speaker.id, person.id));

/** The verdict with everything that one more round tells. */
export async function wholeVerdict(turn: Turn, file: PersonFile): Promise<Verdict> {
  const first = firstVerdict(turn, file);
  return first.pending.length === 0 ? first : verdictOf(turn, file, await furtherOf(turn, first));
}

function furtherOf({ graph }: Turn, first: Verdict): Promise<NonNullable<Further>> {
  const worstFirst = first.causes.flatMap(({ device }) => device?.id ?? []);
  return lookFurther(graph, first.pending, worstFirst);
}

/** How many policies the devices don't meet, where those of every device that isn't compliant were read. */
function policiesIn({ devices }: PersonFile, further: NonNullable<Further>): TabCounts {
  const failing = devices.ok
    ? devices.value.items.filter(({ device }) => device.complianceState !== 'compliant')
    : [];
  const read = failing.map(({ device }) => {
    const policies = further.get(device.id)?.policies;
    return typeof policies === 'object' && policies.ok === true
      ? policiesFor(device, policies.value)
      : undefined;
  });
  if (failing.length === 0 || read.includes(undefined)) return {};
  const all = read.flatMap((one) => one ?? []);
  const count = all.filter(({ state }) => !isMet(state)).length;
  return count > 0 ? { policy: count } : {};
}

/** Of files that this turn has read. Their rules take as long as a tenth of the card. */
const firsts = new WeakMap<PersonFile, Verdict>();

/** The verdict that the card's own round allows. */
export function firstVerdict(turn: Turn, file: PersonFile): Verdict {
  const verdict = firsts.get(file) ?? verdictOf(turn, file);
  firsts.set(file, verdict);
  return verdict;
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
