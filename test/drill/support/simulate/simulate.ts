import { createHash } from 'node:crypto';
import type { AuditRecord } from '../../../../bot/helpdesk/contracts/audit.ts';
import type { Answer, Messenger } from '../../../../bot/helpdesk/contracts/conversation.ts';
import { readConfig } from '../../../../bot/config/index.ts';
import type { RecordedCall } from '../../../../sandbox/graph/types.ts';
import { Chance } from '../../../fuzz/support/chance.ts';
import { simulatedGraph } from '../../../support/simulated/graph.ts';
import { simulatedNetwork } from '../../../support/simulated/network.ts';
import { EPOCH, installTime } from '../../../support/simulated/virtual-globals.ts';
import { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { TENANT } from '../../../support/tenant.ts';
import { check, type Broken, type Entry } from '../faults/history.ts';
import { drillDevices, drillTenant, operators } from '../faults/tenant.ts';
import { actionCalls } from '../truth.ts';
import { wordsIn } from './answers.ts';
import { SimulatedBot } from './bot.ts';
import { SimulatedDisk } from './disk.ts';
import { Nemesis } from './nemesis.ts';
import { Play } from './play.ts';

export interface SimulationOptions {
  seed: number;
  actions: number;
  /** Told now and then how many actions are over. */
  said?: (actions: number) => void;
}

export interface SimulationResult extends Broken {
  actions: number;
  sent: number;
  turnedDown: number;
  faults: number;
  kills: number;
  freezes: number;
  /** Calls that came again before Graph's Retry-After was over. */
  early: number;
  /** Resident memory at the end, divided by that after the first tenth. */
  memory: number;
  /** Virtual hours. */
  hours: number;
  /** The same for the same seed. */
  digest: string;
  /** Errors of the bot that nobody expects, whatever the nemesis does. */
  errors: Map<string, number>;
}

const WORKERS = 24;
const ATTEMPT_MS = 8_000;
const SHARE = 0.02;
/** How often a step is the bot's last. */
const DIES = 0.0004;
const SLOW_WRITES = 0.01;
const FAILED_WRITES = 0.001;
const MOST_BROKEN = 20;
const SAY_EVERY = 5_000;
/** How often the bot is killed, the clock is set, the bot is frozen and the disk is full, about. */
const KILL_EVERY_MS = 90_000;
const CLOCK_EVERY_MS = 20 * 60_000;
const FREEZE_EVERY_MS = 8 * 60_000;
const FULL_EVERY_MS = 12 * 60_000;

/** The bot's help desk, store and graph client against a nemesis, in virtual time. The same seed plays the same. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const time = new VirtualTime();
  const clock = { shift: 0 };
  const restore = installTime(time, () => EPOCH + time.now + clock.shift);
  const { random } = Math;
  const chance = new Chance(options.seed + 7);
  Math.random = () => chance.next();
  try {
    return await play(time, clock, options);
  } finally {
    Math.random = random;
    restore();
  }
}

async function play(
  time: VirtualTime,
  clock: { shift: number },
  { seed, actions, said = () => undefined }: SimulationOptions,
): Promise<SimulationResult> {
  const chance = new Chance(seed);
  const workers = Math.min(WORKERS, actions);
  let memory = process.memoryUsage.rss();
  const digest = createHash('sha256');
  const result = {
    actions: 0,
    sent: 0,
    turnedDown: 0,
    doubled: [] as Entry[],
    withoutAudit: [] as Entry[],
    falseReceipts: [] as Entry[],
    errors: new Map<string, number>(),
  };
  const note = (broken: Broken) => {
    for (const name of ['doubled', 'withoutAudit', 'falseReceipts'] as const)
      if (result[name].length < MOST_BROKEN) result[name].push(...broken[name]);
  };
  const graphNow = () => new Date(EPOCH + time.now);
  const devices = drillDevices(2 * workers);
  const seen = (call: Omit<RecordedCall, 'at'>) => {
    for (const { action, device } of actionCalls([{ ...call, at: 0 }])) {
      const entry = player.underWay.get(device);
      if (entry?.action !== action) throw new Error(`${action} was sent to a device on which nobody acts`);
      entry.posts += 1;
      // the entry has to be on disk by now
      entry.started = Math.min(entry.posts, audited.get(entry) ?? 0);
    }
  };
  const audited = new WeakMap<Entry, number>();
  const onAudit = ({ kind, what, deviceId }: AuditRecord) => {
    const entry = deviceId === undefined ? undefined : player.underWay.get(deviceId);
    if (kind === 'started' && entry?.action === what) audited.set(entry, (audited.get(entry) ?? 0) + 1);
  };
  const { graph, control } = simulatedGraph(drillTenant(workers, 2 * workers), graphNow, seen);
  control.script('*', '*', { end: 'never' });
  const nemesis = new Nemesis(graph, new Chance(seed + 1), SHARE, time);
  const full = { until: 0 };
  const lastStep = (bot: SimulatedBot) => {
    if (!bot.life.over && chance.is(DIES)) bot.die(300 + chance.below(3_000));
  };
  const disk = new SimulatedDisk({
    time,
    latency: () => [chance.is(SLOW_WRITES) ? chance.below(3_000) : 1 + chance.below(6), 1 + chance.below(3)],
    beforeWrite() {
      lastStep(bot);
      return time.now < full.until || chance.is(FAILED_WRITES);
    },
    afterWrite: () => lastStep(bot),
    audited: onAudit,
  });
  const bot: SimulatedBot = new SimulatedBot({
    time,
    random: () => chance.next(),
    config: readConfig({ TenantId: TENANT, GraphUrl: 'http://127.0.0.1:1', PORT: '0', LogLevel: 'fatal' }),
    now: () => new Date(EPOCH + time.now + clock.shift),
    transport: simulatedNetwork({
      time,
      attemptMs: ATTEMPT_MS,
      latency: () => [5 + chance.below(60), 5 + chance.below(120)],
      arrive(request, headers, when) {
        lastStep(bot);
        const answer = nemesis.answer(request, headers, when);
        lastStep(bot);
        return answer;
      },
    }),
    open: () => disk.open(() => new Date(EPOCH + time.now + clock.shift)),
    messenger: messengerOf(time, chance, (answer) => {
      if (answer.kind === 'card') player.shown(wordsIn(answer), answer.receiptOf);
    }),
    isOver: (id) => player.isOver(id),
    faulty(what, error) {
      const name = `${what}: ${error instanceof Error ? error.name : String(error)}`;
      result.errors.set(name, (result.errors.get(name) ?? 0) + 1);
    },
  });
  const player: Play = new Play({
    time,
    chance,
    bots: [bot],
    finish: (device, action) => control.settle(device, action, 'done'),
    broken: (entry) => note({ doubled: [], withoutAudit: [], falseReceipts: [entry] }),
    ended(entry) {
      const { action, device, presses, posts, receipt } = entry;
      digest.update(
        `${action} ${device} ${presses.join()} ${posts} ${time.now} ${receipt?.split('\n')[0] ?? ''}\n`,
      );
      note(check([entry]));
      result.actions += 1;
      if (posts > 0) result.sent += 1;
      if (presses.length === 0) result.turnedDown += 1;
      if (result.actions === Math.ceil(actions / 10)) memory = process.memoryUsage.rss();
      if (result.actions % SAY_EVERY === 0) said(result.actions);
    },
  });
  torment({ time, chance, bot, clock, full });
  time.in(0, () => bot.start());
  let working = workers;
  for (const [n, who] of operators(workers).entries()) {
    const own = devices.filter((_, index) => index % workers === n);
    void player.operate(who, own, () => result.actions + working > actions).finally(() => (working -= 1));
  }
  await time.run(() => working === 0);
  return {
    ...result,
    faults: nemesis.faults,
    kills: bot.kills,
    freezes: bot.freezes,
    early: nemesis.early,
    memory: process.memoryUsage.rss() / memory,
    hours: time.now / 3_600_000,
    digest: digest.digest('hex').slice(0, 16),
  };
}

interface Tormented {
  time: VirtualTime;
  chance: Chance;
  bot: SimulatedBot;
  clock: { shift: number };
  full: { until: number };
}

/** Kills and freezes the bot, sets the clock and fills the disk now and then. */
function torment({ time, chance, bot, clock, full }: Tormented): void {
  const nowAndThen = (everyMs: number, harm: () => void) => {
    time.in(everyMs / 2 + chance.below(everyMs), () => {
      harm();
      nowAndThen(everyMs, harm);
    });
  };
  nowAndThen(KILL_EVERY_MS, () => {
    if (!bot.life.over) bot.die(300 + chance.below(3_000));
  });
  nowAndThen(CLOCK_EVERY_MS, () => {
    clock.shift = chance.of([0, 0, 90_000, -300_000, 3_600_000, -3_600_000]);
  });
  nowAndThen(FREEZE_EVERY_MS, () => bot.freeze(chance.of([500, 5_000, 60_000])));
  nowAndThen(FULL_EVERY_MS, () => {
    full.until = time.now + 1_000 + chance.below(20_000);
  });
}

/** Teams, which refuses or loses what it is sent now and then. */
function messengerOf(time: VirtualTime, chance: Chance, shown: (answer: Answer) => void): Messenger {
  const said = async <T>(answer: Answer, outcome: T, failed: T | Error): Promise<T> => {
    shown(answer);
    await time.sleep(5 + chance.below(100));
    if (!chance.is(0.03)) return outcome;
    if (failed instanceof Error) throw failed;
    return failed;
  };
  const place = (conversationId: string) => ({
    serviceUrl: 'https://channel.example',
    conversationId,
    activityId: `message-${Math.floor(chance.next() * 1e9)}`,
  });
  return {
    update: (at, answer) => said(answer, at, new Error('Teams refused an update')),
    tell: (at, answer) => said(answer, place(at.conversationId), new Error('Teams refused a message')),
    post: (channelId, answer) => said(answer, { kind: 'sent', place: place(channelId) }, { kind: 'unsure' }),
    writeTo: (personId, answer) => said(answer, { kind: 'sent', place: place(personId) }, { kind: 'failed' }),
  };
}
