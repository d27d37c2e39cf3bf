import type { OperatorVerb } from '../helpdesk/contracts/verbs.ts';
import type { WaitingRequest } from '../helpdesk/contracts/sign-in.ts';

/** Their cards have fields for what nobody else may read, such as a PIN. */
const FORMS: ReadonlySet<string> = new Set<OperatorVerb>(['action.fill']);

/** Whether what somebody asked for may be kept until they have signed in. Secrets that were filled into a form are held in memory alone. */
export const mayBeKept = (said: WaitingRequest['said']): boolean =>
  said.kind === 'message' || !FORMS.has(said.verb);
