import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { compliance } from '../device/device-row.ts';
import { causeWords, evidenceDate } from '../diagnosis/cause-words.ts';
import { lookedWords, missingNotes, nothingTitle } from '../diagnosis/verdict-section.ts';
import { receiptReason, shownState } from '../receipt/receipt-reason.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, platformName } from '../shared/device-words.ts';
import { personTitle } from '../shared/person-words.ts';
import { whenExactly } from '../shared/time.ts';
import { nonEmpty, sentences } from '../shared/values.ts';

export interface TicketFacts {
  /** Who asks for it. */
  operator: PersonName;
  /** undefined: the device has no primary user. */
  person: Pick<PersonName, 'displayName' | 'userPrincipalName'> | undefined;
  verdict: Verdict;
  /** undefined: they could not be read. Then nobody knows either what was done on them. */
  devices: readonly ManagedDevice[] | undefined;
  /** There may be more devices. */
  notAll?: boolean;
  /** What was done on these devices from this bot, newest first. */
  receipts: readonly Receipt[];
}

/** A ticket system takes more, and a card doesn't. */
const MOST = { causes: 8, devices: 8, receipts: 12 };

/** The verdict, its evidence and what was done, as lines of plain text. Nothing of it is a secret: receipts bring none along here. */
export function ticketLines(context: Context, facts: TicketFacts): string[] {
  const { words, now } = context;
  const said = words.ticket;
  const { operator, person, receipts } = facts;
  const own = receipts.filter(({ operatorId }) => isSameId(operatorId, operator.id));
  const numbers = [...new Set(own.flatMap(({ ticket }) => ticket ?? []))];
  return [
    ...(person ? [said.person(personTitle({ id: '', ...person }), person.userPrincipalName)] : []),
    said.asOf(words.time.exact(now), personTitle(operator)),
    ...(numbers.length > 0 ? [said.tickets(numbers.join(', '))] : []),
    '',
    said.wrong,
    ...wrongLines(context, facts),
    '',
    said.devices,
    ...deviceLines(context, facts),
    '',
    said.done,
    ...doneLines(context, facts),
  ];
}

function wrongLines(context: Context, { verdict }: TicketFacts): string[] {
  const { words } = context;
  const { diagnosis, ticket } = words;
  const missing = missingNotes(context, verdict).map(({ text }) => ticket.item(text));
  const wrong = verdict.causes.filter(({ severity }) => severity !== 'notes' || missing.length === 0);
  if (wrong.length === 0)
    return missing.length === 0
      ? [nothingTitle(context, verdict), lookedWords(context, verdict)]
      : [diagnosis.noCause, ...missing];
  const lines = wrong.slice(0, MOST.causes).flatMap((cause, n) => {
    const { cause: what, evidence, grace, next } = causeWords(context, cause);
    const where = cause.device && deviceName(context, cause.device.deviceName);
    const asOf = whenExactly(context, evidenceDate(cause));
    return [
      ticket.cause(words.number(n + 1), diagnosis.also(what, where)),
      ticket.evidence(sentences(evidence, asOf && diagnosis.asOf(asOf), grace)),
      ticket.evidence(diagnosis.next(next)),
    ];
  });
  return [...lines, ...more(context, wrong.length - MOST.causes), ...missing];
}

function deviceLines(context: Context, { devices, notAll = false }: TicketFacts): string[] {
  const { words } = context;
  const said = words.ticket;
  if (!devices) return [said.unread];
  if (devices.length === 0) return [said.noDevices];
  const lines = devices.slice(0, MOST.devices).map((device) => {
    const serial = nonEmpty(device.serialNumber);
    const seen = whenExactly(context, device.lastSyncDateTime);
    return said.item(
      [
        deviceName(context, device.deviceName),
        platformName(context, device),
        serial && said.serial(serial),
        compliance(context, device).text,
        seen === undefined ? undefined : words.device.checkedIn(seen),
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    );
  });
  return [
    ...lines,
    ...more(context, devices.length - MOST.devices),
    ...(notAll ? [said.item(said.notAll)] : []),
  ];
}

function doneLines(context: Context, { receipts, operator, devices }: TicketFacts): string[] {
  const said = context.words.ticket;
  if (!devices) return [said.unread];
  if (receipts.length === 0) return [said.nothingDone];
  const lines = receipts
    .slice(0, MOST.receipts)
    .map((receipt) => said.item(doneLine(context, receipt, isSameId(receipt.operatorId, operator.id))));
  return [...lines, ...more(context, receipts.length - MOST.receipts)];
}

/** States that need their reason to be understood. */
const EXPLAINED = new Set(['failed', 'notSupported', 'canceled', 'unknown']);

function doneLine(context: Context, receipt: Receipt, own: boolean): string {
  const { words } = context;
  const said = words.ticket;
  const state = shownState(context, receipt);
  const ended = whenExactly(context, receipt.endedAt);
  const word = words.receipt.states[state];
  const what = said.on(
    words.actions.title(receipt.action, [receipt]),
    deviceName(context, receipt.deviceName),
  );
  const reason = EXPLAINED.has(state) ? receiptReason(context, receipt) : undefined;
  return [
    said.action(
      whenExactly(context, receipt.firstSentAt ?? receipt.sentAt) ?? words.diagnosis.sometime,
      what,
      `${ended === undefined ? word : said.ended(word, ended)}.`,
    ),
    reason,
    // what another operator typed stays theirs
    own ? receipt.ticket && said.ticket(receipt.ticket) : said.byAnother,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

const more = ({ words }: Context, left: number) => (left > 0 ? [words.ticket.more(words.number(left))] : []);
