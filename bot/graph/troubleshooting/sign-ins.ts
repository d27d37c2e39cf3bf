import type { SignIn, SignInMethod } from '../../helpdesk/contracts/graph/tab-records.ts';
import { newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll, firstPage } from '../http/pages.ts';
import { dueId, dueText, textOrNone, unreadable, wholeRecords } from '../json/answers.ts';
import { date, flag, number, record, text, type Json } from '../json/fields.ts';
import { literal } from '../odata/text.ts';
import { userPath } from '../odata/path.ts';

/** The newest interactive sign-ins of a person, newest first (Graph, signIn). `person` is an object id. Where they were isn't read. */
export async function signIns(client: GraphClient, person: string, most: number): Promise<SignIn[]> {
  const query = { $filter: `userId eq ${literal(person)}`, $top: most };
  const { items, fault } = await firstPage(client, '/auditLogs/signIns', { query });
  if (fault) throw fault;
  // a Graph that ignores the filter answers everybody's
  if (items.some((one) => !isSameId(text(one, 'userId'), person)))
    throw unreadable('sign-ins of another person');
  return newestFirst(items.map(toSignIn), ({ at }) => at, client.now()).slice(0, most);
}

function toSignIn(from: Json): SignIn {
  const status = record(from, 'status');
  const errorCode = status && number(status, 'errorCode');
  const at = date(from, 'createdDateTime');
  if (!status || errorCode === undefined || at === undefined) throw unreadable('a sign-in without its end');
  const device = record(from, 'deviceDetail') ?? {};
  return {
    id: dueId(from),
    at,
    errorCode,
    reason: text(status, 'failureReason'),
    app: text(from, 'appDisplayName'),
    client: text(from, 'clientAppUsed'),
    device: text(device, 'displayName'),
    system: text(device, 'operatingSystem'),
    browser: text(device, 'browser'),
    deviceCompliant: flag(device, 'isCompliant'),
    conditionalAccess: textOrNone(from, 'conditionalAccessStatus'),
    blockedBy: wholeRecords(from, 'appliedConditionalAccessPolicies')
      .filter((policy) => text(policy, 'result') === 'failure')
      .flatMap((policy) => text(policy, 'displayName') ?? []),
  };
}

/** How a person can sign in (Graph, authenticationMethod). Phone numbers and addresses aren't read. No OData options work there. */
export async function signInMethods(client: GraphClient, person: string): Promise<SignInMethod[]> {
  const all = await collectAll(client, `${userPath(person)}/authentication/methods`);
  return all.map((from) => ({
    id: dueId(from),
    kind: dueText(from, '@odata.type').replace('#microsoft.graph.', ''),
    name: text(from, 'displayName'),
    phoneType: text(from, 'phoneType'),
    createdDateTime: date(from, 'createdDateTime'),
  }));
}
