import assert from 'node:assert/strict';
import { openActions, posts } from '../../support/act.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { parts } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

const company = { managedDeviceOwnerType: 'company' };
const laptop = deviceFor(5_000, 'FORM-LAPTOP', { operatingSystem: 'Windows', ...company });
const mac = deviceFor(5_001, 'FORM-MAC', { operatingSystem: 'macOS', ...company });
const phone = deviceFor(5_002, 'FORM-PHONE', { operatingSystem: 'iOS', isSupervised: true, ...company });

const LONG = 'N'.repeat(64);

interface Slip {
  of: string;
  title: string;
  on: typeof laptop;
  typed: Json;
  /** The messages, each beside its field. */
  says: readonly RegExp[];
  /** The inputs afterwards. */
  kept: Json;
}

const slips: readonly Slip[] = [
  {
    of: 'a text that is missing',
    title: 'Rename device',
    on: laptop,
    typed: { newName: '' },
    says: [/Enter a name for the device/],
    kept: {},
  },
  {
    of: 'a text that is too long',
    title: 'Rename device',
    on: laptop,
    typed: { newName: LONG },
    says: [/At most 63 characters/],
    kept: { newName: LONG },
  },
  {
    of: 'a text that the platform doesn’t take',
    title: 'Rename device',
    on: laptop,
    typed: { newName: 'sähkö {{1}}' },
    says: [/letters A to Z/],
    kept: { newName: 'sähkö {\u2060{1}}' },
  },
  {
    of: 'several fields at once, of several lines',
    title: 'Turn on Lost mode',
    on: phone,
    typed: { message: 'Two\nlines', phoneNumber: 'call me', footer: 'F'.repeat(101) },
    says: [/Enter digits, with an optional/, /At most 100 characters/],
    kept: { message: 'Two\nlines', phoneNumber: 'call me', footer: 'F'.repeat(101) },
  },
  {
    of: 'a number that is none',
    title: 'Play Lost mode sound',
    on: phone,
    typed: { durationInMinutes: 'five' },
    says: [/whole number/],
    kept: { durationInMinutes: 5 },
  },
  {
    of: 'a number that is too large',
    title: 'Play Lost mode sound',
    on: phone,
    typed: { durationInMinutes: '61' },
    says: [/At most 60/],
    kept: { durationInMinutes: 61 },
  },
  {
    of: 'a switch that is neither',
    title: 'Wipe',
    on: laptop,
    typed: { keepEnrollmentData: 'true', keepUserData: 'perhaps' },
    says: [/Choose one of the options/],
    kept: { keepEnrollmentData: 'true' },
  },
  {
    of: 'a PIN, which isn’t shown again',
    title: 'Wipe',
    on: mac,
    typed: { macOsUnlockCode: '12345' },
    says: [/Enter six digits from 0 to 9/],
    kept: {},
  },
];

describe('the form of a remote action', () => {
  let stage: Stage;
  before(async () => (stage = await openStage({ data: actionTenant([laptop, mac, phone]) })));
  after(() => stage.close());

  const open = async ({ title, on }: Pick<Slip, 'title' | 'on'>): Promise<Answered> => {
    const actions = await openActions(stage, mayAll, on);
    return stage.channel.press(mayAll, actions.card, title);
  };
  const inputs = (card: Json | undefined) =>
    Object.fromEntries(
      [...parts(card)]
        .filter(({ type, value }) => String(type).startsWith('Input.') && value !== '' && value !== undefined)
        .map(({ id, value }) => [String(id), value]),
    );

  for (const slip of slips) {
    it(`marks ${slip.of}, and keeps the input`, async () => {
      const form = await open(slip);
      const marked = await stage.channel.press(mayAll, form.card, 'Continue', {}, {}, slip.typed);
      assert.match(marked.text, /Check the highlighted fields/);
      for (const says of slip.says) assert.match(marked.text, says);
      const kept = inputs(marked.card);
      for (const [name, value] of Object.entries(slip.kept))
        assert.equal(String(kept[name]), String(value), name);
      for (const name of Object.keys(slip.typed))
        if (Object.keys(slip.kept).length === 0) assert.equal(kept[name], undefined, `${name} isn’t kept`);
      assert.deepEqual(posts(stage, slip.on), []);
    });
  }

  const noForm: readonly (readonly [Pick<Slip, 'title' | 'on'>, string, readonly unknown[], RegExp])[] = [
    [
      { title: 'Play Lost mode sound', on: phone },
      'durationInMinutes',
      [{}, { valueOf: '5' }, [], [5], true, false, 1.5],
      /whole number|field is required/,
    ],
    [
      { title: 'Rename device', on: laptop },
      'newName',
      [{ a: 1 }, [], ['NAME'], true],
      /Enter a name for the device|field is required|Type some text/,
    ],
    [{ title: 'Turn on Lost mode', on: phone }, 'footer', [{}, ['x'], true], /Type some text/],
    [
      { title: 'Wipe', on: laptop },
      'keepUserData',
      [{}, ['true'], 7, { toLowerCase: 1 }],
      /Choose one of the options/,
    ],
  ];
  for (const [slip, field, values, says] of noForm)
    it(`marks ${field} of ${slip.title} if its value is of another JSON type, and sends nothing`, async () => {
      for (const value of values) {
        const form = await open(slip);
        const typed: Json = { message: 'Lost', phoneNumber: '0401234567', [field]: value };
        const marked = await stage.channel.press(mayAll, form.card, 'Continue', {}, {}, typed);
        assert.equal(marked.status, 200);
        assert.match(marked.text, /Check the highlighted fields/, JSON.stringify(value));
        assert.match(marked.text, says, JSON.stringify(value));
      }
      assert.deepEqual(posts(stage, slip.on), []);
    });

  it('shows what was filled in before it is confirmed, but no PIN', async () => {
    const named = await stage.channel.press(
      mayAll,
      (await open({ title: 'Rename device', on: mac })).card,
      'Continue',
      {},
      {},
      { newName: 'Ääkköset-1' },
    );
    assert.match(named.text, /What you entered(.|\n)*Ääkköset-1/);
    const wipe = await stage.channel.press(
      mayAll,
      (await open({ title: 'Wipe', on: mac })).card,
      'Continue',
      {},
      {},
      { macOsUnlockCode: '739182' },
    );
    assert.match(wipe.text, /Wipe this device\?/);
    assert.ok(!JSON.stringify(wipe.body).includes('739182'));
  });

  it('of the confirm card keeps the input, marks a wrong device name, and sends nothing', async () => {
    const asked = await open({ title: 'Retire', on: mac });
    for (const [typed, says] of [
      [{ deviceName: 'FORM-MACK', reason: 'Ticket 1' }, /isn’t the device’s name/],
      [{ deviceName: 'form-mac', reason: ' ' }, /The reason is missing/],
      [{}, /isn’t the device’s name(.|\n)*The reason is missing/],
    ] as const) {
      const slip = await stage.channel.press(mayAll, asked.card, 'Confirm retire', {}, {}, typed);
      assert.match(slip.text, says);
      for (const [name, value] of Object.entries(typed))
        if (value.trim() !== '') assert.equal(inputs(slip.card)[name], value);
    }
    assert.deepEqual(posts(stage, mac), []);
    const typed = { deviceName: ' form-mac ', reason: 'Ticket 1' };
    const sent = await stage.channel.press(mayAll, asked.card, 'Confirm retire', {}, {}, typed);
    assert.match(sent.text, /Accepted/);
    assert.equal(posts(stage, mac).length, 1);
  });
});
