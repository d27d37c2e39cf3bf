import { CSV_HEAD, csvLines } from '../../helpdesk/admin/audit-csv.ts';
import { parseAuditRequest } from '../../helpdesk/admin/audit-request.ts';
import type { AuditLine } from '../../helpdesk/admin/audit-lines.ts';
import { newestLines } from '../../helpdesk/admin/audit-lines.ts';
import type { CutDevices } from '../../helpdesk/admin/read-audit.ts';
import { namesIn, newestOf, resolveRequest } from '../../helpdesk/admin/read-audit.ts';
import { auditCard } from '../../cards/index.ts';
import { text } from '../press.ts';
import { say } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { auditInEnglish } from './audit-words.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';

const PAGE = 10;
/** People who are named if several have the name that was asked for. */
const NAMED = 10;
/** What a file in a chat can carry. For more, read the audit files themselves. */
const MOST_IN_FILE = 20_000;

export const audit: AdminCommand = {
  phrases: ['audit'],
  takes: 'text',
  help: (words) => words.commands.audit,
  run: (turn, typed) => show(turn, auditInEnglish(typed, turn.words)),
};

export const auditPage: AdminPress = {
  kind: 'read',
  run: (turn, data) =>
    show(turn, text(data, 'query'), {
      before: Number(text(data, 'before')) || undefined,
      every: text(data, 'every') !== '',
      again: true,
    }),
};

export const exportAudit: AdminPress = {
  kind: 'read',
  run: (turn, data) => show(turn, `${text(data, 'query')} export`.trim()),
};

interface Look {
  /** Only what is older than this entry. */
  before?: number | undefined;
  /** Every entry, not one line for each action. */
  every?: boolean;
  /** A page or another view of what was looked up already. */
  again?: boolean;
}

async function show(
  turn: AdminTurn,
  typed: string,
  { before, every = false, again = false }: Look = {},
): Promise<Answer> {
  const words = turn.words.commands.audit;
  const wanted = parseAuditRequest(typed);
  if (!wanted) return say(words.syntax);
  const resolved = await resolveRequest(turn.graph, turn.services.store.receipts, wanted);
  if (resolved.kind === 'several') {
    const { name, people, total } = resolved;
    return say(words.several(name, people.slice(0, NAMED), people.length > NAMED ? total : undefined));
  }
  if (resolved.kind === 'unsearched') return say(words.unsearched(resolved.name, resolved.doubts));
  if (resolved.kind !== 'queries') return say(words[resolved.kind](resolved.name));
  const left = resolved.cut ? [cutWords(turn, resolved.cut)] : [];
  // turning the page isn't another look-up
  if (!again)
    await turn.services.audit.append({ kind: 'read', what: 'audit', operatorId: turn.request.personId });
  if (wanted.asFile) {
    const all = await newestOf(turn.services.audit, resolved.queries, MOST_IN_FILE);
    const name = `audit-${turn.now.toISOString().slice(0, 10)}.csv`;
    const about = [words.file(turn.words.number(all.length)), ...left].join(' ');
    return { kind: 'file', name, content: CSV_HEAD + csvLines(all), about };
  }
  const trail = turn.services.audit;
  const read: AuditLine[] = every
    ? (await newestOf(trail, resolved.queries, PAGE + 1, before)).map((entry) => ({ ...entry, parts: [] }))
    : await newestLines(trail, resolved.queries, PAGE + 1, before);
  const entries = read.slice(0, PAGE);
  const last = entries.at(-1);
  if (!last) return say([words.nothing, ...left].join(' '));
  const query = typed.replace(/\s*\bexport$/i, '');
  return auditCard(turn, {
    entries,
    names: await namesIn(turn.graph, entries),
    query,
    every,
    left,
    next: read.length > PAGE ? String(last.seq) : undefined,
  });
}

function cutWords({ words }: AdminTurn, { shown, total, exact }: CutDevices): string {
  const all = words.number(total);
  return words.commands.audit.cut(words.number(shown), exact ? all : words.card.atLeast(all));
}
