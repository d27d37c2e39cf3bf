import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { isCode } from '../../helpdesk/diagnosis/codes/find-code.ts';
import { readKeyId } from '../../helpdesk/keys/key-id.ts';
import type { Words } from '../../locales/index.ts';
import { phrasesOf, type Command } from '../command.ts';
import { device, withDevice } from '../operator/device.ts';
import { helpFor } from '../operator/help.ts';
import { key } from '../operator/key.ts';
import { personCard } from '../operator/person-card.ts';
import { nobodyWords, selectUser, withUser } from '../operator/select-user.ts';
import { why } from '../operator/why.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import type { Identifier } from './identifier.ts';
import { identifierIn, wantedIn } from './identifier.ts';
import { runWish } from './run-wish.ts';
import { talkIn } from './small-talk.ts';
import { withWays } from './other-ways.ts';
import { suggestionsFor } from './suggest.ts';
import { wishIn } from './wish.ts';

/** What a text that is no command asks for. `sure`: it was understood, not guessed. `name` is for the audit. */
interface Understood {
  name: string;
  sure: boolean;
  run: (turn: Turn) => Promise<Answer>;
}

/**
 * Understands a text that is no command: an identifier alone, an action's name with a device or person, a greeting. Anything else is
 * answered with what it may have meant, as buttons. Nothing is read for a guess.
 */
export function understandText(text: string, words: Words, commands: readonly Command[]): Understood {
  const line = wantedIn(text.replace(/^\/(?=\p{L})/u, ''));
  const identifier = identifierIn(line);
  if (identifier)
    return { name: NAMES[identifier], sure: true, run: (turn) => lookUp(turn, line, identifier) };
  const wish = wishIn(line, words);
  if (wish)
    return {
      name: wish.wanted.kind === 'action' ? 'action.ask' : 'device',
      sure: true,
      run: (turn) => runWish(turn, wish),
    };
  const { freeText } = words;
  const talk = talkIn(line, words);
  if (talk === 'thanks' || talk === 'closing') {
    const answer = talk === 'thanks' ? freeText.welcome : freeText.allRight;
    return { name: 'message', sure: true, run: () => Promise.resolve(say(answer)) };
  }
  if (talk !== undefined || text === '')
    return {
      name: 'message',
      sure: false,
      run: (turn) =>
        Promise.resolve(
          helpFor(turn, commands, talk === 'greeting' ? { remark: freeText.hello } : undefined),
        ),
    };
  const button = buttonNamed(line, words);
  return {
    name: 'message',
    sure: false,
    run: (turn) => {
      const useful = commands.filter((command) => command.isFor(turn.operator));
      const selected = turn.services.selected.get(turn.operator.speaker.id);
      const ofSelected = button !== undefined && selected ? [whoseCard(selected, words)] : [];
      const meant = [...ofSelected, ...suggestionsFor(line, words, useful)];
      const remark = button === undefined ? notUnderstood(text, words) : freeText.onPersonCard(button);
      return Promise.resolve(helpFor(turn, commands, { remark, meant }));
    },
  };
}

const whoseCard = ({ userPrincipalName }: PersonName, words: Words) =>
  `${phrasesOf(selectUser, words)[0]} ${userPrincipalName}`;

/** The button of a person's card that a line begins with: it can't be said. */
function buttonNamed(line: string, words: Words): string | undefined {
  const titles = [
    ...[words.caller.verify, words.ticket.button, words.compare.button, words.card.allDetails],
    ...[words.card.allGroups, words.card.allDevices, words.card.remote.several],
    ...Object.values(words.tabs.names),
  ];
  const said = plainName(line);
  return titles.find((title) => said === plainName(title) || said.startsWith(`${plainName(title)} `));
}

const NAMES: Readonly<Record<Identifier, string>> = {
  person: 'select user',
  id: 'select user',
  device: 'device',
};

/** Shows what an identifier names. Where nothing bears it, the other ways to look for it are offered. */
function lookUp(turn: Turn, line: string, identifier: Identifier): Promise<Answer> {
  const { commands, freeText } = turn.words;
  const none = (sentence: string, ways: readonly Command[]) => () =>
    Promise.resolve(
      withWays(
        turn,
        sentence,
        ways.map((way) => `${phrasesOf(way, turn.words)[0]} ${line}`),
      ),
    );
  const mayBeAKey = ['whole', 'part'].includes(readKeyId(line).kind) ? [key] : [];
  const mayBeACode = isCode(line) ? [why] : [];
  const asDevice = (ways: readonly Command[], sentence: string) =>
    withDevice(turn, line, { none: none(sentence, [...ways, ...mayBeAKey, ...mayBeACode]) });
  if (identifier === 'device') return asDevice([selectUser], commands.device.none(line));
  return withUser(turn, line, {
    file: (file) => personCard(turn, file),
    none:
      identifier === 'id'
        ? () => asDevice([], freeText.noTarget(line))
        : none(nobodyWords(turn, line), [device]),
  });
}

export function notUnderstood(text: string, { answers }: Words): string {
  return answers.notUnderstood(text.slice(0, 100));
}
