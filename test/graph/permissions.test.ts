import assert from 'node:assert/strict';
import { demoTokens, openGraph } from '../../bot/graph/index.ts';
import { permissionsOf } from '../../bot/graph/permission-rows.ts';
import { CALL_PERMISSIONS } from '../../bot/graph/permissions.ts';
import { startSandbox, type RecordedCall } from '../../sandbox/graph/index.ts';
import type { Answered, Json } from '../support/channel.ts';
import { HELP_DESK_OPERATOR, everyCall } from './support/every-call.ts';
import { openStage } from '../support/stage.ts';
import {
  ADMIN_CHANNEL,
  TENANT,
  deviceId,
  devices,
  entraId,
  groups,
  people,
  smallTenant,
} from '../support/tenant.ts';

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const belowVersion = (url: string) => url.replace(/^\/(v1\.0|beta)(?=\/)/, '');
const single = ({ url }: RecordedCall) => !/\/(\$|%24)batch$/.test(url);

/** Calls that no row of the table speaks of. */
function unlisted(calls: readonly RecordedCall[]): string[] {
  const missing = calls
    .filter(single)
    .filter(({ method, url }) => permissionsOf(method, belowVersion(url)).length === 0)
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(missing)];
}

describe('the permissions that Graph’s calls need', () => {
  it('are listed for whatever the bot asks while people use it', async () => {
    const stage = await openStage();
    try {
      const { channel, sandbox } = stage;
      const said = (words: string, who: string = people.fieldOperator) => channel.say(who, words);
      await said('help');
      await said('whoami');
      await said('select user aino');
      const person = await said('select user aino@contoso.example');
      const confirm = await channel.press(people.fieldOperator, person.card, 'Remote lock', {
        device: devices.ainoPhone,
      });
      const receipt = await channel.press(people.fieldOperator, confirm.card, 'Confirm remote lock');
      assert.match(receipt.text, /Accepted/);
      await channel.press(people.fieldOperator, receipt.card, 'Refresh');
      await channel.press(people.fieldOperator, person.card, 'Details', { device: devices.ainoPhone });
      await said('device BO-PHONE', people.deviceOperator);
      await said(`device ${deviceId(4)}`, people.operatorOfAll);

      const there = channel.inChannel(ADMIN_CHANNEL);
      const admin = (words: string) => channel.say(people.admin, `<at>Help Desk</at> ${words}`, there);
      const press = (answer: Answered, title: string, inputs: Json = {}) =>
        channel.press(people.admin, answer.card, title, {}, there, inputs);
      await admin('roles');
      const asked = await press(await admin('assign role'), 'Review', {
        role: HELP_DESK_OPERATOR,
        name: 'Desk of Bo',
        members: groups.newcomers,
        scope: groups.bos,
      });
      assert.match((await press(asked, 'Confirm assignment')).text, /Desk of Bo/);
      const removal = await admin('remove role desk of bo');
      assert.match((await press(removal, 'Confirm removal')).text, /removed/);
      await admin('audit');

      const asWritten = sandbox.calls.map(({ method, path }) => `${method} ${path}`);
      assert.ok(asWritten.some((call) => call.endsWith('/remoteLock')) && sandbox.calls.length > 60);
      assert.deepEqual(unlisted(sandbox.calls), [], 'bot/graph/permissions.ts lacks these');
    } finally {
      await stage.close();
    }
  });

  it('are listed for every call in the table, and for no other', async () => {
    const data = smallTenant();
    const kept = {
      id: 'key-1',
      deviceId: entraId(1),
      createdDateTime: '2026-01-01T00:00:00Z',
      key: 'sample',
    };
    const profiles = `managedDevices/${devices.ainoPhone}/deviceConfigurationStates`;
    const policies = `managedDevices/${devices.ainoPhone}/deviceCompliancePolicyStates`;
    data.nav = {
      ...data.nav,
      'informationProtection/bitlocker/recoveryKeys': [kept],
      [policies]: [{ id: 'policy-1', displayName: 'Sample baseline', state: 'nonCompliant' }],
      [`${policies}/policy-1/settingStates`]: [{ setting: 'Sample.One', state: 'nonCompliant' }],
      'appCatalogs/teamsApps': [{ id: 'catalog-1', externalId: 'app-1' }],
      [profiles]: [{ id: 'profile-1', displayName: 'Sample profile', state: 'error' }],
      [`${profiles}/profile-1/settingStates`]: [{ setting: 'Sample.One', state: 'error' }],
    };
    const sandbox = await startSandbox({ data });
    const tokens = demoTokens(TENANT);
    const bot = { tokens, manifestId: 'app-1' };
    const graph = openGraph({ url: sandbox.url, tokens, bot, log: silent });
    try {
      await graph.ping(AbortSignal.timeout(5_000));
      await graph.appsFor(AbortSignal.timeout(5_000)).install(people.bo);
      const api = graph.graphFor({ personId: people.admin, signal: AbortSignal.timeout(15_000) });
      await everyCall(api);
      // Graphs that are short of something are asked in another way
      sandbox.control.fail({ match: /microsoft\.graph\.device$/, status: 400 });
      sandbox.control.fail({ match: 'devices(deviceId=', status: 400 });
      await api.directory.registeredDevices(people.aino);
      await api.directory.deviceObject(entraId(1));

      assert.deepEqual(unlisted(sandbox.calls), [], 'bot/graph/permissions.ts lacks these');
      const met = new Set(
        sandbox.calls.filter(single).flatMap(({ method, url }) => permissionsOf(method, belowVersion(url))),
      );
      const idle = CALL_PERMISSIONS.filter((row) => !met.has(row)).map(
        ({ method, path }) => `${method} ${path}`,
      );
      assert.deepEqual(
        idle.filter((call) => !BEYOND_THE_SANDBOX.has(call)),
        [],
        'no call needs these',
      );
    } finally {
      await graph.close();
      await sandbox.close();
    }
  });

  it('are found by method and path, keys and other spellings included', () => {
    const names = (method: string, url: string) => permissionsOf(method, url).flatMap((row) => row.delegated);
    assert.deepEqual(names('GET', "/users('%24odd')/manager?$select=id"), ['User.Read.All']);
    assert.deepEqual(names('GET', "/devices(deviceId='x')"), ['Device.Read.All']);
    assert.deepEqual(names('DELETE', '/deviceManagement/roleAssignments/1'), [
      'DeviceManagementRBAC.ReadWrite.All',
    ]);
    assert.deepEqual(permissionsOf('PATCH', '/users/1'), []);
    assert.deepEqual(permissionsOf('GET', '/users/1/messages'), []);
    assert.deepEqual(permissionsOf('GET', '/users/1?$select=id,signInActivity'), []);
  });
});

/** It takes more assignments than a page of the sandbox has. */
const BEYOND_THE_SANDBOX = new Set(['GET /deviceManagement/roleDefinitions/{id}/roleAssignments']);
