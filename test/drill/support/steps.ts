import fc from 'fast-check';
import { ACTIONS, DEVICES, OPERATORS, type DrillAction } from './desk.ts';

/** One event: a press, time that passes, a change of rights, a device's answer, a restart of the bot. */
export type Step =
  | { do: 'ask'; who: number; action: DrillAction; device: string }
  | { do: 'confirm'; by: number | 'asker'; nth: number; times: number; typed: 'right' | 'wrong' }
  | { do: 'refresh'; who: number; nth: number }
  | { do: 'cancel'; who: number; nth: number }
  | { do: 'wait'; seconds: number }
  | { do: 'role'; who: number; on: boolean }
  | { do: 'permission' | 'scope'; on: boolean }
  | {
      do: 'device';
      action: DrillAction;
      device: string;
      end: 'done' | 'failed' | 'notSupported' | 'canceled';
    }
  | { do: 'fault'; kind: 'lost' | 'status'; status: number }
  | { do: 'restart' };

// The operator of everybody can do most.
const who = fc.constantFrom(...OPERATORS.map((_, index) => index), OPERATORS.length - 1);
const nth = fc.nat(5);
const action = fc.constantFrom(
  ...ACTIONS,
  'syncDevice' as const,
  'remoteLock' as const,
  'rebootNow' as const,
);
const device = fc.constantFrom(...DEVICES);
const on = fc.boolean();

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('ask' as const), who, action, device }) },
  {
    weight: 34,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      nth,
      times: fc.constantFrom(1, 1, 1, 2, 3),
      by: fc.oneof({ weight: 5, arbitrary: fc.constant('asker' as const) }, { weight: 1, arbitrary: who }),
      typed: fc.constantFrom('right' as const, 'right' as const, 'right' as const, 'wrong' as const),
    }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('refresh' as const), who, nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, nth }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(2, 20, 121) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('role' as const), who, on }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('permission' as const, 'scope' as const), on }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('device' as const),
      action,
      device,
      end: fc.constantFrom('done' as const, 'failed' as const, 'notSupported' as const, 'canceled' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom('lost' as const, 'status' as const),
      status: fc.constantFrom(403, 404, 429, 500, 503),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

export const sequence = fc.array(step, { minLength: 8, maxLength: 20, size: 'max' });
