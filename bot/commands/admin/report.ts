import { reportCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { readReport } from '../../helpdesk/report/read-report.ts';
import { reportCsv } from '../../helpdesk/report/report-csv.ts';
import type { Words } from '../../locales/index.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';

export const report: AdminCommand = {
  phrases: ['report'],
  takes: 'text',
  accepts: (text, words) => text === '' || isExport(text, words),
  help: (words) => words.commands.report,
  run: (turn, typed) => show(turn, isExport(typed, turn.words)),
};

export const exportReport: AdminPress = { kind: 'read', run: (turn) => show(turn, true) };

const isExport = (text: string, { commands }: Words) =>
  ['export', ...commands.audit.keywords.export].includes(text.toLowerCase());

async function show(turn: AdminTurn, asFile: boolean): Promise<Answer> {
  const { services, now, words, request } = turn;
  await services.audit.append({ kind: 'read', what: 'report', operatorId: request.personId });
  // what was counted last isn't in the store yet; without it the report is a minute behind
  await services.verdicts.flush().catch((error: unknown) => {
    services.log.warn({ err: error }, 'verdicts that were counted could not be written');
  });
  const read = await readReport(services, now);
  if (!asFile) return reportCard(turn, read);
  const name = `report-${now.toISOString().slice(0, 10)}.csv`;
  return { kind: 'file', name, content: reportCsv(read), about: words.commands.report.file };
}
