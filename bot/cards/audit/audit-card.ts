import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import { catalogue } from '../../helpdesk/actions/catalogue.ts';
import { MANAGER_OPTION } from '../../helpdesk/caller/caller-check.ts';
import { LOST_OPTION } from '../../helpdesk/employee/lost.ts';
import { optionWords } from '../shared/action-values.ts';
import type { AuditEntry } from '../../helpdesk/contracts/audit.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note, SignName } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { relative, toTheSecond } from '../shared/time.ts';
import { entryOf, nonEmpty } from '../shared/values.ts';

/** An entry of the log. */
export type AuditRow = AuditEntry & {
  seq: number;
  id: string;
  at: string;
  /** How it ended, newest first. */
  parts?: readonly AuditRow[];
};

interface AuditView {
  /** Newest first. Ten entries of the longest names stay under Teams' limit. */
  entries: readonly AuditRow[];
  /** Display names of people by id. People who have left or can't be read are missing. */
  names: ReadonlyMap<string, string>;
  /** The filter, as it was typed; empty for everything. */
  query: string;
  /** Every entry has a row of its own. Otherwise an action has one row. */
  every?: boolean;
  /** What isn't looked up here. */
  left?: readonly string[];
  /** The last entry's number; undefined on the last page. */
  next?: string | undefined;
}

const THROUGH_SHOWN = 2;

/** One page of the audit: who did what to whom. */
export function auditCard(
  context: Context,
  { entries, names, query, every = false, left = [], next }: AuditView,
): CardAnswer {
  const { words } = context;
  const wanted = nonEmpty(query);
  const mode: Record<string, string> = every ? { every: 'yes' } : {};
  const exported: ButtonInit = { title: words.audit.export, verb: 'audit.export', data: { query } };
  return answer(context, 'audit', words.summary.audit, {
    heading: words.audit.heading,
    asked: wanted === undefined ? words.audit.everything : words.audit.asked(shortened(wanted)),
    notes: [
      ...(entries.length === 0 ? [note('open', words.audit.nothing)] : []),
      ...left.map((line) => note('info', line)),
    ],
    entries: entries.map((entry) => entryRow(context, entry, names, entries)),
    buttons: buttons([
      ...(next === undefined
        ? []
        : [{ title: words.card.next, verb: 'audit.page', data: { query, before: next, ...mode } } as const]),
      {
        title: every ? words.audit.oneLine : words.audit.everyEntry,
        verb: 'audit.page',
        data: every ? { query } : { query, every: 'yes' },
      },
      exported,
    ]),
  });
}

function entryRow(
  context: Context,
  entry: AuditRow,
  names: AuditView['names'],
  all: readonly AuditRow[],
): View {
  const { words } = context;
  const { through, parts = [] } = entry;
  const requestId = entry.requestId ?? parts.find((part) => part.requestId !== undefined)?.requestId;
  const ticket = entry.ticket ?? begunBy(entry, all)?.ticket;
  const chosen = optionsSaid(context, entry, all);
  return {
    who: personName(names, entry.operatorId),
    what: ` · ${whatWords(context, entry, all)}`,
    target: target(context, entry, names, all),
    outcome: outcomeNote(context, endOf(entry)),
    when: when(context, entry.at),
    small: [
      ...(ticket === undefined ? [] : [{ text: words.audit.ticket(shortened(ticket, 64)) }]),
      ...(chosen.length > 0 ? [{ text: words.audit.chosen(chosen) }] : []),
      ...(through && through.length > 0 ? [{ text: words.audit.through(listed(context, through)) }] : []),
      ...(requestId === undefined ? [] : [{ text: words.problem.requestId(shortened(requestId, 64)) }]),
    ],
  };
}

/** What was chosen. Only the entry before the call has it; those that answer it name that one. */
function optionsSaid(context: Context, { what, of, options }: AuditRow, all: readonly AuditRow[]): string[] {
  const begun = begunBy({ of }, all);
  const known = catalogue.filter((action) => action.name === what);
  return (options ?? begun?.options ?? []).map((option) => {
    if (option === LOST_OPTION) return context.words.policy.lost.option;
    if (option.startsWith(MANAGER_OPTION))
      return context.words.caller.manager.option(shortened(option.slice(MANAGER_OPTION.length)));
    const at = option.indexOf('=');
    return shortened(optionSaid(context, known, option.slice(0, at), option.slice(at + 1)) ?? option, 120);
  });
}

/** Actions that share a name in Graph differ in what they send: then the option says which it was. */
function optionSaid(
  context: Context,
  known: readonly RemoteAction[],
  name: string,
  value: string,
): string | undefined {
  const own = known.map((action) => optionWords(context, action, name, value)).find((said) => said);
  const fixed = known.find(({ form, body }) => !form && String(body?.({})?.[name]) === value);
  return own ?? (fixed && context.words.actions.title(fixed.id, []));
}

