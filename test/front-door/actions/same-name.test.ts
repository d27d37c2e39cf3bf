import assert from 'node:assert/strict';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import { askFor, posts } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { parts } from '../../support/channel.ts';
import { twins } from '../../support/spellings.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';
import { SOON_AGAIN } from '../../support/waits.ts';
import { people } from '../../support/tenant.ts';

const MOST = { model: 'Sample One', lastSyncDateTime: '2026-01-01T08:00:00Z' };
const destructive = actionRows.filter((row) => row.destructive);
const inputs = (card: Json | undefined): Json[] =>
  [...parts(card)].filter(({ type }) => type === 'Input.Text');
/** What has to be typed. A ticket number can be left out. */
const labels = ({ card }: Answered) =>
  inputs(card).flatMap(({ id, label }) => (id === 'ticket' ? [] : [label]));

/** For each action that can't be undone: a device that is the only one of its name, and two that share one. */
const cases = destructive.map((row, n) => {
  const first = 3_000 + n * 10;
  const name = `TWIN-${n}`;
  const other = { userId: people.bo, deviceName: name.toLowerCase() };
  return {
    row,
    alone: deviceFor(first, `ALONE-${n}`, { ...row.on, ...MOST }),
    twin: deviceFor(first + 1, name, { ...row.on, ...MOST }),
    other: deviceFor(first + 2, name, { ...row.on, ...other }),
    bare: deviceFor(first + 3, `BARE-${n}`, { ...row.on, serialNumber: null }),
    bareToo: deviceFor(first + 4, `BARE-${n}`, { ...row.on, serialNumber: '' }),
    again: deviceFor(first + 5, `AGAIN-${n}`, row.on),
    againToo: deviceFor(first + 6, `AGAIN-${n}`, { ...row.on, serialNumber: `SERIAL-${first + 5}` }),
  };
});

