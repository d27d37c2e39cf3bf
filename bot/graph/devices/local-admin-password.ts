import type { Secret } from '../../helpdesk/contracts/secret.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { USER_AGENT } from '../http/http-transport.ts';
import { dueRecords, notAnother, textOrNone, unreadable } from '../json/answers.ts';
import { date, text } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/** The newest password that Windows backed up, with its account: a policy may give each device an account of a random name. */
export async function localAdminPassword(
  client: GraphClient,
  { azureADDeviceId }: ManagedDevice,
): Promise<Secret | undefined> {
  if (azureADDeviceId === undefined) return undefined;
  const query = { $select: ['credentials'] };
  const from = await orNone(
    client.get(path`/directory/deviceLocalCredentials/${azureADDeviceId}`, {
      query,
      headers: { 'user-agent': USER_AGENT },
    }),
  );
  if (!from) return undefined;
  const listed = dueRecords(notAnother(from, azureADDeviceId), 'credentials');
  const kept = listed.flatMap((one) => {
    const encoded = textOrNone(one, 'passwordBase64');
    const keptAt = date(one, 'backupDateTime');
    return encoded === undefined
      ? []
      : [{ value: passwordOf(encoded), account: text(one, 'accountName'), keptAt }];
  });
  if (kept.length === 0 && listed.length > 0) throw unreadable('passwords without their values');
  const backedUp = ({ keptAt }: { keptAt: string | undefined }) => Date.parse(keptAt ?? '1970-01-01');
  const [newest] = kept.toSorted((a, b) => backedUp(b) - backedUp(a));
  return newest && { kind: 'localAdminPassword', values: [newest] };
}

const BYTE_ORDER_MARK = /^\uFEFF/;
const LAST_NULS = /\0+$/;

/** Graph encodes a password in UTF-8 or UTF-16LE and doesn't say which. Read as UTF-8, UTF-16 is broken or has control characters. */
export function passwordOf(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const text = utf8Of(bytes) ?? bytes.toString(bytes.length % 2 === 0 ? 'utf16le' : 'utf8');
  return text.replace(BYTE_ORDER_MARK, '').replace(LAST_NULS, '');
}

/** undefined: it can't be a password in UTF-8. */
function utf8Of(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
