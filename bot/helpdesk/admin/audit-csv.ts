import type { AuditRecord } from '../contracts/audit.ts';

const COLUMNS = [
  ...[
    'seq',
    'at',
    'kind',
    'what',
    'operatorId',
    'personId',
    'deviceId',
    'deviceName',
    'serialNumber',
    'operatingSystem',
    'through',
    'options',
    'ticket',
  ],
  ...['outcome', 'requestId', 'assignmentId', 'assignmentName', 'of', 'id', 'prev', 'hash'],
] as const satisfies readonly (keyof AuditRecord)[];

/** The first line of the file. */
export const CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

/** Entries as comma-separated values (RFC 4180), one line each. */
export function csvLines(entries: readonly AuditRecord[]): string {
  return entries.map((entry) => csvLine(COLUMNS.map((name) => entry[name]))).join('');
}

type Cell = AuditRecord[keyof AuditRecord];

/** One line of a file that a spreadsheet can open without running any of it. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: Cell): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join('; ') : String(value);
  // a spreadsheet would run a device name that starts like a formula
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
