import { platformOf } from '../../../../bot/helpdesk/actions/platform.ts';
import type { Entity } from '../../../../sandbox/graph/types.ts';
import type { Answered, Json } from '../../../support/channel.ts';
import { buttons, wordsOf } from '../../../support/channel.ts';
import type { Stage } from '../../../support/stage.ts';

/** A card, and how it was reached. */
export interface Reached {
  way: readonly string[];
  status: number;
  card: Json | undefined;
  text: string;
  /** What the card said on which the button was. undefined: it was said, or changed by itself. */
  before?: string;
}

interface Waiting {
  way: readonly string[];
  card: Json;
  button: Json;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Presses every button that can be found from what was said, the nearest first, each once: for one device of each platform, and each page.
 * What sends something waits until nothing else is left, so that the devices are still there.
 */
export async function pressAll(
  stage: Stage,
  operator: string,
  said: readonly string[],
  most: number,
): Promise<{ reached: Reached[]; left: number }> {
  const { channel } = stage;
  const platforms = new Map<string, string>(
    stage.sandbox.tenant.data.managedDevices.map((device): [string, string] => [
      device.id,
      platformOf(nulls(device)),
    ]),
  );
  const kindOf = (value: unknown) =>
    typeof value === 'string' && GUID.test(value) ? (platforms.get(value) ?? 'id') : value;
  const known = new Set<string>();
  const reached: Reached[] = [];
  const looks: Waiting[] = [];
  const sends: Waiting[] = [];
  const find = (way: readonly string[], card: Json | undefined) => {
    if (!card) return;
    for (const button of buttons(card)) {
      const data = Object.entries((button.data ?? {}) as Json).map(([name, value]) => [name, kindOf(value)]);
      const key = JSON.stringify([button.verb, button.title, data]);
      if (known.has(key)) continue;
      known.add(key);
      const sending = /^(Confirm|Approve|Turn)/.test(String(button.title));
      (sending ? sends : looks).push({ way, card, button });
    }
  };
  const reach = (way: readonly string[], answered: Answered, pressed?: Json) => {
    const { status, card, text } = answered;
    reached.push({ way, status, card, text, ...(pressed && { before: wordsOf(pressed) }) });
    find(way, card);
  };
  for (const words of said) reach([words], await channel.say(operator, words));
  let updates = 0;
  for (let presses = 0; presses < most; presses += 1) {
    // what changed by itself meanwhile is there to be pressed, too
    for (const { card } of channel.updates.slice(updates)) {
      reached.push({ way: ['changed by itself'], status: 200, card, text: wordsOf(card) });
      find(['changed by itself'], card);
    }
    updates = channel.updates.length;
    const next = looks.shift() ?? sends.shift();
    if (!next) break;
    const { button, card } = next;
    const replyToId = channel.messageOf(card);
    const way = [...next.way, String(button.title)];
    const inputs = filledIn(card);
    const data = { ...(button.data as Json), ...inputs };
    reach(
      way,
      await channel.invoke(operator, String(button.verb), data, replyToId === undefined ? {} : { replyToId }),
      card,
    );
  }
  return { reached, left: looks.length + sends.length };
}

const nulls = ({ operatingSystem }: Entity) => ({
  operatingSystem: typeof operatingSystem === 'string' ? operatingSystem : undefined,
});

/** What somebody would type: the values that are there, and a text where one is missing. */
function filledIn(card: Json): Json {
  const inputs = [...everyInput(card)];
  return Object.fromEntries(
    inputs.map(({ id, value, choices, isMultiSelect }) => {
      const [first] = (choices ?? []) as Json[];
      return [id, value ?? (isMultiSelect ? '' : (first?.value ?? 'Sample'))];
    }),
  ) as Json;
}

function* everyInput(node: unknown): Generator<Json> {
  if (typeof node !== 'object' || node === null) return;
  const { type } = node as Json;
  if (typeof type === 'string' && type.startsWith('Input.')) yield node as Json;
  for (const inner of Object.values(node)) yield* everyInput(inner);
}
