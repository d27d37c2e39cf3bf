import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { withoutIds } from './ids.ts';
import type { Stage } from './stage.ts';

/** Keeps all that a bot writes: its log at every level, the trace of its calls to Graph and the files in its data folder. */
export function keepWritten() {
  const trace = join(tmpdir(), `trace-${randomUUID()}.jsonl`);
  const logged: string[] = [];
  const keep = (fields: object, message: string) =>
    void logged.push(inspect({ fields, message }, { depth: 9 }));

  return {
    /** For `openStage`. */
    options: {
      environment: { GraphTrace: trace },
      app: { log: { debug: keep, info: keep, warn: keep, error: keep } },
    },

    /**
     * Restarts the bot, so that everything is on disk. Fails if one of the secrets was written anywhere, as it is or in base64, or if
     * the trace has a value in one of the fields. Returns all that was written.
     */
    async assertWithout(
      stage: Stage,
      secrets: readonly string[],
      fields: readonly string[],
    ): Promise<string> {
      await stage.restart();
      const entries = await readdir(stage.dataDir, { withFileTypes: true, recursive: true });
      const names = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
      assert.ok(names.length > 1, 'the data folder has files');
      assert.ok(logged.length > 0, 'the log has lines');
      const calls = await readFile(trace, 'utf8');
      const files = await Promise.all(names.map((file) => readFile(file, 'utf8')));
      const text = withoutIds([calls, ...files, ...logged].join('\n'));
      for (const secret of secrets) {
        const base64 = (['utf8', 'utf16le'] as const).map((one) =>
          Buffer.from(secret, one).toString('base64'),
        );
        for (const form of [secret, ...base64]) assert.ok(!text.includes(form), `${secret} was kept`);
      }
      for (const field of fields) assert.doesNotMatch(calls, new RegExp(`"${field}":(?!null)`), field);
      return text;
    },

    remove: () => rm(trace, { force: true }),
  };
}
