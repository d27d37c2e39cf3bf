import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of the bot's programs in a process of its own. */
export interface Program {
  child: ChildProcess;
  /** Lines of standard output so far. */
  said: string[];
  /** Standard error so far. */
  told(): string;
  /** How it ended: exit code and signal. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
  /** The address behind a word such as `bot`, once it was said. Throws where the program ends before. */
  urlOf(what: string): Promise<string>;
}

/** `environment` is all that it gets. */
export function startProgram(
  file: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Program {
  const child = spawn(process.execPath, ['--import=tsx', file, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const lines = createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  const ended = once(child, 'close') as Program['ended'];
  return {
    child,
    said,
    told: () => told,
    ended,
    async urlOf(what) {
      const find = () => said.find((line) => line.startsWith(`${what} `))?.slice(what.length + 1);
      const state = { over: false };
      void ended.then(() => (state.over = true));
      for (let url = find(); ; url = find()) {
        if (url !== undefined) return url;
        if (state.over) throw new Error(`${file} did not say where ${what} is: ${told}`);
        await Promise.race([once(lines, 'line'), ended]);
      }
    },
  };
}
