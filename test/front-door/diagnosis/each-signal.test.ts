import assert from 'node:assert/strict';
import { rules } from '../../../bot/helpdesk/diagnosis/table.ts';
import { seeded } from '../../../sandbox/graph/random.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import type { Seen } from './support/card-of.ts';
import { cardOf, isNamed, told } from './support/card-of.ts';
import { hush } from './support/hush.ts';
import { Draw, healthyPerson } from './support/patient.ts';
import { DEVICE_SIGNALS, PERSON_SIGNALS } from './support/signals.ts';
import type { Case } from './support/ward.ts';
import { wardOf } from './support/ward.ts';

const SIGNALS = [...PERSON_SIGNALS, ...DEVICE_SIGNALS];

/** What these say is that something isn't there, or who is a member of what: null has no meaning there, or the same. */
const WITHOUT_NULL: readonly string[] = [
  ...['noLicense', 'usageLocationMissing', 'neverCheckedIn', 'noDevices', 'inNoGroup', 'privileged'],
];

const seed = Date.now() % 1_000_000;

describe(`each signal by itself (seed ${seed})`, () => {
  const draw = new Draw(seeded(seed));
  const seen: { there: Seen[]; nulls: Seen[]; unreadable: Seen[]; absent: Seen[] } = {
    there: [],
    nulls: [],
    unreadable: [],
    absent: [],
  };
  let stage: Stage;
  let n = 0;

  const healthy = (): Case => ({
    patient: healthyPerson(draw, (n += 1)),
    ailments: [],
    operator: 'everything',
  });

  const ill = (signal: (typeof SIGNALS)[number], hushed = false): Case => {
    const one = healthy();
    const [device] = one.patient.devices;
    assert.ok(device);
    const before = structuredClone(one.patient);
    if ('on' in signal && signal.on) device.managed.operatingSystem = signal.on;
    if (isOfDevice(signal)) signal.show(device, draw, one.patient);
    else signal.show(one.patient, draw);
    if (hushed) hush(before, one.patient);
    return { ...one, ailments: [isOfDevice(signal) ? { signal, device } : { signal }] };
  };

  before(async function () {
    this.timeout(60_000);
    const cases = {
      absent: [healthy(), healthy(), healthy()],
      there: SIGNALS.map((signal) => ill(signal)),
      // how many devices a group may have is no field of the person
      nulls: SIGNALS.filter(
        ({ cause, slots }) => !WITHOUT_NULL.includes(cause) && !slots.includes('groups'),
      ).map((signal) => ill(signal, true)),
      unreadable: SIGNALS.flatMap((signal) =>
        signal.seenIn
          .filter((part) => part !== 'account')
          .map((part) => ({ ...ill(signal), unreadable: part })),
      ),
    };
    stage = await openStage({ data: wardOf(Object.values(cases).flat()) });
    for (const kind of ['absent', 'there', 'nulls', 'unreadable'] as const)
      for (const one of cases[kind]) seen[kind].push(await cardOf(stage, one));
  });
  after(() => stage.close());

  const names = ({ one, named }: Seen) => {
    const [ailment] = one.ailments;
    return ailment !== undefined && named.some((name) => isNamed(ailment, name));
  };
  const none = (wrong: readonly Seen[]) => assert.deepEqual(wrong.map(told).slice(0, 3), []);

  it('is in the catalogue for every rule', () => {
    const caught = new Set(SIGNALS.map(({ cause }) => cause));
    assert.deepEqual(
      rules.filter(({ id }) => !caught.has(id)).map(({ id }) => id),
      [],
      'give somebody in sandbox/contoso/cases who has it alone a weight',
    );
  });

  it('is named first if it is there', () => {
    none(
      seen.there.filter(({ one, named: [first] }) => {
        const [ailment] = one.ailments;
        return !ailment || !first || !isNamed(ailment, first);
      }),
    );
  });

  it('is not named if it is absent', () =>
    none(seen.absent.filter(({ text }) => !text.includes('Nothing wrong found'))));

  it('is not named if Graph says null in its place', () => none(seen.nulls.filter(names)));

  it('is not guessed if its part can’t be read, and then nothing is called right', () => {
    none(
      seen.unreadable.filter(
        (one) => names(one) || /nothing wrong/i.test(one.text) || !one.text.includes('Could not be read: '),
      ),
    );
  });
});

const isOfDevice = (signal: (typeof SIGNALS)[number]): signal is (typeof DEVICE_SIGNALS)[number] =>
  DEVICE_SIGNALS.some((one) => one === signal);
