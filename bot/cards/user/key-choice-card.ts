import type { KeyMatch, Searched } from '../../helpdesk/devices/find-key.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, platformName, primaryUser } from '../shared/device-words.ts';
import { keyButton } from '../shared/key-words.ts';
import { relativeAndExact } from '../shared/time.ts';
import { dotted } from '../shared/values.ts';

interface KeyChoice {
  /** What was typed. */
  text: string;
  matches: readonly KeyMatch[];
  searched: Searched;
  /** True if others match that the operator may not see. */
  more: boolean;
  /** The button that goes on with a search that was cut. */
  goOn?: readonly ButtonInit[];
}

const SHOWN = 8;

/** The devices of the keys that match, with their people. The keys themselves are only behind the buttons. */
export function keyChoiceCard(
  context: Context,
  { text, matches, searched, more, goOn = [] }: KeyChoice,
): CardAnswer {
  const { words } = context;
  const { keySearch: said } = words;
  const heading = said.heading(words.number(matches.length));
  const { among, ended, read } = searched;
  return answer(context, 'choice', words.summary.choice(heading, text), {
    heading,
    searched: `${words.choice.searched} `,
    text: words.card.quoted(text),
    question: said.compare,
    rows: matches.slice(0, SHOWN).map((match) => row(context, match)),
    more: [
      ...(among ? [{ text: said.amongPerson(among.displayName) }] : []),
      ...(ended ? [] : [{ text: said.moreThere(words.number(read)) }]),
      ...(more ? [{ text: said.outsideToo }] : []),
    ],
    picker: [],
    buttons: buttons(goOn),
  });
}

function row(context: Context, { key, device }: KeyMatch) {
  const said = context.words.card.remote.secret;
  const when = relativeAndExact(context, key.keptAt);
  const name = deviceName(context, device.deviceName);
  return {
    line: dotted([
      primaryUser(context, device),
      platformName(context, device),
      said.wholeId(key.id),
      said.volumes[key.volume ?? 'unknown'],
      when ? said.kept(when) : said.keptUnknown,
    ]),
    buttonRow: buttonRow([
      { title: name, verb: 'device.show', data: { device: device.id } },
      keyButton(context, 'recoveryKey', device.id, key.id),
    ]),
  };
}