describe('an action that can’t be undone, where devices share a name', () => {
  let stage: Stage;
  before(async () => {
    const devices = cases.flatMap(({ row, ...all }) => (row.destructive ? Object.values(all) : []));
    stage = await openStage({ app: { ...UNLIMITED, ...SOON_AGAIN }, data: actionTenant(devices) });
  });
  after(() => stage.close());

  const ask = (row: ActionRow, device: { id: string }) => askFor(stage, mayAll, row, device);
  const press = (row: ActionRow, asked: Answered, typed: Record<string, string>) =>
    stage.channel.press(mayAll, asked.card, row.confirm, {}, {}, { reason: 'Ticket 1', ...typed });
  const rename = (id: string, deviceName: string) => {
    const found = stage.sandbox.tenant.data.managedDevices.find((one) => one.id === id);
    Object.assign(found ?? {}, { deviceName });
    stage.sandbox.tenant.changed();
  };
  const nothingSent = async (
    row: ActionRow,
    device: { id: string },
    asked: Answered,
    typed: Record<string, string>,
  ) => {
    const again = await press(row, asked, typed);
    assert.match(again.text, /Nothing was sent/, JSON.stringify(typed));
    assert.deepEqual(posts(stage, device), []);
    return again;
  };

  for (const { row, alone, twin, other, bare, again, againToo } of cases)
    describe(`${row.title} on ${String(row.on.operatingSystem)}`, () => {
      it('asks for the name of a device that is alone with it, and shows model and check-in', async () => {
        const asked = await ask(row, alone);
        assert.deepEqual(labels(asked), ['Device name', 'Reason']);
        assert.match(asked.text, /Sample One · checked in/i);
        assert.doesNotMatch(asked.text, /same name/);
      });

      it('asks for the serial number of one of two, and takes neither their name nor the other’s number', async () => {
        const asked = await ask(row, twin);
        assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
        assert.match(asked.text, /Another device in Intune has the same name/);
        assert.match(asked.text, new RegExp(String(twin.serialNumber)));
        const wrong: Record<string, string>[] = [
          {},
          { deviceName: 'TWIN' },
          { deviceName: String(twin.deviceName) },
          { serialNumber: String(twin.deviceName) },
          { serialNumber: String(other.serialNumber) },
          { deviceName: String(twin.serialNumber) },
          { serialNumber: String(twin.serialNumber), reason: ' ' },
        ];
        for (const typed of wrong)
          assert.deepEqual(labels(await nothingSent(row, twin, asked, typed)), ['Serial number', 'Reason']);
        const sent = await press(row, asked, {
          // in other groups than it is kept
          serialNumber: ` ${String(twin.serialNumber).toLowerCase().replace('-', ' ')} `,
        });
        assert.match(sent.text, /Accepted/);
        assert.equal(posts(stage, twin).length, 1);
        assert.deepEqual(posts(stage, other), []);
      });

      it('asks for Intune’s id of a device without a serial number', async () => {
        const asked = await ask(row, bare);
        assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
        assert.match(asked.text, new RegExp(bare.id));
        await nothingSent(row, bare, asked, { serialNumber: '' });
        assert.match((await press(row, asked, { serialNumber: bare.id })).text, /Accepted/);
      });

      it('says that two records may be one machine', async () => {
        const asked = await ask(row, again);
        assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
        assert.match(asked.text, /another record with the same name and serial number/);
        assert.match(
          (await press(row, asked, { serialNumber: String(again.serialNumber) })).text,
          /Accepted/,
        );
        assert.deepEqual(posts(stage, againToo), []);
      });
    });

  describe('by the name under which Intune manages another one', () => {
    const wipe = destructive.find(({ id }) => id === 'wipe') ?? assert.fail('no wipe');
    const alone = deviceFor(5_900, 'MANAGED-AS', wipe.on);
    const other = deviceFor(5_901, 'SOMETHING-ELSE', { ...wipe.on, managedDeviceName: 'managed\u2011as ' });
    before(() => {
      stage.sandbox.tenant.data.managedDevices.push(alone, other);
      stage.sandbox.tenant.changed();
    });
    afterEach(() => stage.sandbox.control.clearFaults());

    it('asks for the serial number', async () => {
      const asked = await ask(wipe, alone);
      assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
      assert.match(asked.text, /Another device in Intune has the same name/);
      await nothingSent(wipe, alone, asked, { deviceName: 'MANAGED-AS' });
    });

    it('takes the name where Graph doesn’t search that one, and says how far was looked', async () => {
      const [{ alone: single } = assert.fail('no case')] = cases;
      stage.sandbox.control.fail({ match: /contains(?:\(|%28)managedDeviceName/, status: 400 });
      const asked = await ask(wipe, single);
      assert.deepEqual(labels(asked), ['Device name', 'Reason']);
      assert.match(asked.text, /No other device has this name\. Whether Intune manages another one by it/);
    });
  });

  describe('is asked again at Confirm', () => {
    const wipe = destructive.find(({ id }) => id === 'wipe') ?? assert.fail('no wipe');
    let made = 0;
    const two = () => {
      made += 1;
      const all = [0, 1].map((k) => deviceFor(5_000 + made * 2 + k, `LATER-${made}-${k}`, wipe.on));
      stage.sandbox.tenant.data.managedDevices.push(...all);
      stage.sandbox.tenant.changed();
      const [device = assert.fail(), other = assert.fail()] = all;
      return { device, other, name: String(device.deviceName) };
    };

    it('if another device got its name meanwhile, the name isn’t enough any more', async () => {
      const { device, other, name } = two();
      const asked = await ask(wipe, device);
      assert.deepEqual(labels(asked), ['Device name', 'Reason']);
      rename(other.id, name);
      const again = await nothingSent(wipe, device, asked, { deviceName: name });
      assert.deepEqual(labels(again), ['Serial number', 'Reason']);
      assert.match(
        (await press(wipe, again, { serialNumber: String(device.serialNumber) })).text,
        /Accepted/,
      );
    });

    it('if the other device lost it meanwhile, the serial number is still good', async () => {
      const { device, other, name } = two();
      rename(other.id, name);
      const asked = await ask(wipe, device);
      assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
      rename(other.id, 'LATER-ELSE');
      assert.match(
        (await press(wipe, asked, { serialNumber: String(device.serialNumber) })).text,
        /Accepted/,
      );
    });

    it('if it was renamed meanwhile, nobody knows who else has the new name', async () => {
      const { device } = two();
      const asked = await ask(wipe, device);
      rename(device.id, 'LATER-NEW');
      const again = await nothingSent(wipe, device, asked, { deviceName: 'LATER-NEW' });
      assert.deepEqual(labels(again), ['Serial number', 'Reason']);
    });

    for (const status of [400, 403, 404, 429, 500, 503])
      it(`if Graph answers ${status} to the question, the serial number is asked for`, async () => {
        const { device, name } = two();
        const match = /GET .*managedDevices\?.*deviceName/;
        const before = await ask(wipe, device);
        const fault = stage.sandbox.control.fail({ match, status });
        try {
          const asked = await ask(wipe, device);
          assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
          assert.match(asked.text, /could not be found out/);
          await nothingSent(wipe, device, before, { deviceName: name });
          assert.ok(fault.hits >= 2);
          const good = { serialNumber: String(device.serialNumber) };
          assert.match((await press(wipe, asked, good)).text, /Accepted/);
        } finally {
          fault.remove();
        }
      });
  });

  describe('is asked for in every spelling of the name', () => {
    const wipe = destructive.find(({ id }) => id === 'wipe') ?? assert.fail('no wipe');
    for (const [n, [name, spelled]] of twins.entries())
      it(`${JSON.stringify(name)} and ${JSON.stringify(spelled)}`, async () => {
        const own = deviceFor(6_000 + n * 2, name, wipe.on);
        const other = deviceFor(6_001 + n * 2, spelled, wipe.on);
        stage.sandbox.tenant.data.managedDevices = [own, other];
        stage.sandbox.tenant.changed();
        for (const [device, names] of [
          [own, [spelled, name]],
          [other, [name, spelled]],
        ] as const) {
          const asked = await ask(wipe, device);
          assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
          for (const deviceName of names) await nothingSent(wipe, device, asked, { deviceName });
        }
        assert.match(
          (await press(wipe, await ask(wipe, own), { serialNumber: String(own.serialNumber) })).text,
          /Accepted/,
        );
        assert.deepEqual(posts(stage, other), []);
      });

    it('and if too many are named alike to see all of them, the serial number is asked for', async () => {
      const crowd = Array.from({ length: 520 }, (_, n) => deviceFor(20_000 + n, `CROWD-${n}`, wipe.on));
      stage.sandbox.tenant.data.managedDevices = [...crowd, deviceFor(21_000, 'CROWD', wipe.on)];
      stage.sandbox.tenant.changed();
      const asked = await ask(wipe, { id: deviceFor(21_000, '', {}).id });
      assert.deepEqual(labels(asked), ['Serial number', 'Reason']);
      assert.match(asked.text, /could not be found out/);
    });
  });

  it('isn’t asked about for an action that can be undone', async () => {
    const sync = actionRows.find(({ id }) => id === 'syncDevice') ?? assert.fail('no sync');
    const [{ twin } = assert.fail('no case')] = cases;
    stage.calls();
    const asked = await ask(sync, twin);
    assert.deepEqual(labels(asked), []);
    assert.deepEqual(
      stage
        .calls()
        .filter((call) =>
          /managedDevices\?\$filter=.*&\$select=id,deviceName,managedDeviceName,serialNumber&/.test(call),
        ),
      [],
    );
  });
});
