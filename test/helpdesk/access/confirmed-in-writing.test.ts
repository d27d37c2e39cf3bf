import assert from 'node:assert/strict';
import type { Typed } from '../../../bot/helpdesk/access/confirmed-in-writing.ts';
import { asksFor, confirmedInWriting } from '../../../bot/helpdesk/access/confirmed-in-writing.ts';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { ManagedDevice, SameName } from '../../../bot/helpdesk/contracts/model.ts';
import { managedDevice } from '../../support/samples.ts';

const wipe = actionNamed('wipe') ?? assert.fail('no wipe');
const doubts: readonly (SameName | undefined)[] = ['others', 'sameSerial', 'unread', undefined];

describe('what is typed where another device may bear the name', () => {
  const fields = (typed: Typed, sameName: SameName | undefined, over: Partial<ManagedDevice> = {}) => {
    const device = managedDevice({ serialNumber: 'SERIAL-1', ...over });
    return confirmedInWriting(wipe, device, {
      typed: { reason: 'Ticket', ...typed },
      sameName,
    })?.fields.join();
  };

  it('is the serial number, and not the name', () => {
    for (const sameName of doubts) {
      assert.equal(fields({ deviceName: 'SAMPLE-1' }, sameName), 'serialNumber');
      assert.equal(fields({ deviceName: 'SERIAL-1' }, sameName), 'serialNumber');
      assert.equal(fields({ serialNumber: 'SERIAL-2' }, sameName), 'serialNumber');
      assert.equal(fields({ serialNumber: '' }, sameName), 'serialNumber');
      assert.equal(fields({ serialNumber: ' serial-1 ' }, sameName), undefined);
    }
  });

  it('is Intune’s id if there is no serial number, and only then', () => {
    for (const sameName of doubts) {
      assert.equal(fields({ serialNumber: 'device-1' }, sameName), 'serialNumber');
      for (const serialNumber of [undefined, '', ' ']) {
        assert.equal(fields({ serialNumber: 'DEVICE-1' }, sameName, { serialNumber }), undefined);
        assert.equal(fields({ serialNumber: '' }, sameName, { serialNumber }), 'serialNumber');
      }
    }
  });

  it('may be the serial number even if the other one is gone', () => {
    assert.equal(fields({ serialNumber: 'SERIAL-1' }, 'none'), undefined);
    assert.equal(fields({ serialNumber: 'SERIAL-2' }, 'none'), 'deviceName');
  });

  it('is asked for by the card as by the press; a device without a name is asked for its numbers anyway', () => {
    assert.equal(asksFor({ deviceName: 'SAMPLE-1' }, 'none'), 'deviceName');
    assert.equal(asksFor({ deviceName: 'SAMPLE-1' }, 'unread'), 'serialNumber');
    assert.equal(asksFor({ deviceName: ' ' }, 'others'), 'deviceName');
  });
});
