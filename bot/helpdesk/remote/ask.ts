import type { NotCovered, Operator, Target } from '../access/authorize.ts';
import { tagsMatter } from '../access/authorize.ts';
import type { Refusal } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { MOST_DEVICES, mayBeSeveral } from '../actions/define.ts';
import type { CheckedForm, FormFault, Picks } from '../actions/form.ts';
import { checkForm, fieldsFor } from '../actions/form.ts';
import { isFencedNow } from '../caller/not-me.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import type { Need, PolicyRules } from '../contracts/policy/need.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { DeviceDetails, SameName } from '../contracts/model.ts';
import { part } from '../contracts/problem.ts';
import type { Confirmation, SecretValues, Store } from '../contracts/store.ts';
import type { DeviceOutcome } from '../devices/device-file.ts';
import { readDevice } from '../devices/device-file.ts';
import { othersNamed } from '../devices/same-name.ts';
import { inOrder, needsAtPress } from '../policy/needs.ts';
import type { Listed } from '../devices/picks.ts';
import { isUnclear, listsFor, namesOf, pickable } from '../devices/picks.ts';
import { targetOf } from './audit-entry.ts';
import { keepConfirmation } from './confirmations.ts';
import { factsAtPress } from './under-way.ts';

interface AskServices {
  store: Pick<Store, 'confirmations' | 'level' | 'look'>;
  policy: PolicyRules;
  secretValues: SecretValues;
  now: Clock;
  newId: NewId;
}

/** What an operator wants to do. The ids came from a client: they are looked up, not believed. */
interface Wish {
  /** The action's id in the catalogue. */
  action: string;
  deviceIds: readonly string[];
  /** What was filled into the action's form. undefined: the form wasn't shown yet. */
  filled?: Readonly<Record<string, unknown>>;
  /** The operator's, as `localeFrom` writes it, for the cards that follow. */
  locale?: string;
}

export type Asked =
  | { kind: 'asked'; confirmation: Confirmation; action: RemoteAction; devices: DeviceDetails[] }
  /** The action's form has to be filled in first, or has faults. */
  | {
      kind: 'form';
      action: RemoteAction;
      device: DeviceDetails;
      faults: FormFault[];
      typed: Readonly<Record<string, string>>;
      picks: Picks;
      lists: Listed;
    }
  | { kind: 'impossible'; action: RemoteAction; device: DeviceDetails; why: Refusal }
  /** Of several devices, some can't take it. `able` are those that can. */
  | { kind: 'notAll'; action: RemoteAction; able: DeviceDetails[]; faults: DeviceFault[] }
  | { kind: 'noSuchAction' }
  | { kind: 'none' }
  | { kind: 'outside'; why: NotCovered }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

/** Why one of several devices can't take an action. Of a device that may not be shown, only its id is known here. */
export type DeviceFault =
  | { kind: 'impossible'; device: DeviceDetails; why: Refusal }
  | { kind: 'none'; deviceId: string }
  | { kind: 'outside'; deviceId: string; why: NotCovered };

/** Makes a confirmation for an action on one or more devices, if it could go ahead as things are now. Nothing is sent yet. */
export async function ask(
  services: AskServices,
  graph: GraphApi,
  operator: Operator,
  wish: Wish,
): Promise<Asked> {
  const action = actionNamed(wish.action);
  const ids = [...new Set(wish.deviceIds)].slice(0, MOST_DEVICES);
  if (!action || ids.length === 0 || (ids.length > 1 && !mayBeSeveral(action)))
    return { kind: 'noSuchAction' };
  let naming: Promise<SameName> | undefined;
  const beside = (device: DeviceDetails) => {
    // the form comes first, and nothing is typed beside it
    if (action.danger === 'destructive' && readForm(action, device, wish.filled).ok)
      naming = othersNamed(graph, device);
  };
  const [read] = await Promise.all([
    Promise.all(ids.map((id) => readDevice(graph, operator, id, { about: beside }))),
    services.store.level(),
  ]);
  const found = await Promise.all(
    read.map((outcome) => possibleOn(services, graph, operator, action, outcome)),
  );
  const possible = found.flatMap((one) => (one.kind === 'possible' ? [one] : []));
  const devices = possible.map(({ device }) => device);
  const held = found.find((one) => one.kind !== 'possible');
  if (held) return notAll(action, ids, found, devices) ?? held;
  const inEntra: Confirmation['inEntra'] = {};
  for (const { device, objectId } of possible)
    if (device.azureADDeviceId !== undefined)
      inEntra[device.id] = { deviceId: device.azureADDeviceId, objectId };
  const [device] = devices;
  if (!device || new Set(devices.map(({ userId }) => userId)).size > 1) return { kind: 'noSuchAction' };
  const target = possible[0]?.target;
  const lists = await listsFor(graph, action, targetOf(device), {
    tags: tagsMatter(operator),
    now: services.now(),
  });
  if (isUnclear(lists)) return { kind: 'impossible', action, device, why: { kind: 'choiceUnclear' } };
  const picks = target ? pickable(lists, operator, action, target) : {};
  const form = readForm(action, device, wish.filled, picks);
  if (!form.ok) return { ...form, kind: 'form', action, device, picks, lists };
  const confirmation = await keepConfirmation(services, operator.speaker.id, action, devices, {
    values: form.values,
    picked: namesOf(action, picks, form.values),
    sameName: await naming,
    locale: wish.locale,
    lost: action.lost === undefined ? undefined : possible.some((one) => one.lost),
    inEntra,
    needs: inOrder(possible.flatMap(({ needs }) => needs)),
  });
  return { kind: 'asked', confirmation, action, devices };
}

