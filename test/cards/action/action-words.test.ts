import assert from 'node:assert/strict';
import type { Refusal } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { refusalWords } from '../../../bot/cards/index.ts';
import * as data from '../support/sample-data.ts';
import type { ActionId } from '../../../bot/helpdesk/actions/catalogue.ts';
import { context } from '../support/samples.ts';

const asked = (action: ActionId, operatingSystem = 'macOS') => ({ action, device: { operatingSystem } });

describe('words of an action', () => {
  it('say why an action isn’t available', () => {
    const why = { kind: 'device', hindrance: 'personalAndroid' } as const;
    assert.match(
      refusalWords(context, why, asked('remoteLock')),
      /^Remote lock: a personal Android work profile/,
    );
    assert.match(refusalWords(context, { kind: 'scope' }, asked('remoteLock')), /outside your scope/);
    assert.match(refusalWords(context, { kind: 'noRole' }, asked('remoteLock')), /no Intune role/);
  });

  it('say since when the same action has been pending, and who sent it', () => {
    const why = (operatorId?: string): Refusal => ({
      kind: 'alreadyPending',
      since: data.ago(12),
      operatorId,
    });
    const names = new Map([['helen', 'Helen Desk']]);
    const said = (operatorId?: string) =>
      refusalWords(context, why(operatorId), asked('syncDevice'), { you: 'me', names });
    assert.match(said('me'), /^Sync: .* sent 12 minutes ago \(24 Nov 2026, 13:50 UTC\) by you\./);
    assert.match(said('helen'), /by Helen Desk\./);
    assert.match(said('aino'), /by another operator\./);
    assert.match(said(), /not through this bot\./);
    const unknown = { kind: 'alreadyPending', since: undefined, operatorId: undefined } as const;
    assert.match(refusalWords(context, unknown, asked('syncDevice')), /at an unknown time/);
  });

  it('say that a Mac’s PIN must be used first, and what wasn’t typed correctly', () => {
    const pin = { kind: 'pinUnused', since: data.ago(90) } as const;
    assert.match(refusalWords(context, pin, asked('remoteLock')), /locked 1 hour ago.*PIN hasn’t been used/);
    const typed = { kind: 'typed', fields: ['deviceName', 'reason'] } as Refusal;
    assert.match(
      refusalWords(context, typed, asked('wipe')),
      /isn’t the device’s name\. a reason is missing/,
    );
  });

  it('call the action what the portal calls it on the device', () => {
    const said = (id: ActionId, system: string) =>
      refusalWords(context, { kind: 'noRole' }, asked(id, system));
    assert.match(said('resetPasscode', 'iOS'), /^Remove passcode: /);
    assert.match(said('resetPasscode', 'visionOS'), /^Remove passcode: /);
    assert.match(said('resetPasscode', 'Android'), /^Reset passcode: /);
    assert.match(said('playLostModeSound', 'AndroidEnterprise'), /^Play lost device sound: /);
    assert.match(said('playLostModeSound', 'iPadOS'), /^Play Lost mode sound: /);
    const permission = { kind: 'permission', permission: 'P' } as const;
    assert.match(
      refusalWords(context, permission, asked('resetPasscode', 'iOS')),
      /include “Remove passcode”/,
    );
  });
});