/** The entry before the call, which has what its answers don't repeat. */
function begunBy({ of }: Pick<AuditRow, 'of'>, all: readonly AuditRow[]): AuditRow | undefined {
  return of === undefined ? undefined : all.find(({ id }) => id === of);
}

/** Of the device that an action was for. Entries of earlier versions don't have it. */
function systemOf(entry: Omit<AuditRow, 'what'>, all: readonly AuditRow[]): { operatingSystem: string }[] {
  const operatingSystem = entry.operatingSystem ?? begunBy(entry, all)?.operatingSystem;
  return operatingSystem === undefined ? [] : [{ operatingSystem }];
}

function personName(names: AuditView['names'], id: string): string {
  return shortened(nonEmpty(names.get(id)) ?? id);
}

function whatWords({ words }: Context, { what, ...entry }: AuditRow, all: readonly AuditRow[]): string {
  const { presses, others } = words.audit;
  return (
    entryOf<string>(presses, what) ??
    entryOf<string>(others, what) ??
    entryOf<string>(words.card.remote.secret.show, what) ??
    words.actions.title(shortened(what, 64), systemOf(entry, all))
  );
}

/** The person, device and assignment concerned. Each is a text run of its own: together they would be shortened. */
function target(
  context: Context,
  entry: AuditRow,
  names: AuditView['names'],
  all: readonly AuditRow[],
): { runs: { text: string }[] }[] {
  const { words } = context;
  const begun = begunBy(entry, all);
  const { deviceId } = entry;
  const device = nonEmpty(entry.deviceName) ?? nonEmpty(begun?.deviceName);
  const serial = nonEmpty(entry.serialNumber) ?? nonEmpty(begun?.serialNumber);
  const assignment = nonEmpty(entry.assignmentName) ?? entry.assignmentId;
  const parts = [
    entry.personId && personName(names, entry.personId),
    device === undefined ? deviceId && words.audit.onDevice(shortened(deviceId, 64)) : shortened(device),
    serial && words.card.serial(shortened(serial, 64)),
    assignment && words.audit.assignment(shortened(assignment)),
  ].flatMap((part) => nonEmpty(part) ?? []);
  const runs = parts.map((part, index) => ({ text: index > 0 ? ` · ${part}` : part }));
  return runs.length > 0 ? [{ runs }] : [];
}

const OUTCOME_SIGNS = {
  accepted: 'good',
  done: 'good',
  verified: 'good',
  told: 'good',
  approved: 'good',
  secondApproved: 'good',
  approvalRequired: 'waiting',
  secondAsked: 'waiting',
  pending: 'waiting',
  failed: 'bad',
  notSupported: 'bad',
  wrong: 'bad',
  rejected: 'bad',
  secondRejected: 'bad',
  notInstalled: 'bad',
  canceled: 'open',
  expired: 'open',
  nothing: 'open',
  unknown: 'unsure',
  unsure: 'unsure',
} as const satisfies Record<keyof Context['words']['audit']['outcomes'], SignName>;

const KIND_SIGNS = {
  read: 'info',
  refused: 'bad',
  started: 'waiting',
} as const satisfies Partial<Record<AuditEntry['kind'], SignName>>;

/** What is known last of an action: what its device said goes before what Graph answered. */
function endOf(entry: AuditRow): AuditRow {
  return entry.parts?.find(({ kind }) => kind === 'settled') ?? entry.parts?.[0] ?? entry;
}

function outcomeNote({ words }: Context, { kind, outcome, assignmentId }: AuditRow): Note {
  const known = kind === 'refused' ? words.audit.reasons : words.audit.outcomes;
  const said = entryOf<string>(known, outcome) ?? outcome;
  // a role change has no device that reports it
  const told = kind === 'settled' && assignmentId !== undefined ? 'ended' : kind;
  const text = words.audit.kinds[told](said === undefined ? undefined : shortened(said, 100));
  if (kind !== 'ended' && kind !== 'settled') return note(KIND_SIGNS[kind], text);
  return note(entryOf<SignName>(OUTCOME_SIGNS, outcome) ?? 'unsure', text);
}

function when(context: Context, at: string): string {
  const words = relative(context, at);
  const exact = toTheSecond(context, at);
  return words && exact ? context.words.time.both(words, exact) : at;
}

function listed({ words }: Context, names: readonly string[]): string {
  const hidden = names.length - THROUGH_SHOWN;
  const shown = names.slice(0, THROUGH_SHOWN).map((name) => shortened(name, 120));
  return [...shown, ...(hidden > 0 ? [words.audit.more(words.number(hidden))] : [])].join(', ');
}
