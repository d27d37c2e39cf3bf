import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../../../sandbox/graph/index.ts';
import { Chance } from '../../../fuzz/support/chance.ts';
import { afterFirstSecond } from '../../../support/act.ts';
import { type Answered, buttons, FakeChannel, type Json } from '../../../support/channel.ts';
import { openFixture, temporaryFolder } from '../../../support/fixture.ts';
import { openSandbox } from '../../../support/sandbox.ts';
import { actionCalls } from '../truth.ts';
import { MortalBot } from './bots.ts';
import { check, type Broken, type Entry } from './history.ts';
import { NemesisGraph } from './nemesis-graph.ts';
import { drillDevices, drillTenant, operators } from './tenant.ts';

export interface DrillOptions {
  seed: number;
  actions: number;
  say?: (line: string) => void;
}

export interface DrillResult extends Broken {
  actions: number;
  sent: number;
  turnedDown: number;
  kills: number;
  freezes: number;
  faults: number;
  /** Presses without an answer in twelve seconds. A killed or frozen bot's aren't counted. */
  late: number;
}

const ACTIONS = ['remoteLock', 'syncDevice', 'rebootNow'] as const;
const MOST_WORKERS = 32;
const LATE_MS = 12_000;
/** How long the bot may take, once all is calm, to say what became of an action. */
const SETTLES_MS = 40_000;

/** Operators confirm actions while the nemesis harms Graph, Teams and the bot's process. Then the history is checked. */
export async function faultDrill({
  seed,
  actions,
  say = () => undefined,
}: DrillOptions): Promise<DrillResult> {
  const workers = Math.max(2, Math.min(MOST_WORKERS, Math.ceil(actions / 8)));
  const sandbox = await openSandbox({ data: drillTenant(workers, workers * 2), keepCalls: 2_000_000 });
  const graph = new NemesisGraph(sandbox.url, new Chance(seed + 1));
  const channel = new FakeChannel();
  await channel.open(openFixture());
  const dataDir = await temporaryFolder();
  const environment = { PORT: '0', GraphUrl: await graph.listen(), DataDir: dataDir, LogLevel: 'fatal' };
  const bot = new MortalBot(channel, environment, new Chance(seed + 2));
  await bot.start();
  const play = new FaultPlay({ sandbox, channel, bot, dataDir, seed });
  graph.share = 0.04;
  bot.torment(6_000);
  const teams = troubleTeams(channel, new Chance(seed + 3));
  const shares = Array.from({ length: workers }, (_, n) => Math.floor((actions + n) / workers));
  await Promise.all(shares.map((share, n) => play.work(n, share, workers)));
  await bot.calm();
  teams.stop();
  graph.share = 0;
  say(`${play.history.length} actions were asked for; waiting for their ends`);
  await play.settle();
  const code = await bot.stop();
  if (code !== 0) say(`the bot ended with ${String(code)}`);
  const broken = check(play.history);
  for (const [what, entries] of Object.entries(broken) as [string, Entry[]][])
    for (const entry of entries.slice(0, 3)) say(`${what}: ${JSON.stringify(entry)}`);
  const pressed = play.history.filter(({ presses }) => presses.length > 0);
  return {
    ...broken,
    actions: play.history.length,
    sent: play.history.filter(({ posts }) => posts > 0).length,
    turnedDown: play.history.length - pressed.length,
    kills: bot.kills,
    freezes: bot.freezes,
    faults: graph.faults,
    late: play.late,
  };
}

/** Teams refuses and throttles what it is sent. */
function troubleTeams(channel: FakeChannel, chance: Chance): { stop: () => void } {
  const timer = setInterval(() => {
    if (channel.refuse.length > 3) return;
    const status = chance.of([403, 404, 412, 429, 502]);
    channel.refuse.push(status === 429 ? { status, headers: { 'retry-after': '1' } } : { status });
  }, 700);
  return {
    stop() {
      clearInterval(timer);
      channel.refuse.length = 0;
    },
  };
}

interface Parts {
  sandbox: Sandbox;
  channel: FakeChannel;
  bot: MortalBot;
  dataDir: string;
  seed: number;
}

class FaultPlay {
  readonly history: Entry[] = [];
  readonly #confirmations = new Map<Entry, { who: string; confirmation: string }>();
  late = 0;

  constructor(private readonly parts: Parts) {}

  /** One operator's part. Every worker has devices of its own, so that what Graph sees on one belongs to one confirmation at a time. */
  async work(worker: number, share: number, workers: number): Promise<void> {
    const chance = new Chance(this.parts.seed * 1_000 + worker);
    const who = operators(workers)[worker] ?? '';
    const devices = drillDevices(workers * 2).filter((_, n) => n % workers === worker);
    for (let n = 0; n < share; n += 1) await this.#one(who, devices[n % devices.length] ?? '', chance);
  }

