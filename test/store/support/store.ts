import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry } from '../../../bot/helpdesk/contracts/audit.ts';
import type { Confirmation } from '../../../bot/helpdesk/contracts/store.ts';
import type { Log } from '../../../bot/helpdesk/contracts/log.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { openStore, type OpenStore } from '../../../bot/store/index.ts';
import { PLACE } from '../../support/fixture.ts';
import { bundled } from '../../support/program.ts';

/** `child.ts`, as a program. */
export const CHILD = bundled('test/store/support/child');

/** A log that remembers what was said at warn and error. */
export function heard(): Log & { words: string[] } {
  const words: string[] = [];
  const keep = (_fields: object, message: string): void => void words.push(message);
  return { words, debug: () => undefined, info: () => undefined, warn: keep, error: keep };
}

/** Folders, stores and processes of a test, gone after it. */
export function sandbox() {
  const stores: OpenStore[] = [];
  const folders: string[] = [];
  const children: Child[] = [];
  const log = heard();
  return {
    log,
    folder: async () => {
      const folder = await mkdtemp(join(PLACE, 'help-desk-store-'));
      folders.push(folder);
      return folder;
    },
    open: async (folder: string, now = () => new Date('2026-01-02T00:00:00.000Z')) => {
      const store = await openStore({ folder, log, now });
      stores.push(store);
      return store;
    },
    /** Starts `child.ts` with a job. */
    start: (job: string, folder: string) => {
      const child = startChild(job, folder);
      children.push(child);
      return child;
    },
    clean: async () => {
      log.words.length = 0;
      await Promise.all(children.splice(0).map((child) => child.kill()));
      for (const store of stores.splice(0)) await store.close().catch(() => undefined);
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
    },
  };
}

export const confirmation = (id: string, change: Partial<Confirmation> = {}): Confirmation => ({
  id,
  operatorId: 'op',
  action: 'remoteLock',
  state: 'open',
  values: {},
  receiptIds: [],
  targets: [{ deviceId: 'dev', deviceName: 'LAPTOP-1' }],
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-01T00:05:00.000Z',
  ...change,
});

export const receipt = (id: string, change: Partial<Receipt> = {}): Receipt => ({
  id,
  operatorId: 'op',
  confirmationId: 'c',
  action: 'remoteLock',
  values: {},
  deviceId: 'dev',
  deviceName: 'LAPTOP-1',
  state: 'accepted',
  sentAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  clockAheadMs: 0,
  auditId: 'a',
  ...change,
});

export const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  kind: 'read',
  what: 'user',
  operatorId: 'op',
  personId: 'person',
  ...change,
});

/** The names in a folder that have `part` in them. */
export const named = async (folder: string, part: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.includes(part));

interface Child {
  pid: number;
  /** What it has said so far. */
  lines: string[];
  /** kill -9; resolves once it is gone. */
  kill(): Promise<void>;
}

function startChild(job: string, folder: string): Child {
  const child = spawn(process.execPath, [CHILD, job, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    pid: child.pid ?? 0,
    lines,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Resolves once `done` holds. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
