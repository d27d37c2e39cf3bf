import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { PolicyState } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { sawAll } from '../../helpdesk/diagnosis/verdict.ts';
import { causeWords } from '../diagnosis/cause-words.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, platformName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { backToUser } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { unreadNotes } from '../shared/problem-note.ts';
import { choiceTitle, inLines } from '../shared/text.ts';
import { dotted, entryOf } from '../shared/values.ts';
import { gap } from '../tabs/gap.ts';
import { comparedFacts } from './device-sections.ts';

const MOST = 40;
/** A longer text would be cut. */
const LONGEST_LINE = 450;

interface CompareForm {
  person: PersonName;
  devices: readonly ManagedDevice[];
  /** Why there may be more devices. */
  unread?: Problem | undefined;
  fault?: string | undefined;
}

/** Asks which two devices of a person to compare. */
export function compareFormCard(context: Context, form: CompareForm): CardAnswer {
  const { words } = context;
  const said = words.compare;
  const { person, devices, fault } = form;
  const shown = devices.slice(0, MOST);
  const few = devices.length < 2;
  const choices = shown.map((device) => ({
    title: choiceTitle(dotted([deviceName(context, device.deviceName), platformName(context, device)]), 300),
    value: device.id,
  }));
  return answer(context, 'compare-form', said.heading, {
    heading: said.heading,
    name: personTitle(person),
    notes: [
      ...(few && !form.unread ? [note('open', said.tooFew)] : []),
      ...(fault === undefined ? [] : [note('bad', fault)]),
      ...unreadNotes(context, form),
    ],
    about: few ? [] : [{ text: said.about }],
    inputs: few
      ? []
      : [
          { id: 'first', ...said.first, value: shown[0]?.id ?? '', choices },
          { id: 'second', ...said.second, value: shown[1]?.id ?? '', choices },
        ],
    more:
      shown.length < devices.length
        ? [{ text: said.firstOf(words.number(shown.length), words.number(devices.length)) }]
        : [],
    next: few ? [] : [{ title: said.go, user: person.id }],
    buttons: buttons([backToUser(context, person.id)]),
  });
}

/** One device of the comparison, with what was read of it. */
interface Compared {
  file: DeviceFile;
  verdict: Verdict;
}

interface Row extends View {
  what: string;
  first: string;
  second: string;
}

/** What differs between two devices, side by side: what is wrong, then what Intune says of each. */
export function compareCard(
  context: Context,
  user: string,
  [a, b]: readonly [Compared, Compared],
): CardAnswer {
  const { words } = context;
  const said = words.compare;
  const rows = [wrongRow(context, a, b), ...policyRows(context, a, b), ...factsOf(context, a, b)];
  const differing = rows.filter(({ first, second }) => first !== second);
  const same = rows.filter(({ first, second }) => first === second).map(({ what }) => what);
  const names = [a, b].map(({ file }) => deviceName(context, file.device.deviceName));
  return answer(context, 'compare', `${said.heading}: ${names.join(', ')}`, {
    heading:
      differing.length === 0
        ? said.nothingDiffers
        : said.differs(differing.length, words.number(differing.length)),
    notes: gaps(context, [a, b]),
    first: names[0] ?? '',
    second: names[1] ?? '',
    rows: differing,
    same: inLines(same, LONGEST_LINE).map((text, at) => ({ text: at === 0 ? said.same(text) : text })),
    buttons: buttons([
      { title: said.others, verb: 'devices.compare', data: { user } },
      backToUser(context, user),
    ]),
  });
}

function wrongRow(context: Context, a: Compared, b: Compared): Row {
  return {
    what: context.words.compare.wrong,
    first: wrongOf(context, a.verdict),
    second: wrongOf(context, b.verdict),
  };
}

function wrongOf(context: Context, verdict: Verdict): string {
  const { diagnosis } = context.words;
  const wrong = verdict.causes.filter(({ severity }) => severity !== 'notes');
  if (wrong.length > 0) return wrong.map((cause) => causeWords(context, cause).cause).join(' · ');
  return sawAll(verdict) && verdict.pending.length === 0 ? diagnosis.nothingWrong : diagnosis.noCause;
}

/** What could not be read of either. */
function gaps(context: Context, both: readonly Compared[]): Note[] {
  return both.flatMap(({ file: { device, looked } }) =>
    looked && !looked.policies.ok
      ? [
          gap(
            context,
            context.words.compare.policies(deviceName(context, device.deviceName)),
            looked.policies,
          ),
        ]
      : [],
  );
}

/** The compliance policies that apply to either, with the settings that aren't met. */
function policyRows(context: Context, a: Compared, b: Compared): Row[] {
  const said = context.words.compare;
  const [first, second] = [a, b].map(({ file }) => file.looked?.policies);
  // what isn't known of one can't be compared
  if (!first?.ok || !second?.ok) return [];
  const names = new Set([...first.value, ...second.value].map(({ name }) => name));
  const stateIn = (policies: readonly PolicyState[], name: string) => {
    const states = policies.filter((one) => one.name === name).map((one) => stateWords(context, one));
    return states.length > 0 ? [...new Set(states)].join(' · ') : said.notApplied;
  };
  return [...names].map((name) => ({
    what: said.policy(name),
    first: stateIn(first.value, name),
    second: stateIn(second.value, name),
  }));
}

const MET = new Set(['compliant', 'remediated', 'notApplicable']);

function stateWords({ words }: Context, { state, settings }: PolicyState): string {
  const word = entryOf(words.tabs.policy.states, state) ?? state;
  const failing = new Set(settings.filter((one) => !MET.has(one.state)).map(({ name }) => name));
  return dotted([word, [...failing].map((name) => words.diagnosis.settingName(name)).join(', ')]);
}

/** What Intune says of both. What it says only of one is told as not reported of the other. */
function factsOf(context: Context, a: Compared, b: Compared): Row[] {
  const { notReported } = context.words.compare;
  const [first, second] = [a, b].map(
    ({ file }) => new Map(comparedFacts(context, file.device).map(({ label, value }) => [label, value])),
  );
  const labels = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  return [...labels].map((what) => ({
    what,
    first: first?.get(what) ?? notReported,
    second: second?.get(what) ?? notReported,
  }));
}
