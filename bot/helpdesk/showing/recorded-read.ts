import type { Audit, AuditEntry } from '../contracts/audit.ts';
import type { Secret } from '../contracts/secret.ts';
import { Problem } from '../contracts/problem.ts';

type About = Omit<AuditEntry, 'kind' | 'outcome' | 'through'>;

/** A secret that was read, and what has to be written before it is shown. */
interface RecordedRead {
  secret: Secret;
  /** Writes down that it is shown. It is on disk when this resolves. */
  shown(): Promise<void>;
  /** Writes down that it isn't shown after all. */
  dropped(): Promise<void>;
}

/**
 * Reads a secret between two entries of the audit: that it is about to be read is on disk first, and what became of it follows. undefined:
 * there is nothing to show.
 */
export async function recordedRead(
  audit: Audit,
  about: About,
  through: readonly string[],
  read: () => Promise<Secret | undefined>,
): Promise<RecordedRead | undefined> {
  const of = await audit.append({ ...about, kind: 'started', through }, { sync: true });
  const end = (outcome: string) => audit.append({ ...about, kind: 'ended', outcome, of });
  try {
    const secret = await read();
    if (!secret) {
      await end('nothing');
      return undefined;
    }
    return {
      secret,
      async shown() {
        await audit.append({ ...about, kind: 'read', outcome: howMany(secret), through, of }, { sync: true });
      },
      async dropped() {
        await end('nothing');
      },
    };
  } catch (error) {
    await end('failed');
    throw error;
  }
}

/** How many keys were shown, for the audit. */
function howMany(secret: Secret): string | undefined {
  if (secret.kind !== 'recoveryKey') return undefined;
  const read = secret.values.filter(({ value }) => value !== undefined).length;
  return read === 1 ? '1 key' : `${read} keys`;
}

/**
 * Graph's own no to an operator's token is a refusal. To an application it says that the application lacks a permission: that is a failure.
 */
export async function orRefused<T>(
  { entraDecides }: { entraDecides?: boolean | undefined },
  reading: Promise<T>,
): Promise<T | 'refused'> {
  try {
    return await reading;
  } catch (error) {
    if (entraDecides && error instanceof Problem && error.kind === 'forbidden') return 'refused';
    throw error;
  }
}
