/** What a run of the fuzz saw. */
export interface Tally {
  /** Broken ones that were sent. */
  activities: number;
  /** Whole ones in between. */
  whole: number;
  /** Answers of Graph that were broken. */
  answers: number;
  /** Those that were answered with 200, and not turned down before they were read. */
  taken: number;
  /** How often the bot's process ended, or said that it was about to. */
  crashes: number;
  /** Answers with 5xx, besides the 503 that says that the bot is busy or Graph can't be asked. */
  serverErrors: number;
  /** Lines of the log with somebody's name, UPN or device name. */
  leaks: number;
  /** Activities without an answer in twelve seconds. */
  late: number;
  /** The slowest answer, in milliseconds. */
  slowestMs: number;
  /** Resident memory at the end, divided by that after the first tenth. */
  memory: number;
  /** The first few faults, to be played again. */
  faults: string[];
}

/** The fixed words of the last line. */
export function summary(tally: Tally): string {
  const { activities, whole, answers, taken, crashes, serverErrors, leaks, late, slowestMs, memory } = tally;
  return `${activities} activities, ${crashes} crashes, ${serverErrors} server errors, ${leaks} leaks, ${late} late, slowest ${Math.round(slowestMs)} ms, memory ×${memory.toFixed(2)}, ${whole} whole activities in between, ${answers} answers of Graph broken, ${taken} taken`;
}
