import assert from 'node:assert/strict';
import type { ManagedDevice } from '../../../../sandbox/graph/types.ts';
import { confirmIt, openActions, posts } from '../../../support/act.ts';
import { actionRows } from '../../../support/action-rows.ts';
import { actionTenant, appOf, deviceFor, mayAll, onlyMay } from '../../../support/action-tenant.ts';
import type { Answered, Json } from '../../../support/channel.ts';
import { parts } from '../../../support/channel.ts';
import type { Stage, StageOptions } from '../../../support/stage.ts';
import { openStage } from '../../../support/stage.ts';

export const row = actionRows.find(({ id }) => id === 'changeAssignments') ?? assert.fail('no row');

const guid = (n: number) => `5c819701-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** Keys of items, as the form has them. */
export const app = (n: number) => `application:${guid(n)}`;
export const profile = (n: number) => `deviceConfiguration:${guid(n)}`;
export const catalogPolicy = (n: number) => `deviceManagementConfigurationPolicy:${guid(n)}`;

const APPS = 'deviceAppManagement/mobileApps';
const PROFILES = 'deviceManagement/deviceConfigurations';

/** An item of a result, as Graph writes it. */
export const reported = (key: string, over: Json = {}): Json => {
  const [itemType, itemId] = key.split(':');
  return {
    itemId,
    itemType,
    itemDisplayName: `Item ${key.slice(-3)}`,
    itemSubTypeDisplayName: null,
    assignmentItemActionIntent: 'remove',
    assignmentItemActionStatus: 'removed',
    errorCode: 0,
    intentActionMessage: null,
    ...over,
  };
};

export const restored = { assignmentItemActionIntent: 'restore', assignmentItemActionStatus: 'succeeded' };

/** A result of the action that somebody has sent elsewhere. */
export const result = (deviceAssignmentItems: unknown, over: Json = {}): Json => ({
  '@odata.type': '#microsoft.graph.changeAssignmentsActionResult',
  actionName: 'changeAssignments',
  actionState: 'done',
  startDateTime: '2026-01-01T08:00:00Z',
  lastUpdatedDateTime: '2026-01-01T08:10:00Z',
  deviceAssignmentItems,
  ...over,
});

/** One phone whose apps and configurations are removed and restored. */
export class Removing {
  readonly stage: Stage;
  readonly phone: ManagedDevice;

  constructor(stage: Stage, phone: ManagedDevice) {
    this.stage = stage;
    this.phone = phone;
  }

  static async open(options: StageOptions = {}, over: Json = {}): Promise<Removing> {
    const phone = deviceFor(9_700, 'REMOVING', { ...row.on, ...over });
    const at = new Removing(
      await openStage({ data: actionTenant([phone], [onlyMay(row.permission)]), ...options }),
      phone,
    );
    at.apps(1, 2, 3);
    at.profiles([1, 'iosWiFiConfiguration'], [2, 'iosGeneralDeviceConfiguration']);
    return at;
  }

  get data() {
    return this.stage.sandbox.tenant.data;
  }

  changed(): void {
    this.stage.sandbox.tenant.changed();
  }

  /** The apps of the phone's person on it. */
  apps(...all: (number | Json)[]): void {
    const list = all.map((one) =>
      typeof one === 'number' ? appOf(guid(one), `App ${String(one).padStart(3, '0')}`) : one,
    );
    const { id, userId } = this.phone;
    this.data.nav[`users/${String(userId)}/mobileAppIntentAndStates/${id}`] = {
      id,
      managedDeviceIdentifier: id,
      userId,
      mobileAppList: list,
    };
    this.data.nav[APPS] = list.map(({ applicationId }) => ({ id: applicationId }));
    this.changed();
  }

  /** The tenant's profiles, all of which are on the phone. */
  profiles(...all: [n: number, type: string, over?: Json][]): void {
    this.data.nav[PROFILES] = all.map(([n, type, over]) => ({
      '@odata.type': `#microsoft.graph.${type}`,
      id: guid(n),
      displayName: `Profile ${n}`,
      ...over,
    }));
    this.data.nav[`managedDevices/${this.phone.id}/deviceConfigurationStates`] = all.map(([n]) => ({
      id: guid(n),
      displayName: `State ${n}`,
      platformType: 'iOS',
      state: 'compliant',
      settingCount: 0,
      settingStates: [],
      version: 1,
    }));
    this.changed();
  }

  /** What the device's results are now, whoever caused them. */
  results(...deviceActionResults: unknown[]): void {
    const found = this.data.managedDevices.find(({ id }) => id === this.phone.id) ?? assert.fail();
    Object.assign(found, { deviceActionResults });
    this.changed();
  }

  /** What somebody has removed in the Intune admin center. */
  removedElsewhere(...keys: string[]): void {
    this.results(result(keys.map((key) => reported(key))));
  }

  async form(who = mayAll): Promise<Answered> {
    const actions = await openActions(this.stage, who, this.phone);
    return this.stage.channel.press(who, actions.card, row.title, { action: row.id });
  }

  fill(form: Answered, chosen: Json, who = mayAll): Promise<Answered> {
    return this.stage.channel.press(who, form.card, 'Continue', {}, {}, chosen);
  }

  async ask(chosen: { remove?: string[]; restore?: string[] }, who = mayAll): Promise<Answered> {
    const { remove = [], restore = [] } = chosen;
    return this.fill(await this.form(who), { remove: remove.join(','), restore: restore.join(',') }, who);
  }

  confirm(asked: Answered, who = mayAll): Promise<Answered> {
    return confirmIt(this.stage, who, row, this.phone, asked);
  }

  async run(chosen: { remove?: string[]; restore?: string[] }, who = mayAll): Promise<Answered> {
    return this.confirm(await this.ask(chosen, who), who);
  }

  /** The keys of what each call named, and nothing else about it. */
  sent(): string[][] {
    return posts(this.stage, this.phone).map(({ url, body }) => {
      assert.equal(url, `/beta/deviceManagement/managedDevices/${this.phone.id}/changeAssignments`);
      const items = (body as { deviceAssignmentItems: Json[] }).deviceAssignmentItems;
      assert.deepEqual(Object.keys(body as Json), ['deviceAssignmentItems']);
      return items.map(({ itemType, itemId, ...rest }) => {
        assert.deepEqual(rest, { assignmentItemActionIntent: 'remove' });
        return `${String(itemType)}:${String(itemId)}`;
      });
    });
  }

  settle(end: 'done' | 'failed' | 'canceled' = 'done'): void {
    this.stage.sandbox.control.settle(this.phone.id, 'changeAssignments', end);
  }

  async refresh(receipt: Answered, who = mayAll): Promise<string> {
    return (await this.stage.channel.press(who, receipt.card, 'Refresh')).text;
  }
}

/** The choices of a field of the form: title by value. */
export function choices(form: Answered, field: string): Map<string, string> {
  const input = [...parts(form.card)].find(({ id }) => id === field);
  const all = (input?.choices ?? []) as { title: string; value: string }[];
  return new Map(all.map(({ title, value }) => [value, title]));
}
