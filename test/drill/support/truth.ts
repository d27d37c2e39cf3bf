import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedCall } from '../../../sandbox/graph/types.ts';
import { wordsOf, type Json } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';

/** A confirmed action that the drill saw being sent. */
export interface Posted {
  action: string;
  device: string;
  at: number;
}

const ACTION_CALL = /^\/(?:v1\.0|beta)\/deviceManagement\/managedDevices\/([^/]+)\/([A-Za-z]+)$/;

/** The remote actions among Graph's calls. A throttled one did nothing and is repeated. */
export function actionCalls(calls: readonly RecordedCall[]): { action: string; device: string }[] {
  return calls
    .filter(({ method, status }) => method === 'POST' && status !== 429)
    .flatMap(({ path }) => {
      const [, device, action] = ACTION_CALL.exec(path) ?? [];
      return device && action ? [{ device, action }] : [];
    });
}

/** Reads new entries of the audit. */
export class AuditTail {
  #at = 0;

  constructor(readonly folder: string) {}

  async read(): Promise<Json[]> {
    const file = await open(join(this.folder, 'audit.jsonl'));
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(size - this.#at),
        0,
        size - this.#at,
        this.#at,
      );
      const whole = buffer.subarray(0, bytesRead).toString('utf8');
      const end = whole.lastIndexOf('\n') + 1;
      this.#at += Buffer.byteLength(whole.slice(0, end));
      return whole
        .slice(0, end)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Json);
    } finally {
      await file.close();
    }
  }
}

const CLAIMS: readonly [RegExp, string][] = [
  [/^Done$/m, 'done'],
  [/^Not supported$/m, 'notSupported'],
  [/^Canceled$/m, 'canceled'],
];

/** Checks a receipt against what the device has told Intune. */
export async function holdAgainstDevice(stage: Stage, card: Json, posted: Posted): Promise<void> {
  const words = wordsOf(card);
  for (const [claim, actionState] of CLAIMS) {
    if (!claim.test(words)) continue;
    const results = await resultsOf(stage, posted.device);
    const told = results.some(
      (result) =>
        result.actionName === posted.action &&
        result.actionState === actionState &&
        Date.parse(String(result.startDateTime)) >= posted.at - 1_000,
    );
    assert.ok(
      told,
      `the receipt of ${posted.action} says ${actionState}, the device says ${JSON.stringify(results)}`,
    );
  }
}

async function resultsOf(stage: Stage, device: string): Promise<Json[]> {
  const token = `x.${Buffer.from(JSON.stringify({ oid: 'drill', idtyp: 'app' })).toString('base64url')}.`;
  const url = `${stage.sandbox.url}/v1.0/deviceManagement/managedDevices/${device}?$select=deviceActionResults`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200);
  return ((await response.json()) as { deviceActionResults: Json[] }).deviceActionResults;
}
