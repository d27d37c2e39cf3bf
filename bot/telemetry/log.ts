import { pino, type DestinationStream } from 'pino';
import type { Log } from '../helpdesk/contracts/log.ts';

const SECRET = /authorization|password|passcode|secret|token|assertion|cookie|recoverykey|^pin$/i;
const MAX_DEPTH = 5;
/** How much may be buffered for a slow reader of standard error. Beyond that, lines are dropped: a full pipe must not stop the bot. */
const MAX_BUFFERED = 4 * 1024 * 1024;

/** JSON lines on standard error. Values under a key that names a secret are redacted. */
export function createLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: false, maxLength: MAX_BUFFERED }),
): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      // withoutSecrets has made it a plain object already; pino's own serializer would drop `code` and `cause`.
      serializers: { err: (error: unknown) => error },
    },
    to,
  );
}

function withoutSecrets(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields))
    clean[key] = SECRET.test(key) ? '[redacted]' : cleaned(value, depth);
  return clean;
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // An error may have requests and responses as properties, so only these fields are kept. pino's serializer copies them all.
  if (value instanceof Error) return plainError(value, depth);
  if (depth >= MAX_DEPTH) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1));
  if (value instanceof Date) return value;
  return withoutSecrets(value as Record<string, unknown>, depth + 1);
}

function plainError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause === undefined || depth >= MAX_DEPTH ? undefined : cleaned(error.cause, depth + 1);
  return { name, code, message, stack, cause };
}
