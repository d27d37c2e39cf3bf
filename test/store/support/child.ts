// A separate process for the tests that kill one. It prints what the store has acknowledged.
import { writeSync } from 'node:fs';
import { openStore, StoreError } from '../../../bot/store/index.ts';
import { entry, heard } from './store.ts';

const [job, folder = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
const open = () => openStore({ folder, log: heard(), now: () => new Date() });

async function update(): Promise<void> {
  const { store } = await open();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let n = 0; ; n++) {
        const id = `${worker}-${n}`;
        await store.welcomed.create(id, { at: 'x'.repeat(500) });
        await store.welcomed.update(id, ({ at }) => ({ at: `${at}!` }));
        say(id);
      }
    }),
  );
}

async function append(): Promise<void> {
  const { audit } = await open();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      // Ends each one after the next was started, so that something is open whenever this is killed.
      let of: string | undefined;
      for (let n = 0; ; n++) {
        const sync = n % 5 === 0;
        const id = await audit.append(entry({ kind: 'started', deviceId: `${worker}-${n}` }), { sync });
        say(id);
        if (of !== undefined) {
          await audit.append(entry({ kind: 'ended', of, outcome: 'accepted' }), { sync });
          say(`ended ${of}`);
        }
        of = id;
      }
    }),
  );
}

/** Opens the folder, says how that went, and keeps it. */
async function hold(): Promise<void> {
  try {
    await open();
    say('open');
    setInterval(() => undefined, 1_000);
  } catch (error) {
    say(error instanceof StoreError ? error.code : String(error));
  }
}

const jobs: Record<string, () => Promise<void>> = { update, append, hold };
await jobs[job ?? '']?.();