  async #one(who: string, device: string, chance: Chance): Promise<void> {
    const action = chance.of(ACTIONS);
    const entry: Entry = {
      ...{ action, device, askedAt: Date.now(), presses: [], posts: 0, started: 0, done: false },
    };
    this.history.push(entry);
    const asked = await this.#untilAnswered(who, 'action.ask', { action, device });
    const confirm = buttons(asked?.card).find(({ verb }) => verb === 'action.confirm');
    if (!confirm) return;
    const data = confirm.data as Json;
    this.#confirmations.set(entry, { who, confirmation: String(data.confirmation) });
    await afterFirstSecond();
    const times = chance.is(0.3) ? 2 : 1;
    const id = randomUUID();
    // the second press is another one, or the same delivered again
    const ids = chance.is(0.5) ? [id, id] : [id, randomUUID()];
    const answers = await Promise.all(
      ids.slice(0, times).map((one) => this.#invoke(who, 'action.confirm', data, one)),
    );
    entry.presses = answers.map((answer) => (answer ? 'ok' : 'unknown'));
    const last = answers.find((answer) => answer !== undefined);
    if (last) entry.receipt = last.text;
    await this.#finish(who, entry, last);
  }

  /** A bot that was killed is back soon. */
  async #untilAnswered(who: string, verb: string, data: Json): Promise<Answered | undefined> {
    for (let n = 0; n < 20; n += 1) {
      const answer = await this.#invoke(who, verb, data);
      if (answer) return answer;
      await pause(300);
    }
    return undefined;
  }

  /** The device does what it was sent, and is free for the next action once nothing more can come. */
  async #finish(who: string, entry: Entry, last: Answered | undefined): Promise<void> {
    const { sandbox } = this.parts;
    // work that outlived its answer may still send
    await pause(300);
    if (this.#count(entry) > 0) {
      sandbox.control.settle(entry.device, entry.action, 'done');
      entry.done = true;
    }
    const refresh = buttons(last?.card).find(({ verb }) => verb === 'receipt.show');
    const shown = refresh && (await this.#untilAnswered(who, 'receipt.show', refresh.data as Json));
    if (shown) entry.receipt = shown.text;
  }

  #count({ device, action, askedAt }: Entry): number {
    const since = this.parts.sandbox.calls.filter(({ at }) => at >= askedAt);
    return actionCalls(since).filter((call) => call.device === device && call.action === action).length;
  }

  /** An answer, or undefined if nobody knows what became of it. */
  async #invoke(who: string, verb: string, data: Json, id = randomUUID()): Promise<Answered | undefined> {
    const { channel, bot } = this.parts;
    const [startedAt, harmed] = [performance.now(), bot.kills + bot.freezes];
    const answer = await channel.invoke(who, verb, data, { id }).catch(() => undefined);
    const undisturbed = harmed === bot.kills + bot.freezes;
    if (undisturbed && performance.now() - startedAt > LATE_MS) this.late += 1;
    return answer;
  }

  /** When all is calm: what Graph and the audit saw, and what the bot says of each action. */
  async settle(): Promise<void> {
    const audit = await this.#audit();
    const end = Date.now() + SETTLES_MS;
    const next = new Map<string, number>();
    for (const entry of this.history.toReversed()) {
      // until the next action on the same device
      const until = next.get(entry.device) ?? Infinity;
      next.set(entry.device, entry.askedAt);
      const mine = ({ at }: { at: number }) => at >= entry.askedAt && at < until;
      entry.posts = actionCalls(this.parts.sandbox.calls.filter(mine)).filter(
        ({ device, action }) => device === entry.device && action === entry.action,
      ).length;
      entry.started = audit.filter(
        ({ kind, what, deviceId, at }) =>
          kind === 'started' &&
          what === entry.action &&
          deviceId === entry.device &&
          mine({ at: Date.parse(at) }),
      ).length;
    }
    for (const [entry, { who, confirmation }] of this.#confirmations) {
      const said = await this.#invoke(who, 'action.state', { confirmation });
      if (said) entry.receipt = said.text;
      if (Date.now() > end) return;
    }
  }

  async #audit(): Promise<{ kind: string; what: string; deviceId: string; at: string }[]> {
    const lines = (await readFile(join(this.parts.dataDir, 'audit.jsonl'), 'utf8'))
      .split('\n')
      .filter(Boolean);
    return lines.map(
      (line) => JSON.parse(line) as { kind: string; what: string; deviceId: string; at: string },
    );
  }
}
