import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';
import { median, pause, ratio } from './numbers.ts';
import { FIRST_SECOND_MS } from './press.ts';
import { openStorage, type Storage } from './storage.ts';
import { PEOPLE, benchTenant, deviceId, operatorId, personUpn } from './tenant.ts';

/** As far as a storage account in the same region is. */
const NEAR_MS = 10;
const AT_ONCE = 16;
const ROUNDS = 5;
/** So far that the bot's own time hardly counts. */
const FAR_MS = 100;
const GRAPH_MS = 300;
const SAMPLES = 7;

export interface Tables {
  turnsRatioTables: Record<string, number>;
  storeRoundTrips: { turn: number; press: number };
}

/** The bot on tables: turns a second beside the echo bot's, and how often somebody waits for the store. */
export async function tablesFigures(
  fleet: Fleet,
  load: Load,
  turns: number,
  say: (line: string) => void,
): Promise<Tables> {
  const storage = await openStorage();
  try {
    const turnsRatioTables = await turnsOnTables(fleet, load, storage, turns, say);
    const storeRoundTrips = await roundTrips(fleet, load, storage);
    say(
      `with Graph ${GRAPH_MS} ms and the store ${FAR_MS} ms away, the store adds ${storeRoundTrips.turn} rounds to a turn and ${storeRoundTrips.press} to a press of Confirm`,
    );
    return { turnsRatioTables, storeRoundTrips };
  } finally {
    await storage.close();
  }
}

async function turnsOnTables(
  fleet: Fleet,
  load: Load,
  storage: Storage,
  turns: number,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  const graph = await fleet.sandbox(benchTenant());
  storage.latency(0);
  const ours = await fleet.bot(graph, fleet.path('data'), { StoreUrl: storage.account() });
  const echo = await fleet.echo();
  storage.latency(NEAR_MS);
  await pause(500);
  const speak = (bot: { url: string }, count: number) =>
    load.turns(bot.url, count, AT_ONCE, (n) => ({
      speaker: operatorId(n % 100),
      text: `select user ${personUpn(n % PEOPLE)}`,
    }));
  for (const bot of [ours, echo]) await speak(bot, turns);
  const rounds = { ours: [] as number[], echo: [] as number[] };
  for (let n = 0; n < ROUNDS; n++) {
    rounds.echo.push(await speak(echo, turns / 4));
    rounds.ours.push(await speak(ours, turns / 4));
  }
  const [mine, theirs] = [median(rounds.ours), median(rounds.echo)];
  const reached = ratio(mine, theirs);
  say(
    `on tables ${NEAR_MS} ms away, ${AT_ONCE} at once: ours ${mine.toFixed(0)}/s, echo ${theirs.toFixed(0)}/s, ratio ${reached}`,
  );
  for (const program of [ours, echo, graph]) await program.stop();
  return { [AT_ONCE]: reached };
}

/** What the store adds to a turn and to a press while Graph is further away: what is asked of both at once costs nothing. */
async function roundTrips(fleet: Fleet, load: Load, storage: Storage): Promise<Tables['storeRoundTrips']> {
  const graph = await fleet.sandbox(benchTenant());
  storage.latency(0);
  const bot = await fleet.bot(graph, fleet.path('data'), { StoreUrl: storage.account() });
  const who = operatorId(0);
  let device = 0;
  const turn = () => load.one(bot.url, who, `select user ${personUpn(1)}`);
  const press = async (ms: number) => {
    await graph.latency(0);
    storage.latency(0);
    const asked = await load.press(bot.url, who, 'action.ask', {
      action: 'remoteLock',
      device: deviceId('1', 0, device++),
    });
    const confirmation = /"confirmation":"([^"]+)"/.exec(asked.card)?.[1];
    if (confirmation === undefined) throw new Error(`no confirm card came back, but ${asked.card}`);
    await pause(FIRST_SECOND_MS);
    await graph.latency(GRAPH_MS);
    storage.latency(ms);
    const { sentAt, answeredAt } = await load.press(bot.url, who, 'action.confirm', { confirmation });
    return answeredAt - sentAt;
  };
  const took = {
    turn: { near: [] as number[], far: [] as number[] },
    press: { near: [] as number[], far: [] as number[] },
  };
  await turn();
  for (let n = 0; n < SAMPLES; n++)
    for (const [where, ms] of [
      ['near', 0],
      ['far', FAR_MS],
    ] as const) {
      took.press[where].push(await press(ms));
      // what the bot follows meanwhile has been read once at this distance
      await pause(3 * FAR_MS);
      took.turn[where].push(await turn());
    }
  await bot.stop();
  await graph.stop();
  const added = ({ near, far }: { near: number[]; far: number[] }) =>
    ratio(median(far) - median(near), FAR_MS);
  return { turn: added(took.turn), press: added(took.press) };
}
