import type { readDataSettings } from '../config/index.ts';
import { isStorageAccount } from '../config/index.ts';
import { parseHead } from '../helpdesk/admin/posted-head.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import type { RoleChange } from '../helpdesk/contracts/role-change.ts';
import type { Showing } from '../helpdesk/contracts/store.ts';
import { caresOf } from '../helpdesk/remote/following/cares.ts';
import { accountPlace, copyAll, folderPlace, type Place, type Tables } from '../store/index.ts';
import { createLog } from '../telemetry/log.ts';
import { storageAccountOf } from '../tokens.ts';

type Settings = ReturnType<typeof readDataSettings>;

/** `npm run data -- copy`: everything from a folder or a storage account to another one. */
export async function copyData(settings: Settings, from: string, to: string): Promise<number> {
  if (from === to) {
    process.stderr.write('--from, --to: give two places\n');
    return 2;
  }
  if ([from, to].some(looksLikeAccount)) {
    // not the text: it may have a key in it
    process.stderr.write('--from, --to: an address or a connection string has to be as in StoreUrl\n');
    return 2;
  }
  const source = await placeOf(settings, from, { make: false });
  try {
    const target = await placeOf(settings, to, { make: true });
    try {
      const { records, entries, head } = await copyAll(source, target, {
        postedIn: ({ notes }) => parseHead((notes?.auditHeadPosted as { value?: string } | undefined)?.value),
        caresOf: (tables) => caresOf(listsOf(tables), new Date()),
      });
      const counts = Object.entries(records).filter(([, count]) => count > 0);
      const listed = counts.map(([table, count]) => `${count} ${table}`).join(', ');
      say(
        `copied from ${source.name} to ${target.name}, and compared; ${source.name} is unchanged: don’t start a bot on it again`,
      );
      say(`moved the state (${listed || 'nothing'}) and the audit (${entries} entries, head ${head.hash})`);
      return 0;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const looksLikeAccount = (where: string) => /:\/\/|AccountName=/i.test(where) && !isStorageAccount(where);

function placeOf(settings: Settings, where: string, how: { make: boolean }): Promise<Place> {
  const log = createLog(settings.logLevel);
  if (!isStorageAccount(where)) return folderPlace(where, log, how);
  // a connection string has a key in it
  const name = URL.canParse(where) ? where : 'the storage account';
  return accountPlace(storageAccountOf(where, settings), name, log);
}

const listsOf = ({ receipts = {}, showings = {}, roleChanges = {} }: Tables) => ({
  receipts: Object.values(receipts) as Receipt[],
  showings: Object.values(showings) as Showing[],
  roleChanges: Object.values(roleChanges) as RoleChange[],
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
