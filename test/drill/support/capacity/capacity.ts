import { setMaxListeners } from 'node:events';
import { demoTokens, openGraph } from '../../../../bot/graph/index.ts';
import type { Service } from '../../../../bot/graph/http/throttle/service.ts';
import { KnownNames } from '../../../../bot/helpdesk/access/known-names.ts';
import { Operators } from '../../../../bot/helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../../../../bot/helpdesk/access/role-assignment-cache.ts';
import { Problem } from '../../../../bot/helpdesk/contracts/problem.ts';
import { selectPerson } from '../../../../bot/helpdesk/people/find-person.ts';
import { TenantSettingsCache } from '../../../../bot/helpdesk/people/tenant-settings-cache.ts';
import { Chance } from '../../../fuzz/support/chance.ts';
import { simulatedGraph } from '../../../support/simulated/graph.ts';
import { simulatedNetwork } from '../../../support/simulated/network.ts';
import { EPOCH, installTime } from '../../../support/simulated/virtual-globals.ts';
import { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { TENANT } from '../../../support/tenant.ts';
import { INTUNE_LIMITS, Limits } from './limits.ts';
import { limitedAnswer } from './limited-graph.ts';
import { capacityTenant, operatorId, personName, personUpn, phoneOf } from './tenant.ts';

export interface CapacityOptions {
  seed: number;
  operators: number;
  /** Lookups that each operator makes in an hour. */
  anHour: number;
  /** Actions that each operator confirms in an hour. */
  actionsAnHour: number;
  /** How long the help desk works before it is measured, after the bot's start, and how long it is measured. */
  afterMinutes: number;
  minutes: number;
  /** Each operator reads with their own rights, so what they read is shared with nobody. */
  delegated: boolean;
  /** Role assignments in the tenant. */
  assignments: number;
  limits?: typeof INTUNE_LIMITS;
}

export interface CapacityResult {
  lookUps: number;
  /** Share of look-ups with everything on the card, within ten seconds. */
  whole: number;
  /** Share of look-ups that were told to try again later, for a part of the card or for all of it. */
  toldToWait: number;
  /** In seconds: how long half, 95 of 100 and 99 of 100 look-ups took. */
  seconds: readonly [number, number, number];
  actions: number;
  /** Share of actions that were sent, and how long 95 of 100 took, in seconds. */
  sent: number;
  actionSeconds: number;
  /** Share of the requests that Graph refused, by service. */
  refused: Partial<Record<Service, number>>;
  /** The most requests of one operator that were told to wait, divided by the average. */
  unfairness: number;
}

const PEOPLE = 300;
const HOUR_MS = 3_600_000;
const WHOLE_WITHIN_MS = 10_000;
/** A turn's own time. */
const TURN_MS = 50_000;
const NEVER_MS = 2 ** 30;
const POLLS = 4;
const POLL_EVERY_MS = 7_000;

/** Plays a help desk against Graph's limits in virtual time, with the bot's own graph client and look-ups. */
export async function capacity(options: CapacityOptions): Promise<CapacityResult> {
  const time = new VirtualTime();
  const restore = installTime(time, () => EPOCH + time.now);
  try {
    return await play(time, options);
  } finally {
    restore();
  }
}

interface Done {
  operator: number;
  ms: number;
  outcome: 'whole' | 'partly' | 'refused';
}

async function play(time: VirtualTime, options: CapacityOptions): Promise<CapacityResult> {
  const { seed, operators, anHour, actionsAnHour, minutes, delegated, assignments } = options;
  const warmMs = options.afterMinutes * 60_000;
  const chance = new Chance(seed);
  const now = () => new Date(EPOCH + time.now);
  const { graph } = simulatedGraph(capacityTenant(operators, PEOPLE, assignments), now);
  const limits = new Limits(time, new Chance(seed + 1), options.limits);
  const quiet = () => undefined;
  const api = openGraph({
    url: 'https://graph.example',
    tokens: demoTokens(TENANT),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    now,
    sleep: time.sleep,
    tick: time.tick,
    random: () => chance.next(),
    attemptMs: NEVER_MS,
    betaHeadStartMs: NEVER_MS,
    transport: simulatedNetwork({
      time,
      attemptMs: NEVER_MS,
      latency: () => [40 + chance.below(60), 40 + chance.below(160)],
      arrive: (request, headers) => ({ fate: limitedAnswer(graph, limits, request, headers) }),
    }),
  });
  const roles = new RoleAssignmentCache(now, { perPerson: delegated });
  const desk = {
    operators: new Operators(roles, { checkedByGraph: true }),
    settings: new TenantSettingsCache({ perPerson: delegated }),
    known: new KnownNames(now),
  };
  const lookUps: Done[] = [];
  const actions: Done[] = [];
  const end = warmMs + minutes * 60_000;
  let running = 0;
  let turns = 0;

  const turn = async (
    operator: number,
    into: Done[],
    work: (turnId: string, signal: AbortSignal) => Promise<Done['outcome']>,
  ) => {
    const began = time.now;
    const controller = new AbortController();
    setMaxListeners(0, controller.signal);
    const stop = time.in(TURN_MS, () => controller.abort());
    running += 1;
    const outcome = await work(`turn-${(turns += 1)}`, controller.signal).catch(refusedOnly);
    running -= 1;
    stop();
    if (began >= warmMs && began < end) into.push({ operator, ms: time.now - began, outcome });
  };

  const lookUp = (operator: number, whom: string) =>
    turn(operator, lookUps, async (turnId, signal) => {
      const personId = operatorId(operator);
      const client = api.graphFor({ personId, signal, turnId });
      const speaker = await desk.operators.recent(client, personId);
      if (speaker.kind !== 'operator') throw new Error(`the operator is ${speaker.kind}`);
      const tenant = () => desk.settings.recent(client, personId);
      const found = await selectPerson(client, speaker.operator, whom, { tenant, known: desk.known });
      if (found.kind !== 'file') throw new Error(`${whom} is ${found.kind}`);
      const isWhole = Object.values(found.file).every((one) => (one as { ok?: boolean }).ok !== false);
      return isWhole ? 'whole' : 'partly';
    });

  const act = (operator: number, device: string) =>
    turn(operator, actions, async (turnId, signal) => {
      const personId = operatorId(operator);
      const client = api.graphFor({ personId, signal, turnId, patient: true });
      await Promise.all([desk.operators.fresh(client, personId), client.devices.one(device, { tags: true })]);
      await client.devices.act(device, { name: 'remoteLock', version: 'v1.0' });
      for (let n = 1; n <= POLLS; n += 1)
        time.in(n * POLL_EVERY_MS, () => {
          const poll = api.graphFor({ personId, signal: AbortSignal.timeout(30_000) });
          poll.devices.status(device).catch(refusedOnly);
        });
      return 'whole';
    });

  const operate = (operator: number, before: string | undefined) => {
    const pause = (-Math.log(1 - chance.next()) * HOUR_MS) / anHour;
    time.in(pause, () => {
      if (time.now >= end) return;
      const person = chance.below(PEOPLE);
      const whom =
        before !== undefined && chance.is(0.2)
          ? before
          : chance.is(0.5)
            ? personName(person)
            : personUpn(person);
      void lookUp(operator, whom).then(() => {
        if (chance.is(actionsAnHour / anHour)) void act(operator, phoneOf(person));
        operate(operator, whom);
      });
    });
  };
  for (let n = 0; n < operators; n += 1) operate(n, undefined);
  await time.run(() => time.now >= end && running === 0);
  await api.close();
  return resultOf(lookUps, actions, limits);
}

/** Being told to wait is a result. Anything else is a fault of the simulation. */
function refusedOnly(error: unknown): 'refused' {
  if (error instanceof Problem && ['throttled', 'timeout'].includes(error.kind)) return 'refused';
  throw error;
}

function resultOf(lookUps: readonly Done[], actions: readonly Done[], limits: Limits): CapacityResult {
  const share = (of: readonly Done[], which: (one: Done) => boolean) =>
    of.length === 0 ? 1 : of.filter(which).length / of.length;
  const took = (of: readonly Done[], part: number) =>
    (of.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(of.length * part)] ?? 0) / 1_000;
  const waits = new Map<number, number>();
  for (const { operator, outcome } of lookUps)
    if (outcome !== 'whole') waits.set(operator, (waits.get(operator) ?? 0) + 1);
  const operators = new Set(lookUps.map(({ operator }) => operator)).size;
  const average = [...waits.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, operators);
  return {
    lookUps: lookUps.length,
    whole: share(lookUps, ({ outcome, ms }) => outcome === 'whole' && ms <= WHOLE_WITHIN_MS),
    toldToWait: share(lookUps, ({ outcome }) => outcome !== 'whole'),
    seconds: [took(lookUps, 0.5), took(lookUps, 0.95), took(lookUps, 0.99)],
    actions: actions.length,
    sent: share(actions, ({ outcome }) => outcome === 'whole'),
    actionSeconds: took(actions, 0.95),
    refused: Object.fromEntries(
      [...limits.refused].map(([service, count]) => [service, count / (limits.asked.get(service) ?? 1)]),
    ),
    unfairness: average === 0 ? 1 : Math.max(...waits.values()) / average,
  };
}
