import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';
import { median, pause } from './numbers.ts';
import { benchTenant, deviceOperatorId, operatorId, personName, personUpn } from './tenant.ts';

/** Milliseconds to a card, by kind of request. `nameAgain`: the operator asked by that name before. The last two are for an operator whose scope is devices. */
export type CardTimes = Record<
  'upn' | 'name' | 'nameCold' | 'nameAgain' | 'upnDevices' | 'nameDevices',
  number
>;

const SAMPLES = 7;

/** How long a card takes if Graph needs each of `latencies` milliseconds per answer. */
export async function timesToCard(
  fleet: Fleet,
  load: Load,
  latencies: readonly number[],
): Promise<Map<number, CardTimes>> {
  const graph = await fleet.sandbox(benchTenant());
  const bot = await fleet.bot(graph);
  const times = new Map<number, CardTimes>();
  let cold = 100;
  for (const [round, ms] of latencies.entries()) {
    await graph.latency(ms);
    await pause(ms * 3 + 100);
    const ask = (who: string, whom: string) => load.one(bot.url, who, `select user ${whom}`);
    const warm = operatorId(0);
    for (const who of [warm, deviceOperatorId]) await ask(who, personUpn(0));
    const samples: Record<keyof CardTimes, number[]> = {
      upn: [],
      name: [],
      nameCold: [],
      nameAgain: [],
      upnDevices: [],
      nameDevices: [],
    };
    for (let sample = 0; sample < SAMPLES; sample++) {
      // a name that the operator hasn't asked by yet
      const n = round * SAMPLES + sample;
      samples.upn.push(await ask(warm, personUpn(n)));
      samples.name.push(await ask(warm, personName(n)));
      samples.nameAgain.push(await ask(warm, personName(n)));
      samples.nameCold.push(await ask(operatorId(cold++), personName(n)));
      samples.upnDevices.push(await ask(deviceOperatorId, personUpn(n)));
      samples.nameDevices.push(await ask(deviceOperatorId, personName(n)));
    }
    const medians = Object.entries(samples).map(([name, all]) => [name, Math.round(median(all))] as const);
    times.set(ms, Object.fromEntries(medians) as CardTimes);
  }
  await bot.stop();
  await graph.stop();
  return times;
}
