/** Why a record could not be written, in one word. */
export type RecordFault =
  | 'full'
  | 'quota'
  | 'readOnly'
  | 'faulty'
  | 'denied'
  | 'takenOver'
  | 'stopping'
  /** The storage account doesn't answer. */
  | 'unreachable'
  /** The storage account doesn't let the bot in. */
  | 'refused'
  | 'other';

/** The store or the audit could not be written. Whatever had to be recorded first was not done. */
export abstract class NotRecorded extends Error {
  /** undefined if something else is wrong than writing. */
  abstract readonly fault: RecordFault | undefined;
}
