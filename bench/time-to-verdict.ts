import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';
import { median, pause, ratio } from './numbers.ts';
import {
  FAILING_SETTING,
  benchTenant,
  operatorId,
  personName,
  personUpn,
  withFailingSettings,
} from './tenant.ts';

/** In rounds of Graph's latency: until the card is whole, with the settings that fail. */
export type VerdictTimes = Record<'upn' | 'name', number>;

const LATENCY_MS = 300;
const SAMPLES = 7;

export async function timesToVerdict(fleet: Fleet, load: Load): Promise<VerdictTimes> {
  const graph = await fleet.sandbox(withFailingSettings(benchTenant()));
  const bot = await fleet.bot(graph);
  await pause(500);
  await graph.latency(LATENCY_MS);
  const ask = (whom: string) =>
    load.changed(bot.url, operatorId(0), `select user ${whom}`, FAILING_SETTING.name);
  await ask(personUpn(0));
  const samples = { upn: [] as number[], name: [] as number[] };
  for (let n = 0; n < SAMPLES; n++) {
    samples.upn.push(await ask(personUpn(n)));
    samples.name.push(await ask(personName(n)));
  }
  await bot.stop();
  await graph.stop();
  return { upn: ratio(median(samples.upn), LATENCY_MS), name: ratio(median(samples.name), LATENCY_MS) };
}
