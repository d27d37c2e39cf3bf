import { createLog } from '../../bot/telemetry/log.ts';
import type { Log } from '../../bot/helpdesk/contracts/log.ts';

export type Line = Record<string, unknown> & { level: string; msg: string };

/** The bot's own log. Its lines are kept instead of written. */
export function keptLog(level = 'info'): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const log = createLog(level, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  return { log, lines };
}
