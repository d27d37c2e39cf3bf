import assert from 'node:assert/strict';
import { QueueClient } from '@azure/storage-queue';
import { openTables } from '../../bot/store/index.ts';
import { heard } from '../store/support/store.ts';
import { type Azurite, azuriteOrSkip } from '../support/azurite.ts';
import { Clinic } from './support/clinic.ts';

describe('the doctor’s check of StoreUrl', function () {
  this.timeout(40_000);
  let azurite: Azurite;
  let clinic: Clinic;
  before(async function () {
    azurite = await azuriteOrSkip(this);
  });
  beforeEach(async () => (clinic = await Clinic.open()));
  afterEach(() => clinic.close());

  const found = async (StoreUrl: string) => {
    const seen = await clinic.examine({ ...clinic.production, StoreUrl });
    assert.throws(() => seen.of('data folder'), /nothing was said/, 'the folder isn’t used');
    return seen.of('storage account');
  };

  it('finds an account that nobody has used, and makes nothing there', async () => {
    const account = azurite.account();
    for (let n = 0; n < 2; n++)
      assert.match(
        await found(account),
        /^ok .*lets the bot in.*; the table helpdeskstate, the table helpdeskaudit, the queue helpdesk-waiting will be made/,
      );
  });

  it('finds tables and queue that a bot has made, beside the running bot', async () => {
    const connectionString = azurite.account();
    const store = await openTables({
      account: { kind: 'connectionString', connectionString },
      log: heard(),
      now: () => new Date(),
    });
    try {
      assert.match(await found(connectionString), /^ok .*it may write there, tables and queue$/);
      await store.check();
      assert.deepEqual(await store.audit.verify(), { ok: true, entries: 0, head: store.audit.head() });
    } finally {
      await store.close();
    }
  });

  it('and the bot itself isn’t ready any more once one of them is gone', async () => {
    const connectionString = azurite.account();
    const store = await openTables({
      account: { kind: 'connectionString', connectionString },
      log: heard(),
      now: () => new Date(),
    });
    try {
      await store.check();
      await new QueueClient(connectionString, 'helpdesk-waiting').delete();
      await assert.rejects(store.check(), /Gone from the storage account: the queue helpdesk-waiting/);
    } finally {
      await store.close();
    }
  });

  it('says what to do if the account refuses the bot, or can’t be reached', async () => {
    const account = azurite.account();
    const another = account.replace(
      /AccountKey=[^;]+/,
      `AccountKey=${Buffer.from('another').toString('base64')}`,
    );
    assert.match(await found(another), /^wrong .*refuses the bot: give its identity the roles Storage Table/);
    const away = account.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1');
    assert.match(await found(away), /^wrong .*doesn't answer: check the network/);
  });
});
