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
  /** What the presses of Confirm were answered. */
  answers?: readonly string[];
  /** What was shown of it, in the answers to presses and later. */
  said?: readonly string[];
  /** What of that was not true when it was shown, or was about another device. */
  untrue?: readonly string[];
  /** What Graph saw: requests that it took, and those that it only throttled. */
  posts: number;
  /** When Graph got the first one. */
  postedAt?: number | undefined;
  /** Entries of the audit that say that it was about to be sent. */
  started: number;
  /** When the first one was written. */
  startedAt?: number | undefined;
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
/** For good, not for now or for one of several presses. */
const NOT_SENT = /Nothing was sent(?! a second time)|Nothing has been sent(?! yet)/;
/** Of one press: the confirmation stays, and another press may send it. */
const NOT_THIS_TIME = 'so nothing was sent';

/** Holds a history against what was promised: one send, after its audit entry, and no receipt that says more than was known. */
export function check(history: readonly Entry[]): Broken {
  return {
    doubled: history.filter(({ posts, presses }) => posts > Math.min(1, presses.length)),
    withoutAudit: history.filter(
      ({ posts, started, postedAt = Infinity, startedAt = -Infinity }) =>
        posts > started || postedAt < startedAt,
    ),
    falseReceipts: history.filter((entry) => {
      const { answers = [], said = [], untrue = [], receipt = '', presses, posts } = entry;
      const withoutSend = answers.filter((words) => words.includes(NOT_THIS_TIME)).length;
      return (
        untrue.length > 0 ||
        (withoutSend > 0 && posts > presses.length - withoutSend) ||
        [...answers, ...said, receipt].some((words) => isFalse(words, entry))
      );
    }),
  };
}

function isFalse(words: string, { posts, done }: Entry): boolean {
  if (SENT.test(words) && posts === 0) return true;
  if (DONE.test(words) && !done) return true;
  return NOT_SENT.test(words) && posts > 0;
}
