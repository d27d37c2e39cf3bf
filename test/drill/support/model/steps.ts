import fc from 'fast-check';
import {
  ACTIONS,
  ADMINS,
  DEVICES,
  FILES,
  NEEDS,
  OPERATORS,
  PERSONS,
  phoneName,
  type Action,
  type Name,
  type Need,
} from './world.ts';

/** One thing that somebody does. `nth`: of what there is, counted from the newest. */
export type Deed =
  | { do: 'ask'; who: Name; action: Action; device: string }
  /** For the same as before, but for one thing. */
  | {
      do: 'askAgain';
      nth: number;
      but: 'nothing' | 'who' | 'device' | 'action';
      who: Name;
      action: Action;
      device: string;
    }
  | { do: 'confirm'; nth: number; by: Name | 'asker'; typed: Typed; twice: boolean }
  | { do: 'cancel'; nth: number }
  | { do: 'verify'; nth: number; by: Name | 'asker'; whom: 'person' | 'manager' }
  | { do: 'answer'; nth: number; by: Name | 'asked'; right: boolean }
  | { do: 'notMe'; nth: number; about: 'check' | 'receipt'; by: Name | 'theirs' }
  | { do: 'second'; nth: number; by: Name; approve: boolean }
  | { do: 'policy'; by: Name; action: Action; needs: Need[] }
  | { do: 'decide'; nth: number; by: Name; approve: boolean }
  | { do: 'stop' | 'resume'; by: Name }
  | { do: 'role' | 'channel'; who: Name; on: boolean };

/** One thing that happens. */
export type Happening =
  | { do: 'wait'; ms: number }
  | { do: 'clockBack'; ms: number }
  | { do: 'restart'; file: number; downMs: number }
  | { do: 'graph'; fate: Fate };

type Event = Deed | Happening;

export interface Typed {
  name: boolean;
  reason: boolean;
  ticket: boolean;
  lost: boolean;
}

/** What becomes of the next POST. */
export type Fate = 'throttled' | 'throttledForLong' | 'slow' | 'lost' | 'gateway';

/** `then`: how long until the next one begins, in milliseconds, or until everything is over. */
export type Step = Event & { then: number | 'over' };

export interface Story {
  file: number;
  seed: number;
  steps: Step[];
}

const usually = <T>(value: T, arbitrary: fc.Arbitrary<T>, weight = 5): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary });

const operator = fc.constantFrom<Name>('olga', ...OPERATORS, 'olga');
const anybody = fc.constantFrom<Name>(...OPERATORS, 'nobody');
const decider = fc.constantFrom<Name>('ada', 'alva', 'omar', 'ada', 'alva', 'axel', 'olga');
const admin = fc.constantFrom<Name>(...ADMINS, 'ada', 'alva', 'omar');
const person = fc.constantFrom<Name>(...PERSONS, 'alva', 'olga');
const nth = usually(0, fc.nat(3), 4);
const action = fc.constantFrom<Action>(...ACTIONS);
const device = fc.constantFrom(...DEVICES);
const needs = fc.oneof(fc.constant<Need[]>([]), fc.subarray<Need>([...NEEDS], { maxLength: 3 }));
const typed = fc.record({
  name: usually(true, fc.boolean(), 9),
  reason: usually(true, fc.boolean()),
  ticket: usually(true, fc.boolean()),
  lost: usually(false, fc.boolean()),
});
const file = fc.nat(FILES.length - 1);
const yes = usually(true, fc.boolean());
const aWhile = [30, 100, 150, 29 * 60, 31 * 60, 59 * 60, 61 * 60, 25 * 3_600].map((s) => s * 1_000);
const deed = <D extends Event['do']>(
  name: D,
  parts: { [K in keyof Omit<Event & { do: D }, 'do'>]: fc.Arbitrary<(Event & { do: D })[K]> },
): fc.Arbitrary<Event> => fc.record({ do: fc.constant(name), ...parts }) as unknown as fc.Arbitrary<Event>;

const asker = usually<Name | 'asker'>('asker', anybody, 14);
const ask = deed('ask', { who: operator, action, device });
const askAgain = deed('askAgain', {
  nth,
  who: operator,
  action,
  device,
  but: usually('nothing', fc.constantFrom('who', 'device', 'action'), 3),
});
const confirm = deed('confirm', { nth, by: asker, typed, twice: usually(false, fc.boolean(), 9) });
const verify = deed('verify', { nth, by: asker, whom: usually('person', fc.constant('manager'), 3) });
const answer = deed('answer', { nth, by: usually('asked', person, 14), right: yes });
const notMe = deed('notMe', {
  nth,
  about: fc.constantFrom('check', 'receipt'),
  by: usually('theirs', person, 9),
});
const second = deed('second', { nth, by: decider, approve: yes });
const policy = deed('policy', { by: admin, action, needs });
const decide = deed('decide', { nth, by: admin, approve: yes });
const stop = deed('stop', { by: admin });
const resume = deed('resume', { by: admin });
const graph = deed('graph', {
  fate: fc.constantFrom<Fate[]>('throttled', 'throttledForLong', 'slow', 'lost', 'gateway'),
});

const then = fc.oneof(
  { weight: 6, arbitrary: fc.constant('over' as const) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 6_000 }) },
);

/** What people do one after the other. A failing story loses what it doesn't need. */
const inOrder = (...deeds: fc.Arbitrary<Event>[]): fc.Arbitrary<Step[]> =>
  fc
    .tuple(...deeds.map((one) => fc.option(fc.tuple(one, then), { freq: 20, nil: undefined })))
    .map((all) => all.flatMap((one) => (one ? [{ ...one[0], then: one[1] }] : [])));

