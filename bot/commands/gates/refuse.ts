import type { Reply } from '../../helpdesk/contracts/conversation.ts';
import { NO_CHOICES, say } from '../turn.ts';
import { auditRefusal } from './audit-refusals.ts';
import type { GateTurn } from './gate.ts';

/** Turns a request down: the audit notes who asked for what and why not, the person hears one sentence. */
export async function refuse(turn: GateTurn, why: string, sentence: string): Promise<Reply> {
  const { services, request, asked } = turn;
  await auditRefusal(services.audit, { what: asked.name, personId: request.personId, why });
  return { here: request.said.kind === 'search' ? NO_CHOICES : say(sentence) };
}
