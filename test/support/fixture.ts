import type { ChildProcess } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Step = () => unknown;

/** Something that a test opened. It closes after the test at the latest, whether the test passes, fails or times out. */
export interface Fixture {
  /** Adds what has to be done to close it. Steps run in reverse order. */
  onClose(step: Step): void;
  /** Closes it now. Every step runs once, even if an earlier one fails. */
  close(): Promise<void>;
}

const open = new Set<Fixture>();
/** Fixtures of a test close after it. Those that a `before` hook opens close after the file. */
const ofTest = new Set<Fixture>();
let inTest = false;

export function openFixture(): Fixture {
  const steps: Step[] = [];
  const fixture: Fixture = {
    onClose: (step) => void steps.push(step),
    async close() {
      open.delete(fixture);
      ofTest.delete(fixture);
      await inOrder(steps.splice(0).toReversed());
    },
  };
  open.add(fixture);
  if (inTest) ofTest.add(fixture);
  return fixture;
}

const IN_MEMORY = '/dev/shm';
const ROOM = 1024 ** 3;

/** In memory, if the machine has room there: a bot waits for the disk at each write, and the tests have tens of thousands. */
function placeForFolders(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ROOM ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
export const PLACE = placeForFolders();

/** A folder that goes with the fixture. */
export async function temporaryFolder(fixture: Fixture = openFixture()): Promise<string> {
  const folder = await mkdtemp(join(PLACE, 'help-desk-'));
  // A bot that was killed may still be writing. In memory it takes no time to wait for.
  fixture.onClose(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}

/** Kills a process that may have ended already, and waits for its end. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** The newest first: a bot before what it talks to. */
async function closeAll(fixtures: ReadonlySet<Fixture>): Promise<void> {
  await inOrder([...fixtures].toReversed().map((fixture) => () => fixture.close()));
}

/** Runs every step, even if an earlier one fails. */
async function inOrder(steps: readonly Step[]): Promise<void> {
  const faults: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults);
}

/** Called by mocha's root hooks. */
export const fixtures = {
  testBegins: () => void (inTest = true),
  async testEnds() {
    inTest = false;
    await closeAll(ofTest);
  },
  fileEnds: () => closeAll(open),
};
