import assert from 'node:assert/strict';
import type { NamedDevices } from '../../../bot/helpdesk/contracts/graph.ts';
import { othersNamed } from '../../../bot/helpdesk/devices/same-name.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const own = { id: 'own', serialNumber: 'SERIAL-1' };
const device = { ...own, deviceName: 'SAMPLE' };
const other = (serialNumber?: string) => ({ id: 'other', serialNumber });

describe('whether others bear a device’s name', () => {
  const of = (items: NamedDevices['items'], all = true, of = device) =>
    othersNamed(fakeGraph({ devices: { named: () => Promise.resolve({ items, all }) } }), of);

  it('is no only if the list is whole and has the device itself', async () => {
    assert.equal(await of([own]), 'none');
    assert.equal(await of([own], false), 'unread');
    assert.equal(await of([]), 'unread');
  });

  it('is yes if anybody else is in it, whole or not', async () => {
    for (const all of [true, false])
      for (const items of [[own, other()], [other('SERIAL-2'), own], [other('')]])
        assert.equal(await of(items, all), 'others');
  });

  it('says if one of them has the serial number too', async () => {
    assert.equal(await of([own, other('SERIAL-2'), other('serial 1')]), 'sameSerial');
    assert.equal(
      await of([{ id: 'own', serialNumber: '' }, other('')], true, { ...device, serialNumber: '' }),
      'others',
    );
  });

  it('isn’t known if it can’t be read', async () => {
    const graph = fakeGraph({ devices: { named: fails('throttled') } });
    assert.equal(await othersNamed(graph, device), 'unread');
  });

  it('isn’t asked about a device without a name: its numbers are asked for anyway', async () => {
    assert.equal(await othersNamed(fakeGraph({}), { ...device, deviceName: ' ' }), 'none');
  });
});
