import type { Reply } from '../../helpdesk/contracts/conversation.ts';
import { NO_CHOICES, say } from '../turn.ts';
import { auditRefusal } from './audit-refusals.ts';
import type { GateTurn } from './gate.ts';

/** Why a person is turned away whatever they ask. */
const WHATEVER: readonly string[] = ['guest', 'blocked', 'unknown', 'noRole'];

/** Turns a request down: the audit notes who asked for what and why not, the person hears one sentence. */
export async function refuse(turn: GateTurn, why: string, sentence: string): Promise<Reply> {
  const { services, request, asked } = turn;
  await auditRefusal(services.audit, { what: asked.name, personId: request.personId, why });
  const here = request.said.kind === 'search' ? NO_CHOICES : say(sentence);
  return WHATEVER.includes(why) ? { here, turnedAway: true } : { here };
}
