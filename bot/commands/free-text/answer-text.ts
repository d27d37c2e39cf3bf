import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { searchText } from '../../helpdesk/people/find-person.ts';
import { isCode } from '../../helpdesk/diagnosis/codes/find-code.ts';
import { readKeyId } from '../../helpdesk/keys/key-id.ts';
import { noticeCard } from '../../cards/index.ts';
import type { Words } from '../../locales/index.ts';
import type { Command } from '../command.ts';
import { device, withDevice } from '../operator/device.ts';
import { helpFor } from '../operator/help.ts';
import { key } from '../operator/key.ts';
import { personCard } from '../operator/person-card.ts';
import { selectUser, withUser } from '../operator/select-user.ts';
import { why } from '../operator/why.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import type { Identifier } from './identifier.ts';
import { identifierIn } from './identifier.ts';
import { runWish } from './run-wish.ts';
import { sayButtons, suggestionsFor } from './suggest.ts';
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
  const line = searchText(text);
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
  const said = line
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const { greetings, thanks, thanking } = words.freeText;
  if (said.length > 0 && said.every((word) => thanks.has(word)) && said.some((word) => thanking.has(word)))
    return { name: 'message', sure: true, run: (turn) => Promise.resolve(say(turn.words.freeText.welcome)) };
  const remark = said.every((word) => greetings.has(word))
    ? words.freeText.hello
    : notUnderstood(text, words);
  return {
    name: 'message',
    sure: false,
    run: (turn) => {
      const useful = commands.filter((command) => command.isFor(turn.operator));
      const meant = suggestionsFor(line, words, useful);
      return Promise.resolve(helpFor(turn, commands, { remark: text === '' ? undefined : remark, meant }));
    },
  };
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
      noticeCard(turn, {
        lines: [sentence],
        buttons: sayButtons(
          ways.map(({ phrases: [phrase] }) => `${phrase} ${line}`),
          'command.say',
        ),
      }),
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
        : none(commands.selectUser.nobody(line), [device]),
  });
}

export function notUnderstood(text: string, { answers }: Words): string {
  return answers.notUnderstood(text.slice(0, 100));
}