interface Possible {
  kind: 'possible';
  device: DeviceDetails;
  /** Of its object in Entra, if that had to be found. */
  objectId: string | undefined;
  needs: readonly Need[];
  lost: boolean;
  target: Target;
}

type Refused = Exclude<Asked, { kind: 'asked' | 'form' | 'notAll' }>;

/** All faults of several devices at once. undefined: one device alone, or something that isn't about a device. */
function notAll(
  action: RemoteAction,
  ids: readonly string[],
  found: readonly (Possible | Refused)[],
  able: DeviceDetails[],
): Asked | undefined {
  const faults = found.flatMap((one, index): DeviceFault[] => {
    if (one.kind === 'impossible') return [{ kind: 'impossible', device: one.device, why: one.why }];
    const deviceId = ids[index] ?? '';
    if (one.kind === 'outside') return [{ kind: 'outside', deviceId, why: one.why }];
    return one.kind === 'none' ? [{ kind: 'none', deviceId }] : [];
  });
  const whole = ids.length > 1 && faults.length + able.length === ids.length;
  return whole ? { kind: 'notAll', action, able, faults } : undefined;
}

async function possibleOn(
  services: AskServices,
  graph: GraphApi,
  operator: Operator,
  action: RemoteAction,
  outcome: DeviceOutcome,
): Promise<Possible | Refused> {
  if (outcome.kind !== 'file')
    return outcome.kind === 'outside' ? { kind: 'outside', why: outcome.why } : outcome;
  const { target, entraObjectId: objectId } = outcome.file;
  const device = await withPerson(graph, outcome.file.device);
  const facts = factsAtPress(services, action, device, { operatorId: operator.speaker.id });
  const offer = mayGoAhead(action, operator, device, target, { ...facts, typed: undefined });
  if (!offer.possible) return { kind: 'impossible', action, device, why: offer.why };
  const fenced = services.store.look((remembered) => isFencedNow(remembered, device.userId, services.now()));
  // whether the person is privileged is read at Confirm
  const needs = needsAtPress(action, facts.needs, { fenced, privileged: false, lost: false });
  return { kind: 'possible', device, objectId, target, needs, lost: facts.lost };
}

function readForm(
  action: RemoteAction,
  device: DeviceDetails,
  filled: Readonly<Record<string, unknown>> | undefined,
  picks?: Picks,
): CheckedForm {
  if (fieldsFor(action.form, device).length === 0) return { ok: true, values: {} };
  return filled ? checkForm(action, device, filled, picks) : { ok: false, faults: [], typed: {} };
}

/** A device's record may give only its user's id. The confirm card shows a name. */
async function withPerson(graph: GraphApi, device: DeviceDetails): Promise<DeviceDetails> {
  const { userId, userDisplayName, userPrincipalName } = device;
  if (userId === undefined || userDisplayName !== undefined || userPrincipalName !== undefined) return device;
  const person = await part(graph.directory.speaker(userId));
  if (!person.ok) return { ...device, userDisplayName: userId };
  return {
    ...device,
    userDisplayName: person.value.displayName,
    userPrincipalName: person.value.userPrincipalName,
  };
}
