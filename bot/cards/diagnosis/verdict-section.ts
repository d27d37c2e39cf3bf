import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Severity } from '../../helpdesk/diagnosis/rule.ts';
import type { Cause, Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { sawAll } from '../../helpdesk/diagnosis/verdict.ts';
import { actionButtons, offerReasons } from '../action/action-words.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { sentences } from '../shared/values.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note, SignName } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { problemWords, reasonWords, rightWords } from '../shared/problem-note.ts';
import { relative, whenExactly } from '../shared/time.ts';
import { causeWords, evidenceDate } from './cause-words.ts';

const SIGN: Readonly<Record<Severity, SignName>> = { blocks: 'bad', warns: 'warning', notes: 'info' };
const ALSO_SHOWN = 3;
const DATES_SHOWN = 3;

/**
 * What is wrong, the evidence, and the button that mends it; or that nothing is, and what was looked at. A device's own card needs no names
 * of devices.
 */
export function verdictSection(
  context: Context,
  verdict: Verdict,
  { names = true, looking = false } = {},
): View {
  const [first, ...others] = verdict.causes;
  const missing = missingNotes(context, verdict, looking);
  // a note, such as that no device is enrolled, isn't something wrong: nobody knows yet whether it is all
  if (!first || (first.severity === 'notes' && missing.length > 0))
    return nothingWrong(context, verdict, { names, looking, missing });
  const { cause, evidence, grace, next } = causeWords(context, first);
  const { diagnosis } = context.words;
  return {
    notes: [note(SIGN[first.severity], cause)],
    where: first.device && names ? [{ text: deviceName(context, first.device.deviceName) }] : [],
    lines: [
      { text: sentences(withDate(context, evidence, first), grace) },
      { text: diagnosis.next(next) },
      ...(first.severity === 'notes'
        ? [{ text: `${diagnosis.nothingElse} ${lookedWords(context, verdict)}` }]
        : []),
    ],
    also: [...also(context, others, names), ...missing],
    ...mend(context, first),
  };
}

/** What could not be read, and what nobody looked into. */
export function missingNotes(context: Context, verdict: Verdict, looking = false): Note[] {
  return [
    ...unread(context, verdict),
    ...notForRole(context, verdict),
    ...misdated(context, verdict),
    ...notLookedInto(context, verdict, looking),
  ];
}

function nothingWrong(
  context: Context,
  verdict: Verdict,
  { names, looking, missing }: { names: boolean; looking: boolean; missing: readonly Note[] },
): View {
  const { diagnosis } = context.words;
  const titleOf = () => {
    if (missing.length === 0) return note('good', nothingTitle(context, verdict));
    // what couldn't be read keeps it from being said, even for now
    const stillComing = looking && sawAll(verdict);
    return stillComing ? note('waiting', diagnosis.nothingYet) : note('unsure', diagnosis.noCause);
  };
  return {
    notes: [titleOf()],
    where: [],
    lines: [{ text: lookedWords(context, verdict) }],
    also: [...also(context, verdict.causes, names), ...missing],
    buttonRow: [],
    reasons: [],
  };
}

/** That nothing is wrong. Only where everything was read. */
export function nothingTitle({ words: { diagnosis } }: Context, { whole, looked }: Verdict): string {
  if (whole) return diagnosis.nothingWrong;
  return looked.devices === 1 ? diagnosis.nothingWrongOnDevice : diagnosis.nothingWrongOnDevices;
}

/** What was looked at, and how old it is. */
export function lookedWords(context: Context, verdict: Verdict): string {
  const { looked } = context.words.diagnosis;
  const oldest = relative(context, verdict.looked.oldest);
  const at = looked[lookedAt(verdict)];
  const when = lookedAt(verdict) === 'device' ? looked.last : looked.oldest;
  return oldest ? `${at} ${when(oldest)}` : at;
}

function lookedAt({ whole, looked }: Verdict): 'person' | 'visible' | 'devices' | 'device' {
  if (!whole) return looked.devices === 1 ? 'device' : 'devices';
  return looked.limited === true ? 'visible' : 'person';
}

function withDate(context: Context, evidence: string, cause: Cause): string {
  const when = relative(context, evidenceDate(cause));
  return when ? `${evidence} ${context.words.diagnosis.asOf(when)}` : evidence;
}

/** The other causes in a line each. */
function also(context: Context, causes: readonly Cause[], names: boolean): Note[] {
  const { words } = context;
  const lines = causes.slice(0, ALSO_SHOWN).map((cause) => {
    const where = names && cause.device ? deviceName(context, cause.device.deviceName) : undefined;
    return note(SIGN[cause.severity], words.diagnosis.also(causeWords(context, cause).cause, where));
  });
  const left = causes.length - lines.length;
  return left > 0 ? [...lines, note('info', words.diagnosis.more(words.number(left)))] : lines;
}

/** Parts that could not be read, those with the same reason together. One request id is enough to find out about it. */
function unread(context: Context, verdict: Verdict): Note[] {
  const { diagnosis } = context.words;
  const reasons = new Map<string, { parts: Set<string>; why: string }>();
  for (const { part, problem } of verdict.unread) {
    const reason = reasonWords(context, problem);
    const one = reasons.get(reason) ?? { parts: new Set(), why: problemWords(context, problem) };
    reasons.set(reason, { ...one, parts: one.parts.add(diagnosis.parts[part]) });
  }
  return [...reasons.values()].map(({ parts, why }) =>
    note('unsure', diagnosis.unread([...parts].join(', '), why)),
  );
}

/** Parts that the operator's role leaves closed, those that take the same right together. */
function notForRole(context: Context, { closed }: Verdict): Note[] {
  const { diagnosis } = context.words;
  const rights = new Map<string, Set<string>>();
  for (const { part, right } of closed) {
    const needs = rightWords(context, right);
    rights.set(needs, (rights.get(needs) ?? new Set()).add(diagnosis.parts[part]));
  }
  return [...rights].map(([needs, parts]) =>
    note('unsure', diagnosis.notForRole([...parts].join(', '), needs)),
  );
}

/** Dates that can't be right, so that nobody knows how long ago it was. */
function misdated(context: Context, { misdated: dates }: Verdict): Note[] {
  const said = context.words.diagnosis.misdated;
  const notes = dates.slice(0, DATES_SHOWN).map(({ what, at, device }) => {
    const when = whenExactly(context, at) ?? at;
    return note('unsure', said[what](when, device ? deviceName(context, device.deviceName) : ''));
  });
  const left = dates.length - notes.length;
  return left > 0 ? [...notes, note('unsure', said.more(left, context.words.number(left)))] : notes;
}

/** Devices of which more could be read. `looking`: it is being read. */
function notLookedInto(
  { words: { diagnosis, number } }: Context,
  { pending }: Verdict,
  looking: boolean,
): Note[] {
  if (pending.length === 0) return [];
  const parts = [...new Set(pending.map(({ part }) => diagnosis.parts[part]))].join(', ');
  if (looking) return [note('waiting', diagnosis.looking(parts))];
  const devices = new Set(pending.map(({ device }) => device.id)).size;
  return [note('unsure', diagnosis.notLookedInto(parts, number(devices)))];
}

function mend(context: Context, { mend: offer, device }: Cause): Pick<View, 'buttonRow' | 'reasons'> {
  if (!offer || !device) return { buttonRow: [], reasons: [] };
  return {
    buttonRow: buttonRow(actionButtons(context, [offer], device)),
    reasons: offerReasons(context, [offer], device),
  };
}
