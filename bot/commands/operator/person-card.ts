import { userCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Cause, Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { personVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { withoutUnderWay } from '../../helpdesk/remote/under-way.ts';
import type { Turn } from '../turn.ts';

/** A person's card, with what is wrong with them first. */
export async function personCard(turn: Turn, file: PersonFile): Promise<Answer> {
  const { operator, now, services } = turn;
  const verdict = personVerdict(file, operator, { now, thresholds: services.thresholds });
  return userCard(turn, file, await verdictNow(turn, verdict));
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
