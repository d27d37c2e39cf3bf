import { happenedAt, isAhead, newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
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
  { azureADDeviceId, notInEntra }: ManagedDevice,
): Promise<Secret | undefined> {
  if (notInEntra) return undefined;
  if (azureADDeviceId === undefined) throw unreadable('a device without its id in Entra');
  const query = { $select: ['credentials'] };
  const from = await orNone(
    client.get(path`/directory/deviceLocalCredentials/${azureADDeviceId}`, {
      query,
      headers: { 'user-agent': USER_AGENT },
    }),
  );
  if (!from) return undefined;
  const listed = dueRecords(notAnother(from, azureADDeviceId), 'credentials').map((one) => {
    const encoded = textOrNone(one, 'passwordBase64');
    return {
      value: encoded === undefined ? undefined : passwordOf(encoded),
      account: text(one, 'accountName'),
      keptAt: date(one, 'backupDateTime'),
    };
  });
  const now = client.now();
  const kept = newestFirst(listed, ({ keptAt }) => keptAt, now);
  const newest = kept.find(({ value }) => value !== undefined);
  // there are some, so none of them being readable isn't "none"
  if (!newest && kept.length > 0) throw unreadable('passwords that can’t be read');
  if (!newest) return undefined;
  // one that may be newer is said: the one that is shown may have been replaced by it
  const newer = kept.find(
    (one) =>
      one !== newest &&
      (isAhead(one.keptAt, now) ||
        (one.value === undefined && (backedUp(one, now) ?? Infinity) >= (backedUp(newest, now) ?? 0))),
  );
  return { kind: 'localAdminPassword', values: newer ? [newer, newest] : [newest] };
}

const backedUp = ({ keptAt }: { keptAt: string | undefined }, now: Date) => happenedAt(keptAt, now);

const BYTE_ORDER_MARK = /^\uFEFF/;
const LAST_NULS = /\0+$/;

/**
 * Graph encodes a password in UTF-8 or UTF-16LE and doesn't say which. Read as UTF-8, UTF-16 is broken or has control characters. undefined:
 * it is neither, or no base64 at all. Half a password, or another one, must never be read aloud.
 */
export function passwordOf(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  // a Buffer skips over what isn't base64
  if (bytes.toString('base64') !== base64) return undefined;
  const text = decoded('utf-8', bytes) ?? decoded('utf-16le', bytes);
  return text === undefined || text === '' || !isOneScript(text) ? undefined : text;
}

/** undefined: it can't be a text in this encoding. */
function decoded(encoding: 'utf-8' | 'utf-16le', bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const plain = text.replace(BYTE_ORDER_MARK, '').replace(LAST_NULS, '');
    return /\p{C}/u.test(plain) ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** Beside Latin letters. Other bytes that are read as UTF-16 give letters of many scripts. */
const SCRIPTS: readonly RegExp[] = [
  /^\p{Script=Latin}*$/u,
  /^[\p{Script=Latin}\p{Script=Greek}]*$/u,
  /^[\p{Script=Latin}\p{Script=Cyrillic}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*$/u,
  /^[\p{Script=Latin}\p{Script=Hangul}]*$/u,
  /^[\p{Script=Latin}\p{Script=Arabic}]*$/u,
  /^[\p{Script=Latin}\p{Script=Hebrew}]*$/u,
  /^[\p{Script=Latin}\p{Script=Thai}]*$/u,
  /^[\p{Script=Latin}\p{Script=Devanagari}]*$/u,
];

function isOneScript(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return SCRIPTS.some((script) => script.test(letters));
}
