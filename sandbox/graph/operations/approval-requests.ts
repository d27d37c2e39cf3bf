import type { Context } from '../context.ts';
import { badRequest, noSegment } from '../errors.ts';
import type { Entity, GraphAnswer, GraphRequest } from '../types.ts';
import { objectBody, onlyKnown } from './body.ts';

const SOURCES = ['unknown', 'adminConsole', 'email'];
/** Graph's limit on a justification. */
const LONGEST = 1_024;

/** Approves or rejects a request for Multi Admin Approval, with the token of the person who decides. */
export function decideRequest(
  { tenant, ledger, caller, now }: Context,
  asked: Entity,
  name: string,
  { body }: GraphRequest,
): GraphAnswer {
  if (name !== 'approve' && name !== 'reject') throw noSegment(name);
  const given = objectBody(body);
  onlyKnown(given, ['justification', 'approvalSource'], name);
  const { justification, approvalSource = 'unknown' } = given;
  if (typeof justification !== 'string' || justification === '' || justification.length > LONGEST)
    throw badRequest(`A justification of up to ${LONGEST} characters is required.`);
  if (!SOURCES.includes(approvalSource as string))
    throw badRequest(`The approvalSource is none of ${SOURCES.join(', ')}.`);
  const state = name === 'approve' ? 'approved' : 'rejected';
  ledger.approvals.answer(tenant, asked.id, state, {
    personId: caller.personId,
    justification,
    now: now.getTime(),
  });
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#Edm.String', value: state },
  };
}
