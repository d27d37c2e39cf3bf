import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { killed, openFixture } from './fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of the project's programs in its own process. It is killed after the test at the latest. */
export interface Program {
  child: ChildProcess;
  /** Lines of standard output so far. */
  said: string[];
  /** Standard error so far. */
  told(): string;
  /** How it ended: exit code and signal. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
  /** The address after a word such as `bot` on standard output. Throws if the program ends first. */
  urlOf(what: string): Promise<string>;
}

interface ProgramOptions {
  args?: readonly string[];
  cwd?: string;
}

/** A program as it was bundled before the first test, as its npm script runs it: `bot/index`. */
export const bundled = (name: string): string => join(root, `dist/${name}.js`);

/** Starts a bundled program. `environment` is all that it gets. */
export const startProgram = (
  name: string,
  environment: Record<string, string>,
  { args = [], ...options }: ProgramOptions = {},
): Program => startCommand([process.execPath, bundled(name), ...args], environment, options);

/** Starts a command line. `detached`: in its own process group. */
export function startCommand(
  [command = '', ...args]: readonly string[],
  environment: Record<string, string>,
  { cwd = root, detached = false }: { cwd?: string; detached?: boolean } = {},
): Program {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  openFixture().onClose(() => killed(child));
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
        if (state.over) throw new Error(`${args.join(' ')} did not say where ${what} is: ${told}`);
        await Promise.race([once(lines, 'line'), ended]);
      }
    },
  };
}
