/** The files of a data folder that a person may open. */
export const STATE_FILE = 'state.json';
export const AUDIT_FILE = 'audit.jsonl';
