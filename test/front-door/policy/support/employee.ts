import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answered, Json } from '../../../support/channel.ts';
import { attachedCard } from '../../../support/channel.ts';
import { temporaryFolder } from '../../../support/fixture.ts';
import type { Stage } from '../../../support/stage.ts';

/** A policy file for a stage. */
export async function policyFile(policy: object): Promise<string> {
  const path = join(await temporaryFolder(), 'policy.json');
  await writeFile(path, JSON.stringify(policy));
  return path;
}

/** The cards that the bot sent to a person without being asked, oldest first. */
export function sentTo(stage: Pick<Stage, 'channel'>, who: string): Json[] {
  return stage.channel.sent
    .filter(({ conversationId }) => conversationId === `a:private-${who}`)
    .map(({ activity }) => attachedCard(activity))
    .filter((card) => card !== undefined);
}

/** The card that a person got last. */
export function lastSentTo(stage: Pick<Stage, 'channel'>, who: string): Json {
  const card = sentTo(stage, who).at(-1);
  assert.ok(card, 'they were sent no card');
  return card;
}

/** The number that an operator reads aloud. */
export const numberOn = ({ text }: Pick<Answered, 'text'>): string =>
  /Read this number aloud: (\d\d)\./.exec(text)?.[1] ?? '';
