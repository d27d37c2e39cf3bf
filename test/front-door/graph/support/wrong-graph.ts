import assert from 'node:assert/strict';
import type { FaultRule } from '../../../../sandbox/graph/faults.ts';
import type { TenantData } from '../../../../sandbox/graph/types.ts';
import type { Answered, Json } from '../../../support/channel.ts';
import type { Stage } from '../../../support/stage.ts';
import { openStage } from '../../../support/stage.ts';
import { ADMIN_CHANNEL, devices, entraId, groups, people, smallTenant } from '../../../support/tenant.ts';
import type { Wrongness } from './wrong-answers.ts';

const UNLIMITED = {
  personBurst: Infinity,
  personPerMinute: Infinity,
  refusedBurst: Infinity,
  refusedPerMinute: Infinity,
  allBurst: Infinity,
  allPerMinute: Infinity,
};

/** The keys of two laptops. Nobody but an admin may see any, and a press for one never shows the other's. */
export const KEYS = {
  own: '111111-222222-333333-444444-555555-666666-777777-888888',
  foreign: '999999-222222-333333-444444-555555-666666-777777-888888',
};
const KEY_IDS = {
  own: 'ab000001-1111-4222-8333-000000000001',
  foreign: 'ab000002-1111-4222-8333-000000000002',
};

/** The small tenant with keys. */
export function tenantWithKeys(): TenantData {
  const data = smallTenant();
  const key = (id: string, deviceId: string, value: string) => ({
    id,
    deviceId,
    createdDateTime: '2026-01-01T00:00:00Z',
    volumeType: 'operatingSystemVolume',
    key: value,
  });
  data.nav['informationProtection/bitlocker/recoveryKeys'] = [
    key(KEY_IDS.own, entraId(2), KEYS.own),
    key(KEY_IDS.foreign, entraId(77), KEYS.foreign),
  ];
  return data;
}

/** A bot in front of a Graph that may answer wrongly, without limits on how much is asked. */
export class WrongGraph {
  readonly stage: Stage;

  private constructor(stage: Stage) {
    this.stage = stage;
  }

  static async open(): Promise<WrongGraph> {
    return new WrongGraph(
      await openStage({
        data: tenantWithKeys(),
        // what Graph answers doesn't get better by waiting
        app: { limits: UNLIMITED, graph: { sleep: () => Promise.resolve() } },
      }),
    );
  }

  /** Runs something while these answers are wrong. */
  async under<T>(rules: readonly FaultRule[], run: () => Promise<T>): Promise<T> {
    const faults = rules.map((rule) => this.stage.sandbox.control.fail(rule));
    try {
      return await run();
    } finally {
      for (const fault of faults) fault.remove();
    }
  }

  rule({ make }: Wrongness, match: RegExp): FaultRule {
    const { url } = this.stage.sandbox;
    return {
      match,
      alter: (answer, path) =>
        answer.status === 200 ? make(answer, path.startsWith('/') ? url + path : path) : answer,
    };
  }

  ask = (who: string, device: string): Promise<Answered> =>
    this.stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });

  confirm = (who: string, { card }: Answered): Promise<Answered> =>
    this.stage.channel.press(who, card, 'Confirm remote lock');

  locks = (): number =>
    this.stage.sandbox.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/remoteLock'))
      .length;

  showKey = (who: string, device: string = devices.ainoLaptop): Promise<Answered> =>
    this.stage.channel.invoke(who, 'key.show', { key: 'recoveryKey', device });

  async searchGroups(who: string, queryText: string): Promise<string[]> {
    const { channel } = this.stage;
    const { status, body } = await channel.deliver(
      channel.activity(who, {
        type: 'invoke',
        name: 'application/search',
        value: { queryText, dataset: 'groups', queryOptions: { skip: 0, top: 10 } },
        ...channel.inChannel(ADMIN_CHANNEL),
      }),
    );
    assert.ok(status < 300);
    return ((body as { value?: { results?: Json[] } }).value?.results ?? []).map(({ title }) =>
      String(title),
    );
  }

  /** Takes a right away for as long as something runs. */
  async without<T>(loss: Loss, run: () => Promise<T>): Promise<T> {
    const { tenant } = this.stage.sandbox;
    const undo = LOSSES[loss](tenant.data);
    tenant.changed();
    try {
      return await run();
    } finally {
      undo();
      tenant.changed();
    }
  }
}

export type Loss = keyof typeof LOSSES;

const emptied = (id: string) => (data: TenantData) => {
  const group = data.groups.find((one) => one.id === id);
  const before = group?.members;
  if (group) group.members = [];
  return () => {
    if (group) group.members = before ?? [];
  };
};

/** How `people.fieldOperator` loses the right to lock Aino's phone. Each gives it back, and leaves nothing in the bot's memory. */
export const LOSSES = {
  'left the member group': emptied(groups.operators),
  'the person left the scope group': emptied(groups.nested),
  'the device has another primary user': ({ managedDevices }: TenantData) => {
    const phone = managedDevices.find(({ id }) => id === devices.ainoPhone);
    if (phone) phone.userId = people.bo;
    return () => {
      if (phone) phone.userId = people.aino;
    };
  },
};

const user = '/v1\\.0/users/[^/]+';
export const at = (path: string) => new RegExp(` ${path}$`);

/** What a right depends on. */
export const RIGHTS = [
  ['scope groups', at(`${user}/checkMemberGroups`)],
  ['Entra roles', at(`${user}/transitiveMemberOf/microsoft.graph.directoryRole`)],
  ['own record', at(user)],
  ['roles', at('/(?:v1\\.0|beta)/deviceManagement/roleDefinitions')],
  ['assignments', at('/(?:v1\\.0|beta)/deviceManagement/roleAssignments/[^/]+')],
  ['a device', at('/(?:v1\\.0|beta)/deviceManagement/managedDevices/[^/]+')],
  ['the primary user', at('/v1\\.0/deviceManagement/managedDevices/[^/]+/users')],
] as const;

/** What a key depends on besides. */
export const OF_KEYS = [
  ['the list of keys', at('/v1\\.0/informationProtection/bitlocker/recoveryKeys')],
  ['a key', at('/v1\\.0/informationProtection/bitlocker/recoveryKeys/[^/]+')],
  ['owners', at('/v1\\.0/devices/.*/registeredOwners')],
] as const;

export const BATCH = at('/(?:v1\\.0|beta)/\\$batch');
