import { Problem } from '../../helpdesk/contracts/problem.ts';
import { within } from '../../time/within.ts';
import type { GraphClient } from '../http/client.ts';
import { text, type Json } from '../json/fields.ts';
import { HEAD_START_MS } from '../roles/beta-first.ts';

/** What a read gave. */
interface Devices {
  items: Json[];
}

/** A read of scope tags. Only beta has them. */
interface TagRead {
  version: 'beta';
  query: { $select: readonly string[] };
}

const TAG_READ: TagRead = { version: 'beta', query: { $select: ['id', 'roleScopeTagIds'] } };
/** How much longer beta may take than v1.0, if all of Graph is slow. */
const LONGER_MS = 1_000;

/**
 * Devices with their scope tags. Those are read beside the devices, so that they cost no further round and a failure of beta hides no
 * device. A device whose tags don't come in time has none in its record.
 */
export async function withScopeTags<List extends Devices>(
  client: GraphClient,
  devices: Promise<List>,
  readTags: (how: TagRead) => Promise<Devices>,
): Promise<List> {
  if (performance.now() < client.beta.until) return devices;
  const end = performance.now() + (client.beta.headStartMs ?? HEAD_START_MS);
  const tags = tagsById(readTags(TAG_READ));
  const read = await devices;
  const known = await within(Math.max(end - performance.now(), LONGER_MS), tags).catch(() => NONE);
  const items = read.items.map((device) => ({
    ...device,
    roleScopeTagIds: known.get(text(device, 'id') ?? ''),
  }));
  return { ...read, items };
}

type TagsById = ReadonlyMap<string, unknown>;

const NONE: TagsById = new Map();

/** None if they could not be read. */
async function tagsById(reading: Promise<Devices>): Promise<TagsById> {
  try {
    const { items } = await reading;
    return new Map(items.map((one) => [text(one, 'id') ?? '', one.roleScopeTagIds]));
  } catch (error) {
    if (error instanceof Problem) return NONE;
    throw error;
  }
}
