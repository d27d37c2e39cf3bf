import type { Operator } from '../helpdesk/access/authorize.ts';
import { hasAnyRole, scopeUnread } from '../helpdesk/access/authorize.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import type { Answers } from '../locales/answers.en.ts';
import { answers } from '../locales/answers.en.ts';
import { wordsFor } from '../locales/index.ts';
import { problemWords } from '../cards/index.ts';
import type { Services, Turn, UncheckedTurn } from './turn.ts';
import { say } from './turn.ts';
import { helpFor } from './operator/help.ts';
import { commands, presses, searches } from './table.ts';
import { adminRequest, replyToAdmin } from './admin/table.ts';
import { parse } from './parse.ts';
import { askToSignIn, signInFirst, unlessSignInCameUp } from './gates/sign-in.ts';
import { signOutFirst } from './operator/sign-out.ts';
import type { Answer, Handle, Reply, Request } from '../helpdesk/contracts/conversation.ts';

/** The help desk's one way in: everything that people say and press comes through here. */
export function createHandle(services: Services): Handle {
  return async (request) => {
    if (request.said.kind === 'arrived')
      return { here: await welcome(services, request.said.conversationId, request.personId) };
    const turn: UncheckedTurn = {
      services,
      request,
      graph: services.graphFor({ personId: request.personId, signal: request.signal, turnId: request.id }),
      words: wordsFor(request.locale),
      answers,
      now: services.now(),
    };
    try {
      const signedOut = signOutFirst(turn);
      if (signedOut) return { here: signedOut };
      return (await signInFirst(turn)) ?? unlessSignInCameUp(turn, await replyTo(turn));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.kind === 'signInNeeded' && services.signIn) return askToSignIn(turn);
      services.log.warn(
        { turn: request.id, problem: error.kind, status: error.status, graphRequest: error.requestId },
        'no answer from Graph',
      );
      return { here: say(problemWords(turn, error)) };
    }
  };
}

async function replyTo(turn: UncheckedTurn): Promise<Reply> {
  const admin = adminRequest(turn.request);
  const answered = admin && (await replyToAdmin(turn, admin));
  if (answered && answered !== 'help elsewhere') return answered;
  const { said, place } = turn.request;
  if (said.kind === 'press' && place.kind !== 'personal') return { here: say(turn.answers.pressElsewhere) };
  const press = pressOf(turn.request);
  const own = press && 'checksPresserItself' in press.row ? await press.row.run(turn, press.data) : undefined;
  if (own && own.kind !== 'forOperators') return { here: own };

  const speaker = await turn.services.operators.recent(turn.graph, turn.request.personId);
  if (speaker.kind !== 'operator') {
    await turn.services.audit.append({
      kind: 'refused',
      what: whatWasAsked(turn.request),
      operatorId: turn.request.personId,
      outcome: speaker.kind,
    });
    return { here: said.kind === 'search' ? NO_CHOICES : say(turn.answers[refusals[speaker.kind]]) };
  }
  const known: Turn = { operator: speaker.operator, ...turn, answers: answersTo(turn, speaker.operator) };
  if (!hasAnyRole(speaker.operator)) {
    await turn.services.audit.append({
      kind: 'refused',
      what: whatWasAsked(turn.request),
      operatorId: turn.request.personId,
      outcome: 'noRole',
    });
    return { here: turn.request.said.kind === 'search' ? NO_CHOICES : say(turn.answers.noRole) };
  }
  const answer = own?.answer ?? (await answerTo(known));
  if (place.kind === 'personal') return { here: answer };
  return {
    here: say(turn.answers.privately),
    privately: { answer, otherwise: say(turn.answers.notPrivately) },
  };
}

/** Where a scope could not be read in full, nobody is told flatly that it ends before someone. */
function answersTo({ answers }: UncheckedTurn, { assignments }: Operator): Answers {
  return scopeUnread(assignments) ? { ...answers, outside: answers.outsideUnread } : answers;
}

const refusals = { guest: 'guest', blocked: 'blocked', unknown: 'unknownSpeaker' } as const;
const NO_CHOICES: Answer = { kind: 'choices', choices: [] };

function answerTo(turn: Turn): Promise<Answer> | Answer {
  const { said } = turn.request;
  switch (said.kind) {
    case 'message': {
      const understood = parse(commands, said.text);
      if (understood) return understood.command.run(turn, understood.rest);
      return helpFor(
        turn,
        commands,
        said.text === '' ? undefined : turn.answers.notUnderstood(said.text.slice(0, 100)),
      );
    }
    case 'press': {
      const press = pressOf(turn.request);
      return press && !('checksPresserItself' in press.row)
        ? press.row.run(turn, press.data)
        : say(turn.answers.noSuchPress);
    }
    case 'search':
      return Object.hasOwn(searches, said.dataset)
        ? (searches[said.dataset]?.(turn, said.text, said.skip, said.most) ?? NO_CHOICES)
        : NO_CHOICES;
    case 'arrived':
      return { kind: 'nothing' };
  }
}

function pressOf({ said }: Request) {
  if (said.kind !== 'press') return undefined;
  const row = presses.find(({ verb }) => verb === said.verb);
  return row && { row, data: said.data };
}

/** For the audit: the command's or the button's name, never what was typed. */
export function whatWasAsked({ said, place }: Pick<Request, 'said' | 'place'>): string {
  const admin = adminRequest({ said, place });
  if (admin) return admin.name;
  if (said.kind === 'press') return presses.some(({ verb }) => verb === said.verb) ? said.verb : 'press';
  if (said.kind === 'message') return parse(commands, said.text)?.command.phrases[0] ?? 'message';
  return said.kind;
}

/** Teams tells of the same arrival many times: the bot introduces itself once. */
async function welcome(services: Services, conversationId: string, personId: string): Promise<Answer> {
  if (await services.store.welcomed.get(conversationId)) return { kind: 'nothing' };
  await services.store.welcomed.create(conversationId, { at: services.now().toISOString(), personId });
  return say(answers.welcome);
}
