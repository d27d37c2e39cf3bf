import { en } from '../../../../bot/locales/en.ts';
import { attachedCard, type Json, wordsOf } from '../../../support/channel.ts';
import type { Stage } from '../../../support/stage.ts';
import type { Ailment, Case } from './ward.ts';
import { deskId } from './ward.ts';

/** Somebody's card, with what its verdict names in its order. */
export interface Seen {
  one: Case;
  card: Json | undefined;
  text: string;
  named: Named[];
}

export interface Named {
  cause: string;
  device: string | undefined;
}

/** Asked in a group, the card comes one-to-one, with everything that a further round tells. */
export async function cardOf(stage: Stage, one: Case): Promise<Seen> {
  const { sent } = await stage.channel.say(deskId[one.operator], `select user ${one.patient.user.id}`, {
    conversation: { id: 'a-group', conversationType: 'groupChat', tenantId: stage.channel.tenantId },
  });
  const card = sent.map(({ activity }) => attachedCard(activity)).findLast((found) => found !== undefined);
  const text = wordsOf(card);
  return { one, card, text, named: namedOn(text) };
}

/** The lines with a sign that stand before the first heading, but for the account's state. */
function namedOn(text: string): Named[] {
  const lines = text.slice(0, text.search(/^Devices(?: ·|$)/m)).split('\n');
  const signed = lines.flatMap((line, at) => (/^\S\s{2}/u.test(line) ? [at] : [])).slice(1);
  return signed.map((at, n) => {
    const [cause = '', device] = (lines[at]?.slice(3) ?? '').split(' · ');
    // the first cause has its device in the line below
    const below = lines[at + 1];
    return { cause, device: n === 0 && below?.startsWith('WARD-') ? below : device };
  });
}

const wordsOfCause = ({ signal }: Ailment) => en.diagnosis.rules[signal.cause].cause;

export const isNamed = (ailment: Ailment, { cause }: Named): boolean => cause === wordsOfCause(ailment);

/** For a test that fails: what was wrong with them, and what their card says. */
export const told = ({ one, text }: Seen): string => `${JSON.stringify(described(one))}\n${text}`;

const described = ({ ailments, unreadable, operator, patient }: Case) => ({
  ailments: ailments.map(({ signal, device }) => `${signal.cause} ${device?.managed.deviceName ?? ''}`),
  unreadable,
  operator,
  devices: patient.devices.map(
    ({ managed }) => `${managed.deviceName ?? ''} ${managed.operatingSystem ?? ''}`,
  ),
});