const wait = (...ms: number[]) => deed('wait', { ms: fc.constantFrom(...ms) });
const destroy = deed('ask', { who: operator, action: fc.constantFrom('wipe', 'retire'), device });

/** An admin wants less of an action, another one more, and the first is approved. */
const staleProposal = action.chain((of) => {
  const wanting = (wanted: fc.Arbitrary<Need[]>) =>
    deed('policy', { by: fc.constantFrom('ada', 'alva'), action: fc.constant(of), needs: wanted });
  const less = fc.subarray<Need>(['reason', 'ticket'], { maxLength: 1 });
  const ofIt = deed('ask', { who: operator, action: fc.constant(of), device });
  return inOrder(wanting(less), wanting(fc.subarray<Need>([...NEEDS])), decide, ofIt, confirm);
});

const scene = fc.oneof(
  { weight: 10, arbitrary: inOrder(ask, confirm) },
  { weight: 8, arbitrary: inOrder(ask, confirm, second) },
  { weight: 10, arbitrary: inOrder(ask, verify, answer, confirm) },
  { weight: 5, arbitrary: inOrder(ask, verify, answer, confirm, second) },
  { weight: 10, arbitrary: inOrder(askAgain, confirm) },
  { weight: 3, arbitrary: inOrder(askAgain, confirm, second) },
  { weight: 4, arbitrary: inOrder(askAgain, graph, confirm, notMe) },
  { weight: 4, arbitrary: inOrder(graph, confirm, notMe) },
  { weight: 2, arbitrary: inOrder(graph, confirm, stop) },
  { weight: 2, arbitrary: inOrder(graph, second, notMe) },
  { weight: 4, arbitrary: inOrder(ask, verify, wait(90_000, 125_000, 300_000), answer, askAgain, confirm) },
  {
    weight: 4,
    arbitrary: inOrder(destroy, confirm, destroy, graph, confirm, destroy, confirm, destroy, confirm),
  },
  { weight: 3, arbitrary: staleProposal },
  { weight: 6, arbitrary: inOrder(policy, decide) },
  { weight: 3, arbitrary: inOrder(stop, resume, decide) },
  { weight: 3, arbitrary: inOrder(resume, decide) },
  { weight: 4, arbitrary: inOrder(confirm) },
  { weight: 3, arbitrary: inOrder(answer) },
  { weight: 4, arbitrary: inOrder(notMe) },
  { weight: 3, arbitrary: inOrder(second) },
  { weight: 3, arbitrary: inOrder(policy) },
  { weight: 2, arbitrary: inOrder(decide) },
  { weight: 1, arbitrary: inOrder(deed('cancel', { nth })) },
  { weight: 6, arbitrary: inOrder(wait(...aWhile)) },
  { weight: 1, arbitrary: inOrder(deed('clockBack', { ms: fc.constantFrom(5_000, 300_000, 3_600_000) })) },
  { weight: 3, arbitrary: inOrder(deed('restart', { file, downMs: fc.integer({ min: 1, max: 2_000 }) })) },
  { weight: 2, arbitrary: inOrder(deed('role', { who: operator, on: fc.boolean() })) },
  { weight: 1, arbitrary: inOrder(deed('channel', { who: decider, on: fc.boolean() })) },
);

export const story: fc.Arbitrary<Story> = fc.record({
  file,
  seed: fc.nat(1_000_000),
  steps: fc.array(scene, { minLength: 4, maxLength: 16, size: 'max' }).map((scenes) => scenes.flat()),
});

/** A step as a person reads it. */
export function wordsOf(step: Event): string {
  switch (step.do) {
    case 'ask':
      return `${step.who} asks for ${step.action} on ${phoneName(step.device)}`;
    case 'askAgain':
      return `the same is asked for again${step.but === 'nothing' ? '' : `, but for another ${step.but} (${step.but === 'device' ? phoneName(step.device) : step[step.but]})`}`;
    case 'confirm':
      return `${step.by} confirms${step.twice ? ' twice' : ''}, having typed ${typedWords(step.typed)}`;
    case 'cancel':
      return 'the asker cancels';
    case 'verify':
      return `${step.by} verifies the caller by their ${step.whom === 'manager' ? 'manager' : 'own answer'}`;
    case 'answer':
      return `${step.by} presses ${step.right ? 'the right' : 'a wrong'} number`;
    case 'notMe':
      return `${step.by} says “that’s not me” about a ${step.about}`;
    case 'second':
      return `${step.by} ${step.approve ? 'approves' : 'rejects'} as second operator`;
    case 'policy':
      return `${step.by} says “policy ${step.action} ${step.needs.join(', ') || 'nothing'}”`;
    case 'decide':
      return `${step.by} ${step.approve ? 'approves' : 'rejects'} a proposal`;
    case 'stop':
      return `${step.by} says “stop everything”`;
    case 'resume':
      return `${step.by} says “resume”`;
    case 'wait':
      return `${step.ms / 1_000} s go by`;
    case 'clockBack':
      return `the clock is set back by ${step.ms / 1_000} s`;
    case 'restart':
      return `the bot is killed, and starts with policy file ${step.file} after ${step.downMs} ms`;
    case 'role':
      return `${step.who} ${step.on ? 'gets' : 'loses'} their role`;
    case 'channel':
      return `${step.who} ${step.on ? 'joins' : 'leaves'} the admin channel`;
    case 'graph':
      return `the next POST is ${step.fate}`;
  }
}

const typedWords = (typed: Typed) =>
  (Object.entries(typed) as [string, boolean][])
    .filter(([, on]) => on)
    .map(([what]) => what)
    .join(', ') || 'nothing';
