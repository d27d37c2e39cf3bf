import { Problem } from '../../helpdesk/contracts/problem.ts';
import { within } from '../../time/within.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { text } from '../json/fields.ts';
import { HEAD_START_MS } from './beta-first.ts';

const tooSlow = () => new Problem({ kind: 'timeout', detail: 'beta did not name scope tags in time' });

/** Only beta names scope tags. It isn't waited for longer than for roles. */
export async function tagNames(client: GraphClient): Promise<Map<string, string>> {
  const reading = collectAll(client, '/deviceManagement/roleScopeTags', { version: 'beta' });
  const tags = await within(client.beta.headStartMs ?? HEAD_START_MS, reading, tooSlow);
  return new Map(tags.map((tag) => [text(tag, 'id') ?? '', text(tag, 'displayName') ?? '']));
}
