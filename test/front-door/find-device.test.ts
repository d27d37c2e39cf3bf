import assert from 'node:assert/strict';
import { openStage } from '../support/stage.ts';
import { devices, people, smallTenant, userId } from '../support/tenant.ts';

/** The tenant with one of its devices changed, or more devices. */
function tenantWith(over: object, more: object[] = []) {
  const data = smallTenant();
  const phone = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
  Object.assign(phone ?? {}, over);
  data.managedDevices.push(...more.map((one) => ({ ...phone, ...over, ...one }) as never));
  return data;
}

const SEGMENT = "Resource not found for the segment 'managedDevices'.";

describe('finding a device', () => {
  for (const [over, typed] of [
    [{ deviceName: 'Aino\u2019s iPhone' }, "Aino's iPhone"],
    [{ deviceName: "Aino's iPhone" }, 'Aino\u2019s iPhone'],
    [{ deviceName: 'Aino\u00a0 iPhone' }, 'aino iphone'],
    [{ deviceName: 'Ma\u0308kinen' }, 'M\u00e4kinen'],
    [{ serialNumber: 'F2L-XK0 AAJCL9' }, 'f2lxk0aajcl9'],
    [{ serialNumber: 'F2LXK0AAJCL9' }, 'F2L XK0 AAJ CL9'],
    [{ imei: '350000000000012' }, '35 000000 000001 2'],
    [{ wiFiMacAddress: '00005E0053AB' }, '00:00:5e:00:53:ab'],
    [{ ethernetMacAddress: '00005E0053AC' }, '00-00-5E-00-53-AC'],
    [{ wiFiMacAddress: '00005e0053ad' }, '00005E0053AD'],
    [{ wiFiMacAddress: '00:00:5E:00:53:AE' }, '00005e0053ae'],
    [{ ethernetMacAddress: '00-00-5e-00-53-af' }, '0000.5e00.53af'],
    [{ serialNumber: 'F2LXK0AAJCL9' }, 'S/N: F2LXK0AAJCL9'],
    [{ serialNumber: 'F2LXK0AAJCL9' }, 'serial number F2L XK0 AAJ CL9'],
    [{ imei: '350000000000012' }, 'IMEI 35 000000 000001 2'],
    [{ deviceName: 'WORK-7' }, 'work-7?'],
    [{ deviceName: 'Stra\u00dfe 7' }, 'STRASSE 7'],
    [{ deviceName: 'STRASSE 7' }, 'stra\u00dfe 7'],
    [{ deviceName: '\u0130STANBUL-PC' }, 'istanbul-pc'],
    [{ deviceName: '\uff2c\uff41\uff42 \uff30\uff23' }, 'Lab PC'],
    [{ deviceName: '\ufb01eld\u2013laptop' }, 'field-laptop'],
    [{ deviceName: 'KI\u200bOSK7' }, 'KIOSK7'],
    [{ deviceName: '\u039f\u03b4\u03cc\u03c2' }, '\u039f\u0394\u039f\u03a3'],
    [{ deviceName: 'WORK-SEVEN' }, 'work seven'],
    [{ deviceName: 'Work_Seven.2' }, 'work seven 2'],
    [{ deviceName: 'Work Seven' }, 'WORK-SEVEN'],
    [{}, devices.ainoPhone.replaceAll('-', '')],
  ] as const)
    it(`works for ${JSON.stringify(over)} by ${JSON.stringify(typed)}`, async () => {
      const stage = await openStage({ data: tenantWith(over) });
      const { text } = await stage.channel.say(people.operatorOfAll, `device ${typed}`);
      assert.match(text, new RegExp(`Intune device id\\n${devices.ainoPhone}`));
    });

  for (const typed of ['work', 'work eight', 'seven work', 'worksev'])
    it(`does not take WORK-SEVEN for “${typed} x”`, async () => {
      const stage = await openStage({ data: tenantWith({ deviceName: 'WORK-SEVEN' }) });
      const { text } = await stage.channel.say(people.operatorOfAll, `device ${typed} x`);
      assert.match(text, /No managed device matches/);
    });

  it('believes no hit that isn’t one if Graph ignores the filter', async () => {
    const stage = await openStage();
    const everything = {
      value: stage.sandbox.tenant.data.managedDevices.map((one) => ({ ...one, users: [] })),
    };
    stage.sandbox.control.fail({ match: /managedDevices\?.*\$filter/, status: 200, body: everything });
    const { text } = await stage.channel.say(people.operatorOfAll, 'device ZZZ999999');
    assert.match(text, /No managed device matches/);
  });

  for (const status of [400, 403, 500])
    it(`shows what was found if one search answers ${status}, and says which could not be searched`, async () => {
      const stage = await openStage();
      stage.sandbox.control.fail({ match: /[$]filter=[^&]*serialNumber/, status });
      const found = await stage.channel.say(people.operatorOfAll, 'device aino-p');
      assert.match(found.text, /AINO-PHONE/);
      assert.match(found.text, /serial numbers could not be searched/i);
      const none = await stage.channel.say(people.operatorOfAll, 'device ZZZ999999');
      assert.match(none.text, /serial numbers could not be searched/);
      assert.doesNotMatch(none.text, /No managed device/);
    });

  it('shows what the other searches found if one of them breaks the connection of them all, and says which', async () => {
    const stage = await openStage({ app: { graph: { sleep: () => Promise.resolve() } } });
    stage.sandbox.control.fail({ match: /[$]filter=\(?contains\(serialNumber/, kind: 'reset' });
    const found = await stage.channel.say(people.operatorOfAll, 'device aino-phone1');
    assert.match(found.text, /serial numbers could not be searched/);
    assert.doesNotMatch(found.text, /could not be reached|No managed device/);
    assert.match((await stage.channel.say(people.operatorOfAll, 'device aino-phone')).text, /AINO-PHONE/);
  });

  it('calls nothing none because of a page of a proxy, though its status is 404', async () => {
    for (const body of ['<html>Not here</html>', { error: { code: 'BadRequest', message: SEGMENT } }]) {
      const stage = await openStage({ app: { graph: { sleep: () => Promise.resolve() } } });
      stage.sandbox.control.fail({ match: /GET \/v1.0\/(?:users|deviceManagement)\//, status: 404, body });
      for (const said of [`device ${devices.ainoPhone}`, 'select user aino@contoso.example']) {
        const { text } = await stage.channel.say(people.admin, said);
        assert.match(text, /could not be|couldn’t|unavailable|can’t say/, said);
        assert.doesNotMatch(text, /No managed device|Nobody|no such/i, said);
      }
    }
  });

  it('shows the one in scope among 121 that match, and counts only those in scope', async () => {
    const crowd = Array.from({ length: 120 }, (_, n) => ({
      id: `eeee0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      deviceName: `AINO-PHONE ${n}`,
      userId: userId(11),
      azureADDeviceId: undefined,
    }));
    const stage = await openStage({ data: tenantWith({ deviceName: 'AINO-PHONE X' }, crowd) });
    const one = await stage.channel.say(people.fieldOperator, 'device aino-phone');
    assert.match(one.text, new RegExp(`Intune device id\\n${devices.ainoPhone}`));
    const all = await stage.channel.say(people.operatorOfAll, 'device aino-phone');
    assert.match(all.text, /121 devices match/);
  });

  it('shows no date that means none, on no card', async () => {
    const fields = [
      'complianceGracePeriodExpirationDateTime',
      'lastSyncDateTime',
      'enrolledDateTime',
      'managementCertificateExpirationDate',
      'exchangeLastSuccessfulSyncDateTime',
    ];
    for (const none of ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z']) {
      const dates = Object.fromEntries(fields.map((field) => [field, none]));
      const stage = await openStage({ data: tenantWith({ ...dates, complianceState: 'inGracePeriod' }) });
      for (const said of ['device AINO-PHONE', 'select user aino@contoso.example', 'device aino']) {
        const { text } = await stage.channel.say(people.operatorOfAll, said);
        assert.match(text, /AINO-PHONE/);
        assert.doesNotMatch(
          text,
          /in \d{3,} years|9999|7\d{3} years|20\d\d years ago|grace period (until|ended)/i,
          said,
        );
      }
    }
  });

  it('shows the record that checked in last first, with what tells it from the stale one', async () => {
    const stale = { id: 'eeee0000-0000-4000-8000-000000000001', lastSyncDateTime: '2020-01-01T00:00:00Z' };
    const stage = await openStage({ data: tenantWith({}, [stale]) });
    const { text, card } = await stage.channel.say(people.operatorOfAll, 'device SERIAL-1');
    assert.match(text, /2 devices match/i);
    assert.ok(JSON.stringify(card).indexOf(devices.ainoPhone) < JSON.stringify(card).indexOf(stale.id));
    assert.match(text, /checked in 11 months ago[\s\S]*checked in 6 years ago/);
  });

  it('shows a record last whose date says that it never checked in', async () => {
    for (const lastSyncDateTime of ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', null]) {
      const never = { id: 'eeee0000-0000-4000-8000-000000000001', lastSyncDateTime };
      const stage = await openStage({ data: tenantWith({}, [never]) });
      const { card } = await stage.channel.say(people.operatorOfAll, 'device SERIAL-1');
      const shown = JSON.stringify(card);
      assert.ok(shown.indexOf(devices.ainoPhone) < shown.indexOf(never.id), String(lastSyncDateTime));
    }
  });
});

describe('finding a person', () => {
  it('is not told as nobody if the search failed', async () => {
    const stage = await openStage();
    for (const status of [400, 403, 503]) {
      const fault = stage.sandbox.control.fail({ match: /users\?.*\$search/, status });
      const { text } = await stage.channel.say(people.operatorOfAll, 'select user Zzz');
      assert.match(text, /could not be searched/, `${status}`);
      assert.doesNotMatch(text, /Nobody matches/);
      fault.remove();
    }
    assert.match((await stage.channel.say(people.operatorOfAll, 'select user Zzz')).text, /Nobody matches/);
  });
});
