import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';
import { median, pause, ratio } from './numbers.ts';
import { benchTenant, deviceId, deviceOperatorId, operatorId } from './tenant.ts';

/** In rounds of Graph's latency: from a press of Confirm to the POST, and to the receipt. The POST's own answer is a round, too. */
export interface PressRounds {
  toPost: number;
  toReceipt: number;
}

/** So long that the bot's own time hardly counts. */
const LATENCY_MS = 300;
const SAMPLES = 7;
/** A confirm card can't be used in its first second. */
export const FIRST_SECOND_MS = 1_050;

/** For an operator with a scope group of people, and for one with a group of devices: the slower one counts. */
export async function pressRounds(fleet: Fleet, load: Load): Promise<PressRounds> {
  const graph = await fleet.sandbox(benchTenant());
  const bot = await fleet.bot(graph);
  await pause(500);
  const measured: PressRounds[] = [];
  for (const who of [operatorId(0), deviceOperatorId]) {
    const toPost: number[] = [];
    const toReceipt: number[] = [];
    for (let n = 0; n < SAMPLES; n++) {
      const device = deviceId('1', 0, who === deviceOperatorId ? 20 + n : n);
      await graph.latency(0);
      const asked = await load.press(bot.url, who, 'action.ask', { action: 'remoteLock', device });
      const confirmation = /"confirmation":"([^"]+)"/.exec(asked.card)?.[1];
      if (confirmation === undefined) throw new Error(`no confirm card came back, but ${asked.card}`);
      await pause(FIRST_SECOND_MS);
      await graph.latency(LATENCY_MS);
      const pressed = await load.press(bot.url, who, 'action.confirm', { confirmation });
      const post = (await graph.calls()).find(({ path }) => path.endsWith(`/${device}/remoteLock`));
      if (!post) throw new Error(`a press sent nothing, and was answered ${pressed.card}`);
      toPost.push(post.at - pressed.sentAt);
      toReceipt.push(pressed.answeredAt - pressed.sentAt);
    }
    measured.push({
      toPost: ratio(median(toPost), LATENCY_MS),
      toReceipt: ratio(median(toReceipt), LATENCY_MS),
    });
  }
  await bot.stop();
  await graph.stop();
  return {
    toPost: Math.max(...measured.map((one) => one.toPost)),
    toReceipt: Math.max(...measured.map((one) => one.toReceipt)),
  };
}
