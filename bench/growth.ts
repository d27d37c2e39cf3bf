import { openStore } from '../bot/store/index.ts';
import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';
import { median, pause, ratio } from './numbers.ts';
import { type Sizes, benchTenant, operatorId, personName } from './tenant.ts';

/** How much longer a card takes with the largest size of something than with the smallest. */
export type Growth = Record<'tenant' | 'assignments' | 'groups' | 'devices' | 'audit' | 'operators', number>;

interface Case {
  tenant?: Partial<Sizes>;
  /** Entries in the audit before the measurement. */
  audit?: number;
  /** Operators who have sent a message before. */
  spoke?: number;
}

/** From small to the size of a big company. */
const CASES: Readonly<Record<keyof Growth, readonly [smallest: Case, largest: Case]>> = {
  tenant: [{ tenant: { people: 14, devices: 1 } }, { tenant: { people: 20_000, devices: 1 } }],
  assignments: [{ tenant: { assignments: 1 } }, { tenant: { assignments: 100 } }],
  groups: [{ tenant: { groups: 1 } }, { tenant: { groups: 500 } }],
  devices: [{ tenant: { devices: 1 } }, { tenant: { devices: 100 } }],
  audit: [{ audit: 0 }, { audit: 300_000 }],
  operators: [{ spoke: 1 }, { tenant: { operators: 3_000 }, spoke: 3_000 }],
};
/** Graph's latency, so that the measurement includes what people wait for and not only the speed of a sandbox. */
const LATENCY_MS = 100;
const WARM_UP = 3;
const SAMPLES = 11;
const GOING_ON = 50;

export async function growth(
  fleet: Fleet,
  load: Load,
  tell: (line: string) => void,
): Promise<Partial<Growth>> {
  const grown: Partial<Growth> = {};
  for (const [name, [smallest, largest]] of Object.entries(CASES) as [keyof Growth, [Case, Case]][]) {
    const small = await timeToCard(fleet, load, smallest);
    const large = await timeToCard(fleet, load, largest);
    grown[name] = ratio(large, small);
    const from = `${small.toFixed(0)} ms with ${JSON.stringify(smallest)}`;
    tell(`${name}: ${from}, ${large.toFixed(0)} ms with ${JSON.stringify(largest)}, ratio ${grown[name]}`);
  }
  return grown;
}

async function timeToCard(fleet: Fleet, load: Load, { tenant, audit = 0, spoke = 1 }: Case): Promise<number> {
  const graph = await fleet.sandbox(benchTenant(tenant));
  const dataDir = fleet.path('data');
  if (audit > 0) await fillAudit(dataDir, audit);
  const bot = await fleet.bot(graph, dataDir);
  await pause(500);
  if (spoke > 1) await load.turns(bot.url, spoke, 16, (n) => ({ speaker: operatorId(n), text: 'whoami' }));
  await graph.latency(LATENCY_MS);
  const ask = (n: number) => load.one(bot.url, operatorId(0), `select user ${personName(n)}`);
  for (let n = 0; n < WARM_UP; n++) await ask(n);
  const samples: number[] = [];
  // a name that was asked by before would need fewer rounds
  for (let n = 0; n < SAMPLES; n++) samples.push(await ask(WARM_UP + n));
  await bot.stop();
  await graph.stop();
  return median(samples);
}

/** An audit with entries, written by the store itself. */
async function fillAudit(folder: string, entries: number): Promise<void> {
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const store = await openStore({ folder, log, now: () => new Date() });
  for (let done = 0; done < entries; done += GOING_ON) {
    const some = Array.from({ length: GOING_ON }, (_, n) =>
      store.audit.append({ kind: 'read', what: 'user', operatorId: operatorId((done + n) % 200) }),
    );
    await Promise.all(some);
  }
  await store.close();
}
