import assert from 'node:assert/strict';
import * as data from '../support/sample-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown } from '../support/shown.ts';
import { whole } from '../../support/samples.ts';
import { userCardOf } from '../support/with-verdict.ts';

const { file, ok, unread } = data;

describe('user card', () => {
  it('has the headings Devices, Account and Groups, in that order', () => {
    const text = shown(userCardOf(context, file));
    const places = ['Devices · 3', 'Registered in Entra only · 1', 'Account', 'Groups · 14'].map((heading) =>
      text.indexOf(heading),
    );
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      places.toSorted((a, b) => a - b),
      places,
    );
  });

  it('describes the account in the portal’s words', () => {
    const card = userCardOf(context, file);
    const text = shown(card);
    const line = text.find((one) => one.includes('Intune license')) ?? '';
    for (const wanted of ['Finland', '40 days ago', 'Active (INTUNE_A)', 'Person Two'])
      assert.ok(line.includes(wanted), wanted);
    assert.ok(text.includes('Account enabled'));
    const all = pressables(card).find(({ title }) => title === 'All details');
    assert.deepEqual(all?.data, { user: file.person.id });
  });

  it('tells a name once: UPN and mail that are the same', () => {
    const same = { ...data.account, mail: data.account.userPrincipalName.toUpperCase() };
    const times = (card: ReturnType<typeof userCardOf>, text: string) =>
      shown(card).filter((one) => one.toLowerCase().includes(text.toLowerCase())).length;
    assert.equal(times(userCardOf(context, { ...file, account: ok(same) }), same.userPrincipalName), 1);
    const other = { ...same, mail: 'other@contoso.example' };
    assert.equal(times(userCardOf(context, { ...file, account: ok(other) }), 'other@contoso.example'), 1);
  });

  it('offers available actions, and says why others aren’t available', () => {
    const card = userCardOf(context, file);
    const locks = pressables(card).filter(({ title }) => title === 'Remote lock');
    assert.deepEqual(
      locks.map(({ verb, data: { action, device } }) => [verb, action, device]),
      [['action.ask', 'remoteLock', data.phone.id]],
    );
    const text = shown(card).join('\n');
    assert.match(text, /Remote lock: Windows can’t be locked remotely/);
    assert.match(text, /doesn’t include “Remote lock”/);
    assert.equal(pressables(card).filter(({ title }) => title === 'Details').length, 3);
  });

  it('shows six devices, says how many there are and leads to the others', () => {
    const card = sample('user-many');
    assert.ok(shown(card).includes('Devices · 30'));
    assert.equal(pressables(card).filter(({ title }) => title === 'Details').length, 6);
    const all = pressables(card).find(({ title }) => title === 'All devices');
    assert.deepEqual(all?.data, { user: file.person.id, page: '0' });
    assert.ok(pressables(card).some(({ title }) => title === 'All groups'));
  });

  it('speaks of trouble only where a device has some', () => {
    const many = Array.from({ length: 8 }, (_, n) => {
      const own = `d${n}`;
      return { ...data.phone, id: own, deviceName: own, serialNumber: own, azureADDeviceId: own };
    });
    const list = (more: object) => {
      const devices = many.map((device) => ({ device: { ...device, ...more }, offers: [] }));
      return shown(userCardOf(context, { ...file, devices: ok(whole(devices)) })).join('\n');
    };
    const lastSyncDateTime = data.ago(30);
    assert.match(
      list({ complianceState: 'compliant', isEncrypted: true, lastSyncDateTime }),
      /The first 6 of 8/,
    );
    assert.match(
      list({ complianceState: 'noncompliant', isEncrypted: false, lastSyncDateTime }),
      /6 of 8, those with trouble first/,
    );
  });

  it('names how an Android device is managed', () => {
    const devices = [
      { ...data.phone, operatingSystem: 'AndroidEnterprise', osVersion: '14' },
      { ...data.phone, operatingSystem: 'AndroidForWork', osVersion: '13' },
    ].map((device) => ({ device, offers: [] }));
    const text = shown(userCardOf(context, { ...file, devices: ok(whole(devices)) })).join('\n');
    assert.match(text, /^Android Enterprise 14 · /m);
    assert.match(text, /^Android work profile 13 · /m);
  });

  it('says under the heading why a part could not be read', () => {
    const text = shown(userCardOf(context, { ...file, groups: unread }));
    const reason = text[text.indexOf('Groups') + 2] ?? '';
    assert.match(reason, /could not be read.*too many requests/);
    assert.ok(text.includes('Devices · 3'));
  });

  it('shows only the name and the devices in scope of someone outside the scope', () => {
    const text = shown(
      userCardOf(context, { ...file, personInScope: false, devices: ok(whole(data.rows.slice(1, 2))) }),
    );
    const all = text.join('\n');
    assert.match(all, /outside your scope/);
    assert.ok(text.includes('Person One') && text.includes('Devices · 1'));
    assert.doesNotMatch(all, /Account|Groups|Registered|contoso\.example|Field|Person Two|HOME-PC/);
  });
});
