import type { Operator } from '../access/authorize.ts';
import { tagsMatter } from '../access/authorize.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import { type Expected, askAhead } from '../access/ask-ahead.ts';
import { isPrivileged } from '../access/privileged.ts';
import { isFencedNow } from '../caller/not-me.ts';
import { isGuarded, needsAtPress, policyOf } from '../policy/needs.ts';
import { deviceTarget, scopeGroupsOf } from '../access/scope.ts';
import type { DeviceDetails, SameName } from '../contracts/model.ts';
import { Problem, orNone } from '../contracts/problem.ts';
import { sameId } from '../contracts/same-text.ts';
import { othersNamed } from '../devices/same-name.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import type { CheckedDevice, Rechecked, Run } from './run.ts';
import type { Listed } from '../devices/picks.ts';
import { choiceFault, listsFor, pickable } from '../devices/picks.ts';
import { factsAtPress } from './under-way.ts';

/**
 * Checks a press again. Everything that allows the action is read now, from Graph and not from memory: the presser, their
 * roles, each device and whether it is in their scope. Memory says only what to ask for, so that one round is enough if nothing has
 * changed.
 * @throws Problem if any of it can't be read
 */
export async function recheck<R extends Run>(run: R): Promise<Rechecked<R>> {
  const { services, operatorId, targets } = run;
  const graph = askAhead(run.graph, expectedOf(run));
  const guards = isGuarded(run.action, rememberedNeeds(run));
  const [speaker, sameNames, lists, privileged, found] = await Promise.all([
    services.operators.fresh(graph, operatorId),
    Promise.all(targets.map((target) => sameNameOf(run, target))),
    // nothing is picked from several devices
    listsFor(graph, run.action, targets[0], {
      tags: tagsMatter(services.operators.before(operatorId)),
      now: services.now(),
    }),
    // about whom the card named: if the device is somebody else's now, nothing is sent
    Promise.all(
      guards ? targets.map(({ userId }) => isPrivileged(graph, userId, services.privilegedGroupId)) : [],
    ),
    Promise.all(targets.map(({ deviceId }) => orNone(graph.devices.one(deviceId, { tags: true })))),
    // what other bots have written until now is seen by the time that Graph has answered
    services.store.level(),
  ]);
  const devices = await Promise.all(
    targets.map(async (target, index): Promise<CheckedDevice> => {
      const device = found[index];
      if (speaker.kind !== 'operator') return { kind: 'denied', target, why: { kind: 'notAnOperator' } };
      if (!device) return { kind: 'gone', target };
      // whose device it is could not be read: that is a doubt, and a doubt is a no
      if (device.primaryUserUnread) throw device.primaryUserUnread;
      if (device.userId !== target.userId) return { kind: 'changed', target };
      assertSameMachine(target, device);
      // renamed since: who else bears the new name wasn't asked
      const sameName = device.deviceName === target.deviceName ? sameNames[index] : undefined;
      return decide({ ...run, graph }, speaker.operator, {
        target,
        device,
        sameName,
        lists,
        // wasn't asked, because nothing wanted it: if something does now, that is a doubt
        privileged: privileged[index] ?? true,
      });
    }),
  );
  return { ...run, devices };
}

/** They say what to ask for. What holds is looked at once more when everything was read. */
const rememberedNeeds = ({ services: { store, policy }, action: { name } }: Run) =>
  policyOf(
    policy,
    name,
    store.look((remembered) => remembered.policy.get(name)),
  ).needs;

/** The card named a machine by its serial number. If the record has another one by now, nobody knows which is meant. */
function assertSameMachine({ serialNumber }: ActionTarget, device: DeviceDetails): void {
  if (serialNumber === undefined || device.serialNumber === undefined) return;
  if (sameId(device.serialNumber, serialNumber) || device.serialNumber === serialNumber) return;
  throw new Problem({ kind: 'unreadable', detail: 'another serial number than the confirm card had' });
}

/** What will be asked if the operator, the devices and their primary users are what they were. */
function expectedOf({ services, operatorId, targets, inEntra = {} }: Run): Expected[] {
  const groups = scopeGroupsOf(services.operators.before(operatorId));
  return targets.map(({ deviceId, userId }) => {
    const entra = inEntra[deviceId];
    return { userId, entra: entra && { objectId: undefined, ...entra }, groups };
  });
}

/** Who else bears its name is asked with everything else, if the name or the serial number has to be typed. */
async function sameNameOf(
  { graph, action, typed }: Run,
  target: ActionTarget,
): Promise<SameName | undefined> {
  if (action.danger !== 'destructive' || typed === undefined) return undefined;
  return othersNamed(graph, { ...target, id: target.deviceId });
}

interface Found {
  target: ActionTarget;
  device: DeviceDetails;
  sameName: SameName | undefined;
  lists: Listed;
  /** Whether its person is, as the card named them. */
  privileged: boolean;
}

async function decide(
  { services, graph, action, operatorId, values, typed, waiting }: Run,
  operator: Operator,
  { target, device, sameName = 'unread', lists, privileged }: Found,
): Promise<CheckedDevice> {
  const scope = await deviceTarget(graph, operator, device);
  const facts = factsAtPress(services, action, device, { operatorId, except: waiting });
  const fenced = services.store.look((remembered) => isFencedNow(remembered, device.userId, services.now()));
  const choice = choiceFault(action, lists, pickable(lists, operator, action, scope), values);
  const offer = mayGoAhead(action, operator, device, scope, { ...facts, typed, sameName, choice });
  const needs = needsAtPress(action, facts.needs, {
    fenced,
    privileged,
    lost: typed?.lost === true,
  });
  if (offer.possible)
    return {
      kind: 'clear',
      target,
      device,
      through: offer.through,
      needs,
      policy: facts.needs,
      operatorName: operator.speaker.displayName,
      told: facts.told,
      lost: facts.lost,
    };
  if (offer.why.kind === 'scopeUnread' && scope.groupsUnread) throw scope.groupsUnread;
  return { kind: 'denied', target, why: offer.why };
}
