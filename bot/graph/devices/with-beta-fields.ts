import { Problem } from '../../helpdesk/contracts/problem.ts';
import { within } from '../../time/within.ts';
import type { GraphClient } from '../http/client.ts';
import { id, type Json } from '../json/fields.ts';
import { twinIds } from '../json/lists.ts';
import { HEAD_START_MS } from '../roles/beta-first.ts';

/** What a read gave. */
interface Devices {
  items: Json[];
}

/** A read of what only beta has of a device. */
interface BetaRead {
  version: 'beta';
  query: { $select: readonly string[] };
}

const TAGS = 'roleScopeTagIds';
const STATE = ['lostModeState', 'joinType'];
/** How much longer beta may take than v1.0, if all of Graph is slow. */
const LONGER_MS = 1_000;
/** The same if nothing is decided by what beta says. */
const BRIEFLY_MS = 300;

/**
 * Devices with what only beta says of them: whether they are in Lost Mode, how they are joined to Entra, and their scope tags if those are wanted. It is read beside the
 * devices, so that it costs no further round and a failure of beta hides no device. What doesn't come in time isn't in a device's record.
 */
export async function withBetaFields<List extends Devices>(
  client: GraphClient,
  devices: Promise<List>,
  read: (how: BetaRead) => Promise<Devices>,
  { tags }: { tags: boolean },
): Promise<List> {
  if (performance.now() < client.beta.until) return devices;
  const end = tags ? performance.now() + (client.beta.headStartMs ?? HEAD_START_MS) : 0;
  const fields = tags ? [TAGS, ...STATE] : STATE;
  const beta = fieldsById(read({ version: 'beta', query: { $select: ['id', ...fields] } }), fields);
  const v1 = await devices;
  const wait = Math.max(end - performance.now(), tags ? LONGER_MS : BRIEFLY_MS);
  const known = await within(wait, beta).catch(() => NONE);
  const items = v1.items.map((device) => ({ ...device, ...known.get(id(device) ?? '') }));
  return { ...v1, items };
}

type FieldsById = ReadonlyMap<string, Json>;

const NONE: FieldsById = new Map();

/** None if they could not be read. Only the fields that were asked for are taken. */
async function fieldsById(reading: Promise<Devices>, fields: readonly string[]): Promise<FieldsById> {
  try {
    const { items } = await reading;
    // of two records of one id, nobody knows which tags it bears
    const twins = twinIds(items);
    const clear = items.filter((one) => !twins.has(id(one) ?? ''));
    return new Map(
      clear.map((one) => [id(one) ?? '', Object.fromEntries(fields.map((field) => [field, one[field]]))]),
    );
  } catch (error) {
    if (error instanceof Problem) return NONE;
    throw error;
  }
}
