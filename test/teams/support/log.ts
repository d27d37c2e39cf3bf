import type { Log } from '../../../bot/helpdesk/contracts/log.ts';

export interface Line {
  level: string;
  fields: object;
  message: string;
}

/** A log that keeps its lines. */
export function keepingLog(): { log: Log; logged: Line[] } {
  const logged: Line[] = [];
  const keep = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  return {
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    logged,
  };
}
