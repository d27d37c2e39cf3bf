import { personToldCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import type { Metrics } from '../helpdesk/contracts/metrics.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import {
  beginToTell,
  dueToTell,
  endTelling,
  settleTelling,
  type Told,
} from '../helpdesk/employee/telling.ts';
import { wordsFor } from '../locales/index.ts';
import { inBackground } from './background.ts';

const RETRY_MS = 60_000;
/** The operator's receipt comes first. */
const SOON_MS = 50;

interface TellServices extends Pick<Services, 'store' | 'audit' | 'custody' | 'now' | 'log'> {
  writeTo: Services['writeTo'];
  metrics: Pick<Metrics, 'employeeTold'>;
  /** Shows on the operator's card that somebody couldn't be told. */
  changed: (receipt: Receipt) => Promise<void>;
}

/** Tells employees what was done to their devices, once each, also what an earlier run of the bot left untold. */
export function tellEmployees(services: TellServices): { tellSoon(): void; stop(): Promise<void> } {
  let settled = false;
  let stopped = false;

  async function tellAll(): Promise<undefined> {
    if (!settled) await settleTelling(services);
    settled = true;
    for (const due of await dueToTell(services)) if (!stopped) await tellOne(services, due);
    return undefined;
  }

  const job = inBackground(tellAll, {
    failed: (error) => services.log.error({ err: error }, 'employees could not be told'),
    firstMs: 0,
    retryMs: RETRY_MS,
  });
  return {
    tellSoon: () => job.runIn(SOON_MS),
    stop() {
      stopped = true;
      return job.stop();
    },
  };
}

async function tellOne(services: TellServices, due: readonly Receipt[]): Promise<void> {
  const begun = await beginToTell(services, due);
  const [first] = begun;
  if (first?.userId === undefined) return;
  const told = await write(services, first.userId, begun);
  services.metrics.employeeTold(told);
  await endTelling(services, begun, told);
  if (told === 'told') return;
  try {
    await services.changed(first);
  } catch (error) {
    services.log.warn({ err: error, receipt: first.id }, 'a receipt’s card could not be updated');
  }
}

async function write(services: TellServices, personId: string, receipts: readonly Receipt[]): Promise<Told> {
  // how they read isn't known before they say something
  const context = { words: wordsFor(undefined), now: services.now() };
  const operatorId = receipts[0]?.operatorId ?? '';
  try {
    const { kind } = await services.writeTo(personId, personToldCard(context, receipts), operatorId);
    return kind === 'sent' ? 'told' : kind;
  } catch (error) {
    services.log.error({ err: error, receipt: receipts[0]?.id }, 'an employee could not be told');
    return 'unsure';
  }
}
