import assert from 'node:assert/strict';
import type { Grants, TenantData } from '../../../sandbox/graph/index.ts';
import { grantedByDefault, hasBot, without } from '../../../sandbox/graph/index.ts';
import { until } from '../../support/act.ts';
import type { Answered } from '../../support/channel.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { lastSentTo, numberOn, policyFile, sentTo } from './support/employee.ts';

const OPERATOR = people.otherAdmin;
const EMPLOYEE = people.bo;
const APP = 'c0ffee00-0000-4000-8000-0000000000b1';
/** What the manifest of the demo's bot would say. */
const MANIFEST = 'c0ffee00-0000-4000-8000-0000000000b0';

/** A tenant with the bot in its catalog, in which one employee doesn't have it. */
function tenantWithout(externalId = MANIFEST): TenantData {
  const data = smallTenant();
  data.nav['appCatalogs/teamsApps'] = [
    { id: APP, externalId, displayName: 'Help Desk', distributionMethod: 'organization' },
  ];
  data.nav[`users/${EMPLOYEE}/teamwork/installedApps`] = [];
  return data;
}

describe('a person who doesn’t have the bot in Teams', () => {
  let stage: Stage;

  async function open(data = tenantWithout(), grants: Grants = grantedByDefault) {
    const start = { '*': [], remoteLock: ['callerCheck'] };
    const environment = { PolicyFile: await policyFile({ start }) };
    stage = await openStage({ data, grants, environment, app: { pace: quick(40) } });
    stage.channel.hasBot = (id) => hasBot(stage.sandbox.tenant, id);
  }

  async function verify(): Promise<Answered> {
    const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
    const asked = await stage.channel.press(OPERATOR, shown.card, 'Remote lock');
    return stage.channel.press(OPERATOR, asked.card, 'Verify caller');
  }
  const installs = () =>
    stage.sandbox.calls.filter(({ method, url }) => method === 'POST' && url.includes('/installedApps'));
  const audited = async () =>
    (await stage.audit())
      .filter(({ what }) => what === 'install bot')
      .map(({ kind, outcome, operatorId, personId }) => [kind, outcome, operatorId, personId]);

  it('gets it through Graph, and is asked then', async () => {
    await open();
    const open1 = await verify();
    const [install] = installs();
    assert.ok(install);
    assert.ok(install.url.endsWith(`/v1.0/users/${EMPLOYEE}/teamwork/installedApps`));
    const body = { 'teamsApp@odata.bind': `${stage.sandbox.url}/v1.0/appCatalogs/teamsApps/${APP}` };
    assert.deepEqual(install.body, body);
    assert.deepEqual(await audited(), [['ended', 'done', OPERATOR, EMPLOYEE]]);
    const card = lastSentTo(stage, EMPLOYEE);
    assert.match((await stage.channel.press(EMPLOYEE, card, numberOn(open1))).text, /it is you/);
    const locked = await stage.channel.press(OPERATOR, open1.card, 'Confirm remote lock');
    assert.match(locked.text, /Accepted/);
    assert.equal(installs().length, 1);
  });

  it('gets it to be told what was done to their device', async () => {
    await open();
    const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
    const actions = await stage.channel.press(OPERATOR, shown.card, 'More actions');
    const asked = await stage.channel.press(OPERATOR, actions.card, 'Remove passcode');
    await stage.channel.press(OPERATOR, asked.card, 'Confirm removing the passcode');
    await until(() => sentTo(stage, EMPLOYEE).length === 1);
    assert.match(wordsOf(lastSentTo(stage, EMPLOYEE)), /sent: Remove passcode on BO-PHONE/);
    assert.equal(installs().length, 1);
  });

  for (const [what, permission] of [
    ['install apps', 'TeamsAppInstallation.ReadWriteForUser.All'],
    ['read the catalog', 'AppCatalog.Read.All'],
  ] as const)
    it(`isn’t asked where the bot may not ${what}, and the operator is told`, async () => {
      await open(undefined, without(permission));
      assert.match((await verify()).text, /organization doesn’t let this bot do that/);
      assert.deepEqual(sentTo(stage, EMPLOYEE), []);
      assert.deepEqual(await audited(), [['refused', 'notAllowed', OPERATOR, EMPLOYEE]]);
    });

  it('isn’t asked where the catalog has another app alone', async () => {
    await open(tenantWithout('c0ffee00-0000-4000-8000-0000000000bf'));
    assert.match((await verify()).text, /catalog of Teams apps doesn’t have it/);
    assert.deepEqual([sentTo(stage, EMPLOYEE), installs()], [[], []]);
  });

  it('who has blocked it isn’t asked, and nothing claims that it was installed', async () => {
    await open();
    stage.sandbox.tenant.data.nav[`users/${EMPLOYEE}/teamwork/installedApps`] = [
      { id: 'installation-1', teamsApp: { id: APP } },
    ];
    stage.channel.hasBot = (id) => id !== EMPLOYEE;
    const { text } = await verify();
    assert.match(text, /or have blocked it/);
    assert.doesNotMatch(text, /tried to install/);
    assert.deepEqual(await audited(), []);
  });

  it('gets it when a call to them is announced; where it may not be, the operator is told', async () => {
    const announce = async () => {
      const shown = await stage.channel.say(OPERATOR, 'select user bo@contoso.example');
      return stage.channel.press(OPERATOR, shown.card, 'Call Bo Sample');
    };
    await open();
    assert.doesNotMatch((await announce()).text, /tried to install/);
    assert.equal(installs().length, 1);
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
    await stage.close();
    await open(undefined, without('TeamsAppInstallation.ReadWriteForUser.All'));
    const { text } = await announce();
    assert.match(text, /If Bo Sample doesn’t have this bot in Teams, they can’t ask it/);
    assert.match(text, /doesn’t let this bot do that/);
  });
});
