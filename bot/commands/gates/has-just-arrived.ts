import { noticeCard } from '../../cards/index.ts';
import { HELP_PHRASES } from '../command.ts';
import { sayButtons } from '../free-text/say-buttons.ts';
import { say } from '../turn.ts';
import type { Gate } from './gate.ts';

/** Has this person just met the bot? Teams reports the same arrival many times: the bot introduces itself once. */
export const hasJustArrived: Gate = async (turn, next) => {
  const { asked, services, request } = turn;
  if (asked.kind !== 'arrived') return next(turn);
  const { welcomed } = services.store;
  if (await welcomed.get(asked.conversationId)) return { here: { kind: 'nothing' } };
  await welcomed.create(asked.conversationId, {
    at: services.now().toISOString(),
    personId: request.personId,
  });
  const { answers, commands } = turn.words;
  const { welcome } = answers;
  const first = [commands.help.phrases[0] ?? HELP_PHRASES[0], commands.whoami.phrases[0] ?? 'whoami'];
  // the buttons work one-to-one alone
  if (request.place.kind !== 'personal') return { here: say(welcome) };
  return { here: noticeCard(turn, { lines: [welcome], buttons: sayButtons(first, 'command.say') }) };
};
