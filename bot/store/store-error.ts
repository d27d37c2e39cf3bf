import { NotRecorded, type RecordFault } from '../helpdesk/contracts/not-recorded.ts';

type StoreErrorCode =
  /** A process, maybe this one, has the folder open. */
  | 'held'
  /** Another process took over the folder while we had it. */
  | 'lost'
  /** The files were written by a newer version. */
  | 'newer'
  | 'unreadable'
  | 'unwritable'
  /** The storage account doesn't answer, or not in time. */
  | 'unreachable'
  /** The storage account refuses this bot. */
  | 'refused'
  /** There is a record of that id already. */
  | 'exists'
  /** An audit entry with an unknown field. */
  | 'field'
  | 'closed';

/** A problem with where the bot keeps what it has to keep. The message says what to do. */
export class StoreError extends NotRecorded {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get fault(): RecordFault | undefined {
    if (this.code === 'unwritable') return faults[errno(this.cause) ?? ''] ?? 'other';
    return faultsByCode[this.code];
  }
}

const faultsByCode: Partial<Record<StoreErrorCode, RecordFault>> = {
  lost: 'takenOver',
  closed: 'stopping',
  unreachable: 'unreachable',
  refused: 'refused',
};

const faults: Record<string, RecordFault> = {
  ENOSPC: 'full',
  EDQUOT: 'quota',
  EROFS: 'readOnly',
  EIO: 'faulty',
  EACCES: 'denied',
  EPERM: 'denied',
};

const remedies: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: "the disk's quota is used up: raise it or free some space",
  EIO: 'the disk reports errors: check it',
  EROFS: 'the disk is mounted read-only: mount it writable, or set DataDir to a folder that is',
  EACCES: 'access is denied: give the user that runs the bot write access, or set DataDir to another folder',
  EPERM: 'access is denied: give the user that runs the bot write access, or set DataDir to another folder',
};

/** The system's error code, such as ENOENT. */
export function errno(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failed read or write, with a message that says what to do. */
export function fileError(code: 'unreadable' | 'unwritable', path: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const remedy = remedies[errno(cause) ?? ''] ?? (cause instanceof Error ? cause.message : String(cause));
  return new StoreError(code, `${path} can't be ${code === 'unreadable' ? 'read' : 'written'}: ${remedy}`, {
    cause,
  });
}
