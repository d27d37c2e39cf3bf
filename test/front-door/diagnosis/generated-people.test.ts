import assert from 'node:assert/strict';
import { en } from '../../../bot/locales/en.ts';
import { buttons, type Json } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import type { Seen } from './support/card-of.ts';
import { cardOf, isNamed, told } from './support/card-of.ts';
import { deskId, drawCases, heaviest, RIGHTS, wardOf } from './support/ward.ts';

const seed = Date.now() % 1_000_000;
const PEOPLE = 300;

/** Where Sync and scans work, as docs of Microsoft say it. */
const WORKS: Readonly<Record<string, RegExp>> = {
  Sync: /^(Windows|iOS|iPadOS|macOS|Android\w*)$/,
  'Quick scan': /^Windows$/,
};
const NEEDS: Readonly<Record<string, string>> = {
  Sync: 'RemoteTasks_SyncDevice',
  'Quick scan': 'RemoteTasks_WindowsDefender',
};
const GRAPHS: Readonly<Record<string, string>> = { Sync: 'syncDevice', 'Quick scan': 'windowsDefenderScan' };
const LEAVING = /^(retire|wipe)(Pending|Issued)$|^deletePending$/;

const { notCompliant, complianceError } = en.diagnosis.rules;
const UNEXPLAINED: readonly string[] = [notCompliant.cause, complianceError.cause];

/** The button that the first cause should have, if any. */
function due({ one, named: [first] }: Seen): string | undefined {
  const ailment = one.ailments.find(
    (candidate) =>
      first !== undefined &&
      isNamed(candidate, first) &&
      candidate.device?.managed.deviceName === first.device,
  );
  const mends = ailment && 'mendedBy' in ailment.signal ? ailment.signal.mendedBy : undefined;
  // where nobody can read why a device isn't compliant, a sync can't hurt
  const title = ailment ? mends : first && UNEXPLAINED.includes(first.cause) ? 'Sync' : undefined;
  const device = one.patient.devices.find(({ managed }) => managed.deviceName === first?.device)?.managed;
  if (title === undefined || !device) return undefined;
  const works = WORKS[title]?.test(device.operatingSystem ?? '') === true;
  const waits = (device.deviceActionResults ?? []).some(
    ({ actionName, actionState }) =>
      actionName === GRAPHS[title] && (actionState === 'pending' || actionState === 'active'),
  );
  const allowed = RIGHTS[one.operator].includes(NEEDS[title] ?? '');
  return works && allowed && !waits && !LEAVING.test(String(device.managementState)) ? title : undefined;
}

describe(`people who were made ill at random (seed ${seed})`, () => {
  const seen: Seen[] = [];
  let stage: Stage;
  before(async function () {
    this.timeout(60_000);
    const cases = drawCases(seed, PEOPLE);
    stage = await openStage({ data: wardOf(cases) });
    for (const one of cases) seen.push(await cardOf(stage, one));
  });
  after(() => stage.close());

  const ill = () => seen.filter(({ one }) => heaviest(one).all.length > 0);

  it('are told first what blocks them first, in 95 of 100, and within the first three always', () => {
    const people = ill();
    assert.ok(people.length > PEOPLE / 2);
    const notFirst = people.filter(
      ({ one, named }) => !heaviest(one).first.some((ailment) => named[0] && isNamed(ailment, named[0])),
    );
    const missed = people.filter(
      ({ one, named }) =>
        !heaviest(one).first.some((ailment) => named.slice(0, 3).some((name) => isNamed(ailment, name))),
    );
    assert.deepEqual(missed.map(told).slice(0, 3), []);
    assert.ok(notFirst.length * 20 <= people.length, notFirst.map(told).join('\n\n'));
  });

  it('never hear that nothing is wrong if something is, or if a part that could tell can’t be read', () => {
    const wrongly = seen.filter(
      ({ one, text }) =>
        (one.ailments.length > 0 || one.unreadable !== undefined) && /nothing wrong/i.test(text),
    );
    assert.deepEqual(wrongly.map(told).slice(0, 3), []);
    const unnamed = seen.filter(({ one, text }) => one.unreadable && !text.includes('Could not be read: '));
    assert.deepEqual(unnamed.map(told).slice(0, 3), []);
  });

  it('hear it if nothing is', () => {
    const healthy = seen.filter(({ one }) => one.ailments.length === 0 && !one.unreadable);
    assert.ok(healthy.length > PEOPLE / 15);
    const wrongly = healthy.filter(({ text }) => !/✓\s+Nothing wrong found/.test(text));
    assert.deepEqual(wrongly.map(told).slice(0, 3), []);
  });

  it('have the button that mends it where platform, rights and the device’s state allow it, and no other', () => {
    const offered = (card: Json | undefined) =>
      buttons(card).flatMap(({ title, data }) =>
        Object.hasOwn(WORKS, String(title)) ? [{ title, device: (data as Json).device }] : [],
      );
    const wrongly = seen.filter((one) => {
      const title = due(one);
      const device = one.one.patient.devices.find(
        ({ managed }) => managed.deviceName === one.named[0]?.device,
      );
      const expected = title === undefined ? [] : [{ title, device: device?.managed.id }];
      return JSON.stringify(offered(one.card)) !== JSON.stringify(expected);
    });
    assert.deepEqual(wrongly.map(told).slice(0, 3), []);
    assert.ok(seen.filter((one) => due(one) !== undefined).length > 3);
  });

  it('get the confirm card of that button', async () => {
    const some = seen.filter((one) => due(one) !== undefined).slice(0, 8);
    for (const { one, card, ...rest } of some) {
      const title = due({ one, card, ...rest }) ?? '';
      const pressed = await stage.channel.press(deskId[one.operator], card, title);
      assert.match(pressed.text, /\[Confirm /, `${title}: ${pressed.text}`);
    }
  });
});
