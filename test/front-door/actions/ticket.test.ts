import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askFor, nameOf } from '../../support/act.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, parts } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../../support/tenant.ts';

const TICKET = 'INC0012345';
const rows = actionRows.map((row, n) => ({ row, device: deviceFor(6_000 + n, `TICKET-${n}`, row.on) }));
const phones = [0, 1].map((n) => deviceFor(6_900 + n, `SEVERAL-${n}`, { operatingSystem: 'iOS' }));

describe('a ticket number', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      app: UNLIMITED,
      data: actionTenant([...rows.map(({ device }) => device), ...phones]),
    });
  });
  after(() => stage.close());

  const field = ({ card }: Answered): Json | undefined => [...parts(card)].find(({ id }) => id === 'ticket');
  const typedFor = (row: ActionRow, device: { deviceName?: string | null }) =>
    row.destructive ? { deviceName: device.deviceName ?? '', reason: 'Sold' } : {};
  const press = (row: ActionRow, asked: Answered, typed: Json) =>
    stage.channel.press(mayAll, asked.card, row.confirm, {}, {}, typed);
  const inAdminChannel = (words: string) =>
    stage.channel.say(people.admin, `<at>Help Desk</at> ${words}`, stage.channel.inChannel(ADMIN_CHANNEL));
  const rowOf = (id: string) => rows.find(({ row }) => row.id === id) ?? assert.fail(id);

  for (const { row, device } of rows)
    it(`of ${row.title} on ${String(row.on.operatingSystem)} is on the receipt, in every entry of the audit, and finds them`, async () => {
      const ticket = `CHG-${device.id.slice(-4)}`;
      const asked = await askFor(stage, mayAll, row, device);
      assert.equal(field(asked)?.label, 'Ticket number');
      const receipt = await press(row, asked, { ...typedFor(row, device), ticket: ` ${ticket} ` });
      assert.match(receipt.text, /Accepted/);
      assert.match(receipt.text, new RegExp(`^Ticket ${ticket}$`, 'm'));
      stage.sandbox.control.settle(device.id, nameOf(row), row.leaves ? 'gone' : 'done');
      assert.match((await stage.channel.press(mayAll, receipt.card, 'Refresh')).text, / Done$/m);
      const entries = (await stage.audit()).filter(
        ({ deviceId, kind }) => deviceId === device.id && kind !== 'read',
      );
      assert.deepEqual(
        entries.map(({ kind, ticket: of }) => [kind, of]),
        ['started', 'ended', 'settled'].map((kind) => [kind, ticket]),
      );
      const found = await inAdminChannel(`audit ticket ${ticket.toLowerCase()}`);
      assert.match(found.text, new RegExp(`${String(device.deviceName)}(.|\\n)*Ticket ${ticket}`));
      assert.equal(found.text.split(`${String(device.deviceName)} `).length - 1, 1, found.text);
    });

  it('can be left out', async () => {
    const { row, device } = rowOf('rebootNow');
    stage.sandbox.control.settle(device.id, nameOf(row), 'done');
    const receipt = await press(row, await askFor(stage, mayAll, row, device), { ticket: '  ' });
    assert.match(receipt.text, /Accepted/);
    assert.doesNotMatch(receipt.text, /Ticket/);
    const last = (await stage.audit())
      .filter(({ deviceId, kind }) => deviceId === device.id && kind === 'started')
      .at(-1);
    assert.equal(last?.ticket, undefined);
  });

  for (const id of ['syncDevice', 'wipe'])
    it(`that is none sends no ${id}, and the card says so with what was typed`, async () => {
      const { row } = rowOf(id);
      const device = deviceFor(id === 'wipe' ? 6_950 : 6_951, `WRONG-${id}`, row.on);
      stage.sandbox.tenant.data.managedDevices.push(device);
      stage.sandbox.tenant.changed();
      let asked = await askFor(stage, mayAll, row, device);
      const before = stage.sandbox.calls.length;
      for (const ticket of ['urgent', 'They lost it 2 days ago!', '<b>1</b>', '1'.repeat(65)]) {
        asked = await press(row, asked, { ...typedFor(row, device), ticket });
        assert.match(asked.text, /Nothing was sent(.|\n)*This isn’t a ticket number/);
        assert.equal(field(asked)?.value, ticket);
      }
      assert.deepEqual(
        stage.sandbox.calls.slice(before).filter(({ url }) => url.endsWith(`/${nameOf(row)}`)),
        [],
      );
      const good = await press(row, asked, { ...typedFor(row, device), ticket: TICKET });
      assert.match(good.text, /Accepted/);
    });

  it('of several devices is one, on one receipt, and one that is none stops all', async () => {
    const ask = () =>
      stage.channel.invoke(mayAll, 'devices.ask', {
        user: people.aino,
        action: 'syncDevice',
        devices: phones.map(({ id }) => id).join(','),
      });
    const confirm = async (asked: Answered, ticket: string) => {
      const button = buttons(asked.card).find(({ verb }) => verb === 'action.confirm');
      return stage.channel.press(mayAll, asked.card, String(button?.title), {}, {}, { ticket });
    };
    const wrong = await confirm(await ask(), 'urgent');
    assert.match(wrong.text, /Nothing was sent(.|\n)*This isn’t a ticket number/);
    const receipt = await confirm(wrong, 'REQ 77');
    assert.equal(receipt.text.match(/^\S*\s*Accepted$/gm)?.length, 2);
    assert.equal(receipt.text.match(/^Ticket REQ 77$/gm)?.length, 1);
    const found = await inAdminChannel('audit ticket REQ 77');
    for (const { deviceName } of phones) assert.match(found.text, new RegExp(String(deviceName)));
  });

  it('is in the entry of a press that was refused, too, and kept with its confirmation', async () => {
    const { row } = rowOf('syncDevice');
    const device = deviceFor(6_960, 'GONE', row.on);
    stage.sandbox.tenant.data.managedDevices.push(device);
    stage.sandbox.tenant.changed();
    const asked = await askFor(stage, mayAll, row, device);
    stage.sandbox.tenant.data.managedDevices.splice(
      stage.sandbox.tenant.data.managedDevices.indexOf(device),
      1,
    );
    stage.sandbox.tenant.changed();
    await press(row, asked, { ticket: 'GONE-1' });
    const refused = (await stage.audit()).filter(({ ticket }) => ticket === 'GONE-1');
    assert.deepEqual(
      refused.map(({ kind, outcome }) => [kind, outcome]),
      [['refused', 'gone']],
    );
    const state = await readFile(join(stage.dataDir, 'state.json'), 'utf8');
    assert.match(state, new RegExp(`"ticket":"${TICKET}"`));
  });

  it('that nobody used finds nothing, and one that is part of another isn’t it', async () => {
    assert.match((await inAdminChannel('audit ticket CHG')).text, /no matching entry/i);
    assert.match((await inAdminChannel('audit ticket INC001234')).text, /no matching entry/i);
    assert.match((await inAdminChannel(`audit ticket ${TICKET} since 2020-01-01`)).text, /Ticket INC0012345/);
    assert.match(
      (await inAdminChannel(`audit ticket ${TICKET} since 2099-01-01`)).text,
      /no matching entry/i,
    );
  });
});

describe('a ticket number, where a second administrator has to approve', () => {
  it('stands before the reason that they read', async () => {
    const { row, device } = rows.find((one) => one.row.id === 'wipe') ?? assert.fail('no wipe');
    const stage = await openStage({ app: UNLIMITED, data: actionTenant([device]) });
    stage.sandbox.control.script('*', 'wipe', { approval: true, after: 0.1 });
    const asked = await askFor(stage, mayAll, row, device);
    const typed = { deviceName: device.deviceName, reason: 'Sold', ticket: TICKET };
    const receipt = await stage.channel.press(mayAll, asked.card, row.confirm, {}, {}, typed);
    assert.match(receipt.text, / Pending$/m);
    const [approval] = stage.sandbox.control.approvals();
    assert.equal(approval?.justification, `${TICKET}: Sold`);
  });
});
