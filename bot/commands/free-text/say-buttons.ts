import type { ButtonInit } from '../../cards/index.ts';

/** A button for each command, titled as it is said. */
export function sayButtons(said: readonly string[], verb: 'command.say' | 'command.say-admin'): ButtonInit[] {
  return said.map((text) => ({ title: text, verb, data: { text } }));
}
