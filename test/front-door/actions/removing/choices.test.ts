import assert from 'node:assert/strict';
import { fullName } from '../../../support/action-rows.ts';
import { appOf, onlyMay } from '../../../support/action-tenant.ts';
import { parts } from '../../../support/channel.ts';
import type { Json } from '../../../support/channel.ts';
import { Removing, app, catalogPolicy, choices, profile, row } from '../support/removing.ts';

const idOf = (key: string) => key.split(':')[1] ?? '';
const many = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe('what can be chosen to remove and to restore', () => {
  let at: Removing;
  const open = async (over: Json = {}) => (at = await Removing.open({}, over));
  afterEach(() => at.stage.close());

  it('is what Intune has put on the device or is to, of the kinds that it can remove, and nothing else is taken', async () => {
    await open();
    const apps = [
      ['requiredInstall', 'installed', true],
      ['requiredInstall', 'failed', true],
      ['requiredAndAvailableInstall', 'pendingInstall', true],
      ['available', 'installed', true],
      ['available', 'notInstalled', false],
      ['availableInstallWithoutEnrollment', 'unknown', false],
      ['requiredInstall', 'notApplicable', false],
      ['requiredUninstall', 'installed', false],
      ['exclude', 'installed', false],
      ['notAvailable', 'notInstalled', false],
    ] as const;
    at.apps(
      ...apps.map(([mobileAppIntent, installState], n) =>
        appOf(idOf(app(n + 1)), `App ${n}`, { mobileAppIntent, installState }),
      ),
    );
    at.profiles([1, 'iosScepCertificate'], [2, 'iosScepCertificateProfile'], [3, 'iosUpdateConfiguration']);
    // the device has a state under an id that is no profile's
    const states = `managedDevices/${at.phone.id}/deviceConfigurationStates`;
    (at.data.nav[states] as Json[]).push({ id: idOf(profile(9)), displayName: 'Odd', state: 'compliant' });
    at.changed();
    const form = await at.form();
    const offered = apps.flatMap(([, , is], n) => (is ? [app(n + 1)] : []));
    assert.deepEqual([...choices(form, 'remove').keys()].toSorted(), [...offered, profile(2)].toSorted());
    for (const forged of [app(5), profile(1), profile(9), catalogPolicy(1), `${app(1)},${app(8)}`, '../wipe'])
      assert.match((await at.fill(form, { remove: forged })).text, /is no longer there, is removed already/);
    assert.match((await at.fill(form, { restore: app(1) })).text, /is no longer removed/);
    assert.match((await at.fill(form, {})).text, /Choose what to remove or what to restore/);
    assert.deepEqual(at.sent(), []);
  });

  it('has at most thirty removed items, those of others included, and says how many are left', async () => {
    await open();
    at.apps(...many(40));
    at.removedElsewhere(...many(28).map(app));
    const form = await at.form();
    const three = [app(31), app(32), app(33)];
    const full = await at.fill(form, { remove: three.join() });
    assert.match(full.text, /Choose at most 2\. Together with what is already removed/);
    const freed = await at.fill(form, { remove: three.join(), restore: app(1) });
    await at.confirm(freed);
    assert.equal(at.sent()[0]?.length, 30);
    assert.ok(!at.sent()[0]?.includes(app(1)));
  });

  it('says how many of how many are listed, and a part of the name finds the others', async () => {
    await open();
    at.profiles();
    at.apps(...many(150), appOf(idOf(app(900)), 'Zürich Reise'));
    const form = await at.form();
    assert.equal(choices(form, 'remove').size, 100);
    assert.match(form.text, /100 of 151 are listed, by name\./);
    const found = await at.fill(form, { remove: app(3), removeFind: 'zurich' });
    // something was chosen: it goes on with that
    assert.match(found.text, /Change what is removed from this device/);
    const searched = await at.fill(form, { removeFind: ' ZURICH ' });
    assert.doesNotMatch(searched.text, /Choose what|✕/);
    assert.deepEqual([...choices(searched, 'remove').values()], ['Zürich Reise (app)']);
    assert.match(searched.text, /1 of 151 are listed/);
    const input = [...parts(searched.card)].find(({ id }) => id === 'removeFind');
    assert.equal(input?.value, ' ZURICH ');
    await at.confirm(await at.fill(searched, { remove: app(900), removeFind: 'zurich' }));
    assert.deepEqual(at.sent(), [[app(900)]]);
  });

  it('is called by its name, whatever marks are in it', async () => {
    await open();
    const names = [
      'A, B',
      '[x](http://evil.example)',
      '**bold** {{DATE(2026-01-01T00:00:00Z,SHORT)}} ${1+1}',
    ];
    at.apps(...names.map((name, n) => appOf(idOf(app(n + 1)), name)));
    const asked = await at.ask({ remove: [app(1), app(2), app(3)] });
    for (const line of ['A, B (app)', '[x](http://evil.example) (app)'])
      assert.ok(asked.text.includes(line), line);
    // text runs: nothing in them is interpreted
    const runs = [...parts(asked.card)]
      .filter(({ type }) => type === 'TextRun')
      .map(({ text }) => String(text));
    assert.ok(
      runs.some((text) => text.startsWith('**bold**') && text.endsWith('${1+1} (app)')),
      runs.join('|'),
    );
    assert.match((await at.confirm(asked)).text, /Accepted(.|\n)*A, B \(app\)/);
    assert.deepEqual(at.sent()[0]?.toSorted(), [app(1), app(2), app(3)]);
  });

  it('is without apps where the device has no primary user, and says so', async () => {
    await open({ userId: null });
    const form = await at.form();
    assert.deepEqual([...choices(form, 'remove').keys()], [profile(1), profile(2)]);
    assert.match(form.text, /no primary user, so its apps can’t be listed/);
    await at.confirm(await at.fill(form, { remove: profile(1) }));
    assert.deepEqual(at.sent(), [[profile(1)]]);
  });

  it('is without what can’t be read, and says so', async () => {
    await open();
    for (const [match, said, left] of [
      [/mobileAppIntentAndStates/, /apps can’t be read right now/, 2],
      [/deviceManagement\/deviceConfigurations/, /profiles can’t be read right now/, 3],
    ] as const) {
      const fault = at.stage.sandbox.control.fail({ match, status: 403 });
      const form = await at.form();
      fault.remove();
      assert.match(form.text, said);
      assert.equal(choices(form, 'remove').size, left);
    }
  });

  it('is limited by scope tags, at the form and at Confirm, and what others have removed stays', async () => {
    await open();
    const limited = onlyMay(row.permission);
    const { roleDefinitions, groups, managedDevices } = at.data;
    const own = groups.find(({ members }) => members?.includes(limited));
    assert.ok(roleDefinitions.some((one) => JSON.stringify(one).includes(fullName(row.permission))));
    for (const { roleAssignments = [] } of roleDefinitions)
      for (const one of roleAssignments)
        if (own && one.members?.includes(own.id)) Object.assign(one, { roleScopeTagIds: ['7'] });
    Object.assign(managedDevices.find(({ id }) => id === at.phone.id) ?? {}, { roleScopeTagIds: ['7'] });
    const tagged = (...ours: number[]) => {
      at.data.nav['deviceAppManagement/mobileApps'] = many(3).map((n) => ({
        id: idOf(app(n)),
        roleScopeTagIds: ours.includes(n) ? ['7'] : ['0'],
      }));
      at.changed();
    };
    at.profiles(
      [1, 'iosWiFiConfiguration', { roleScopeTagIds: ['0'] }],
      [2, 'iosWiFiConfiguration', { roleScopeTagIds: ['7'] }],
    );
    tagged(1, 3);
    at.removedElsewhere(app(2), app(3), catalogPolicy(5));
    const form = await at.form(limited);
    assert.deepEqual([...choices(form, 'remove').keys()], [app(1), profile(2)]);
    assert.deepEqual([...choices(form, 'restore').keys()], [app(3)]);
    for (const forged of [{ remove: profile(1) }, { restore: app(2) }, { restore: catalogPolicy(5) }])
      assert.match((await at.fill(form, forged, limited)).text, /scope tags don’t cover it/);
    const asked = await at.fill(form, { remove: app(1), restore: app(3) }, limited);
    tagged(3);
    assert.match((await at.confirm(asked, limited)).text, /Nothing was sent(.|\n)*scope tags don’t cover it/);
    assert.deepEqual(at.sent(), []);
    tagged(1, 3);
    await at.run({ remove: [app(1)], restore: [app(3)] }, limited);
    assert.deepEqual(
      at.sent().map((keys) => keys.toSorted()),
      [[app(1), app(2), catalogPolicy(5)].toSorted()],
    );
  });
});
