import type { Answer, Request } from '../helpdesk/contracts/conversation.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import type { AdminTurn, DecidingTurn } from './admin/admin-turn.ts';
import { adminHelpFor } from './admin/help.ts';
import { adminCommands, adminHelp, adminPresses, adminSearches } from './admin/table.ts';
import { wordsFor } from '../locales/index.ts';
import { notUnderstood, understandText } from './free-text/answer-text.ts';
import { nearlyTyped } from './free-text/suggest.ts';
import { wishIn } from './free-text/wish.ts';
import { parse } from './parse.ts';
import type { ForOperators } from './press.ts';
import { commands, extensions, presses, searches } from './table.ts';
import type { Turn, UncheckedTurn } from './turn.ts';
import { NO_CHOICES, NO_RESULTS, say } from './turn.ts';
import { aboutSender } from './operator/extension.ts';

/** What a request asks for, and what answers it. `name` is for the audit: a command's or a verb's, never what was typed. */
export type Intent =
  | { kind: 'arrived'; name: string; conversationId: string }
  | AdminIntent
  | OperatorIntent
  | {
      kind: 'change' | 'reveal' | 'takeBack';
      name: string;
      run: (turn: UncheckedTurn) => Promise<Answer | ForOperators>;
    };

interface OperatorIntent {
  kind: 'operators';
  name: string;
  /** A press that isn't turned down outside the one-to-one chat. */
  anywhere?: boolean;
  run: (turn: Turn) => Promise<Answer> | Answer;
}

/** Something that only admins can ask for, wherever it was said and whoever said it. */
type AdminIntent = {
  kind: 'admins';
  name: string;
  changes: boolean;
  /** Asks what it will depend on before it is known who asks. */
  ahead?: (turn: UncheckedTurn) => Promise<GraphApi>;
  /** What the same words mean to anybody else. */
  otherwise?: Intent;
} & (
  | { decides?: undefined; /** Admins only. */ run: (turn: AdminTurn) => Promise<Answer> }
  /** Every operator in the admin channel. */
  | { decides: (turn: DecidingTurn) => Promise<Answer> }
);

/** Whether it changes something in Intune. */
export function changes(asked: Intent): boolean {
  return asked.kind === 'change' || (asked.kind === 'admins' && asked.changes);
}

/** Whether people have to prove in this turn who they are, and wait for as long as everything that allows it takes to read. */
export const needsProof = (asked: Intent) => asked.kind === 'reveal' || changes(asked);

const ENGLISH = 'en';

type Saying = Pick<Request, 'said' | 'place'> & Partial<Pick<Request, 'locale'>>;

export function understand(saying: Saying): Intent {
  return adminsAsk(saying) ?? operatorsAsk(saying);
}

function adminsAsk(saying: Saying): AdminIntent | undefined {
  const { said, place, locale } = saying;
  switch (said.kind) {
    case 'message': {
      const found = parse(adminCommands, said.text, wordsFor(locale));
      // operators have a help of their own: in a channel the admins' is tried first
      const isHelp = found?.command === adminHelp;
      if (!found) return place.kind === 'channel' ? adminsTypo(saying) : undefined;
      if (isHelp && place.kind !== 'channel') return undefined;
      return {
        kind: 'admins',
        name: found.command.phrases[0],
        changes: found.command.changes?.(found.rest) ?? false,
        run: (turn) => found.command.run(turn, found.rest),
        ...(isHelp ? { otherwise: operatorsAsk(saying) } : {}),
      };
    }
    case 'press': {
      const press = own(adminPresses, said.verb);
      if (!press) return undefined;
      if ('decides' in press)
        return {
          kind: 'admins',
          name: said.verb,
          changes: true,
          decides: (turn) => press.decides(turn, said.data),
        };
      const { ahead } = press;
      return {
        kind: 'admins',
        name: said.verb,
        changes: press.kind === 'change',
        run: (turn) => press.run(turn, said.data),
        ...(ahead && { ahead: (turn) => ahead(turn, said.data) }),
      };
    }
    case 'search': {
      const search = own(adminSearches, said.dataset);
      if (!search) return undefined;
      const run = (turn: AdminTurn) => search(turn, said.text, said.skip, said.most);
      return { kind: 'admins', name: `search ${said.dataset}`, changes: false, run };
    }
    case 'extension':
    case 'aboutSender':
    case 'arrived':
      return undefined;
  }
}

/** What admins don't say right is answered with their help. What operators can say stays theirs, and so does anybody else's typo. */
function adminsTypo(saying: Saying): AdminIntent | undefined {
  const { said, locale } = saying;
  if (said.kind !== 'message') return undefined;
  const words = wordsFor(locale);
  if (parse(commands, said.text, words) || understandText(said.text, words, commands).sure) return undefined;
  return {
    kind: 'admins',
    name: 'message',
    changes: false,
    run: (turn) =>
      Promise.resolve(
        adminHelpFor(turn, adminCommands, {
          remark: said.text === '' ? undefined : notUnderstood(said.text, turn.words),
          meant: nearlyTyped(said.text, adminCommands, words),
        }),
      ),
    otherwise: operatorsAsk(saying),
  };
}

function operatorsAsk({ said, locale }: Saying): Intent {
  switch (said.kind) {
    case 'message': {
      const words = wordsFor(locale);
      const found = parse(commands, said.text, words);
      // “Gerät suchen” is an action in German, and “Gerät” a command. No English action begins like a command
      const isAction =
        found !== undefined &&
        words.lang !== ENGLISH &&
        (wishIn(said.text, words)?.phrase.length ?? 0) > found.phrase.length;
      if (!found || isAction) {
        const { name, run } = understandText(said.text, words, commands);
        return { kind: 'operators', name, run };
      }
      const { command, rest } = found;
      return { kind: 'operators', name: command.phrases[0], run: (turn) => command.run(turn, rest) };
    }
    case 'press': {
      const press = own(presses, said.verb);
      if (!press)
        return { kind: 'operators', name: 'press', run: (turn) => say(turn.words.answers.noSuchPress) };
      const { kind, run } = press;
      return kind === 'read'
        ? {
            kind: 'operators',
            name: said.verb,
            anywhere: press.anywhere ?? false,
            run: (turn) => run(turn, said.data),
          }
        : { kind, name: said.verb, run: (turn) => run(turn, said.data) };
    }
    case 'search': {
      const search = own(searches, said.dataset);
      const run = (turn: Turn) => search?.(turn, said.text, said.skip, said.most) ?? NO_CHOICES;
      return { kind: 'operators', name: 'search', run };
    }
    case 'extension': {
      const search = own(extensions, said.command);
      const run = (turn: Turn) => search?.(turn, said.text, said.skip, said.most) ?? NO_RESULTS;
      return { kind: 'operators', name: 'extension', run };
    }
    case 'aboutSender':
      return { kind: 'operators', name: 'aboutSender', run: (turn) => aboutSender(turn, said.senderId) };
    case 'arrived':
      return { kind: 'arrived', name: 'arrived', conversationId: said.conversationId };
  }
}

/** A row by the name that a client sent: only a table's own. */
function own<T>(rows: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}
