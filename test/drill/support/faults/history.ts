/** One action of the drill, as it was seen from outside. */
export interface Entry {
  /** Which action, on which device. Each device has one action under way at a time. */
  action: string;
  device: string;
  /** When its confirm card was asked for, by Date.now(). */
  askedAt: number;
  /** How often Confirm was pressed, and what came: an answer, or nobody knows. */
  presses: ('ok' | 'unknown')[];
  /** What the bot said of it in the end. undefined: it said nothing. */
  receipt?: string;
  /** What Graph saw: requests that it took, and those that it only throttled. */
  posts: number;
  /** Entries of the audit that say that it was about to be sent. */
  started: number;
  /** The device has done it. */
  done: boolean;
}

/** What a history breaks. Empty: nothing. */
export interface Broken {
  doubled: Entry[];
  withoutAudit: Entry[];
  falseReceipts: Entry[];
}

/** The state in a word, behind its sign. */
const SENT = /^(?:[✓◷]\s+)?(?:Accepted|Pending|Done)$/m;
const DONE = /^(?:✓\s+)?Done$/m;
const NOT_SENT = /Nothing was sent(?! a second time)|Nothing has been sent/;

/** Holds a history against what was promised: one send, after its audit entry, and no receipt that says more than was known. */
export function check(history: readonly Entry[]): Broken {
  return {
    doubled: history.filter(({ posts, presses }) => posts > Math.min(1, presses.length)),
    withoutAudit: history.filter(({ posts, started }) => posts > started),
    falseReceipts: history.filter(isFalse),
  };
}

function isFalse({ receipt = '', posts, done }: Entry): boolean {
  if (SENT.test(receipt) && posts === 0) return true;
  if (DONE.test(receipt) && !done) return true;
  return NOT_SENT.test(receipt) && posts > 0;
}
