import { Chance } from '../../../fuzz/support/chance.ts';
import { EPOCH, installTime } from '../../../support/simulated/virtual-globals.ts';
import { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { wordsIn } from '../simulate/answers.ts';
import { ModelDesk } from './desk.ts';
import { Deeds } from './deeds.ts';
import { Model, Violation } from './model.ts';
import { wordsOf, type Happening, type Step, type Story } from './steps.ts';
import { FILES, fileAt, OPERATORS, phoneName } from './world.ts';

/** What stories reached: one that reaches nothing shows nothing. */
export type Reached = Record<
  'sent' | 'withGrant' | 'withSecond' | 'notMe' | 'stopped' | 'loosened' | 'lifted' | 'spent' | 'killed',
  number
>;

export const nothingReached = (): Reached => ({
  sent: 0,
  withGrant: 0,
  withSecond: 0,
  notMe: 0,
  stopped: 0,
  loosened: 0,
  lifted: 0,
  spent: 0,
  killed: 0,
});

/** What is done by itself after an approval is over by then. */
const GOES_ON_MS = 1_500;
/** Longer times go by as the clock shows them, and nobody waits for them. */
const LIVED_MS = 30_000;

/**
 * Plays a story on the bot's own help desk, in virtual time, and holds everything that leaves for Graph against the model. If something leaves that
 * must not, throws with the story as a person reads it. The same story plays the same.
 */
export async function playStory(story: Story, files: readonly string[], reached: Reached): Promise<void> {
  const time = new VirtualTime();
  const clock = { forward: 0, back: 0 };
  const restore = installTime(time, () => EPOCH + time.now + clock.forward - clock.back);
  const { random } = Math;
  const chance = new Chance(story.seed + 7);
  Math.random = () => chance.next();
  try {
    const play = new StoryPlay(time, clock, story, files, reached);
    await play.run();
  } finally {
    Math.random = random;
    restore();
  }
}

class StoryPlay {
  readonly #model = new Model();
  readonly #log: string[] = [];
  readonly #desk: ModelDesk;
  readonly #deeds: Deeds;
  readonly #pending = new Set<Promise<unknown>>();
  #broken: unknown;

  constructor(
    private readonly time: VirtualTime,
    private readonly clock: { forward: number; back: number },
    private readonly story: Story,
    files: readonly string[],
    private readonly reached: Reached,
  ) {
    this.#desk = new ModelDesk({
      time,
      clock,
      files,
      seed: story.seed,
      leaves: (leaving) => {
        const { action, device, by } = leaving;
        this.#note(`  ${action} on ${phoneName(device)} leaves as ${by}`);
        reached.sent += 1;
        if (leaving.request !== undefined) reached.withSecond += 1;
        try {
          if (this.#model.leaves(leaving, this.#now())) reached.withGrant += 1;
        } catch (error) {
          this.#broken ??= error;
        }
      },
      throttled: (receipt) => this.#model.throttled(receipt),
      said: (to, answer) => {
        this.#note(`  ${to} read: ${firstWords(wordsIn(answer))}`);
        if (/limit of|can send none|is stopped/.test(wordsIn(answer))) reached.spent += 1;
        this.#deeds.heard(to, answer);
      },
      faulty: (what, error) => {
        this.#broken ??= new Error(`the bot says: ${what}`, { cause: error });
      },
    });
    this.#deeds = new Deeds({
      model: this.#model,
      desk: this.#desk,
      reached,
      now: () => this.#now(),
      note: (line) => this.#note(line),
    });
    this.#startWith(story.file);
    for (const name of OPERATORS) this.#model.switch(`role ${name}`, true, -1);
    for (const name of ['omar', 'ada', 'alva'] as const) this.#model.switch(`channel ${name}`, true, -1);
  }

  #now = () => this.time.now + this.clock.forward;

  #note(line: string): void {
    this.#log.push(`${(this.#now() / 1_000).toFixed(3).padStart(10)} s  ${line}`);
  }

  #startWith(file: number): void {
    this.#desk.file = file;
    this.#model.policy.file = fileAt(file);
  }

  async run(): Promise<void> {
    const { time } = this;
    let over = false;
    time.in(0, () => this.#desk.bot.start());
    time.in(5, () => {
      void this.#steps()
        .catch((error: unknown) => (this.#broken ??= error))
        .finally(() => (over = true));
    });
    await time.run(() => over);
    if (this.#broken === undefined) return;
    const { message } = this.#broken as Error;
    const kind = this.#broken instanceof Violation ? 'The bot did what it must not' : 'The story broke off';
    throw new Error(
      `${kind}: ${message}.\nPolicy file ${this.story.file}: ${JSON.stringify(FILES[this.story.file])}\n${this.#log.join('\n')}`,
      { cause: this.#broken },
    );
  }

  async #steps(): Promise<void> {
    for (const step of this.story.steps) {
      if (this.#broken !== undefined) return;
      this.#note(wordsOf(step));
      const doing = isHappening(step) ? this.#happens(step) : this.#deeds.do(step);
      this.#pending.add(doing);
      doing.catch((error: unknown) => (this.#broken ??= error)).finally(() => this.#pending.delete(doing));
      if (step.then === 'over') await this.#over();
      else await this.time.sleep(step.then);
    }
    await this.#over();
  }

  async #over(): Promise<void> {
    while (this.#pending.size > 0) await this.time.sleep(20);
    await this.time.sleep(GOES_ON_MS);
  }

  async #happens(event: Happening): Promise<void> {
    switch (event.do) {
      case 'wait':
        if (event.ms > LIVED_MS) this.clock.forward += event.ms;
        else await this.time.sleep(event.ms);
        return;
      case 'clockBack':
        this.clock.back += event.ms;
        this.#model.policy.setBackMs += event.ms;
        return;
      case 'restart':
        if (this.#desk.bot.life.over) return;
        this.reached.killed += 1;
        this.#startWith(event.file);
        this.#desk.bot.die(event.downMs);
        return;
      case 'graph':
        this.#desk.fate = event.fate;
    }
  }
}

const isHappening = (step: Step): step is Happening & Pick<Step, 'then'> =>
  ['wait', 'clockBack', 'restart', 'graph'].includes(step.do);

const firstWords = (words: string) => words.split('\n').slice(0, 3).join(' / ').slice(0, 160);
