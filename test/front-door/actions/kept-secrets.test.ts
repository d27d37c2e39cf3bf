import assert from 'node:assert/strict';
import type { Entity } from '../../../sandbox/graph/types.ts';
import { askFor, confirmIt, nameOf, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { keepWritten } from '../../support/written.ts';

const RECOVERY_KEYS = 'informationProtection/bitlocker/recoveryKeys';
const CREDENTIALS = 'directory/deviceLocalCredentials';

describe('what Entra keeps of a device', () => {
  const windows = { operatingSystem: 'Windows', isEncrypted: true, managedDeviceOwnerType: 'company' };
  const laptop = deviceFor(2_300, 'KEPT-LAPTOP', windows);
  const deviceId = laptop.azureADDeviceId ?? '';
  const written = keepWritten();
  /** Every secret that was shown. */
  const seen: string[] = [];
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      data: actionTenant([laptop]),
      ...written.options,
    });
  });
  after(async () => {
    await stage.close();
    await written.remove();
  });
  afterEach(() => stage.sandbox.control.clearFaults());

  async function done(id: string): Promise<Answered> {
    const row = actionRows.find((one) => one.id === id);
    assert.ok(row);
    const receipt = await confirmIt(stage, mayAll, row, laptop, await askFor(stage, mayAll, row, laptop));
    stage.sandbox.control.settle(laptop.id, nameOf(row), 'done');
    return stage.channel.press(mayAll, receipt.card, 'Refresh');
  }

  const show = (receipt: Answered, button: string) => stage.channel.press(mayAll, receipt.card, button);

  let made = 0;
  function key(volumeType: unknown, createdDateTime: string | undefined): Entity & { key: string } {
    made += 1;
    const digits = String(made).padStart(6, '0');
    return {
      id: `${(0xab000000 + made * 0x1357).toString(16)}-0000-4000-8000-000000000001`,
      deviceId,
      volumeType,
      createdDateTime,
      key: Array.from({ length: 8 }, (_, n) => `${n + 1}${digits.slice(1)}`).join('-'),
    };
  }

  /** Keys of all volumes. Graph returns the newest first, or the oldest, or in no order. */
  const lists = (): [string, (Entity & { key: string })[], string[]][] => {
    const [system, old, data, stick, odd] = [
      key('operatingSystemVolume', '2024-01-01T00:00:00Z'),
      key('operatingSystemVolume', '2023-01-01T00:00:00Z'),
      key('fixedDataVolume', '2026-01-01T00:00:00Z'),
      key('removableDataVolume', '2025-01-01T00:00:00Z'),
      key('unknownFutureValue', undefined),
    ];
    const [numbered, numberedData, text] = [
      key(1, '2022-01-01T00:00:00Z'),
      key(2, '2026-01-02T00:00:00Z'),
      key('3', '2021-01-01T00:00:00Z'),
    ];
    const SYSTEM = 'Operating system drive';
    return [
      ['a newer data drive', [data, system], [`${SYSTEM} ${system.id}`, `Data drive ${data.id}`]],
      [
        'every volume, and one that is new',
        [odd, stick, old, data, system],
        [
          `${SYSTEM} ${system.id}`,
          `${SYSTEM} ${old.id}`,
          `Data drive ${data.id}`,
          `Removable drive ${stick.id}`,
          `Unknown drive ${odd.id}`,
        ],
      ],
      [
        'volumes as numbers',
        [text, numberedData, numbered],
        [`${SYSTEM} ${numbered.id}`, `Data drive ${numberedData.id}`, `Removable drive ${text.id}`],
      ],
      ['one alone', [data], [`Data drive ${data.id}`]],
    ];
  };

  for (const [title, keys, expected] of lists()) {
    it(`is every recovery key with its id and volume: ${title}`, async () => {
      const receipt = await done('rotateBitLockerKeys');
      stage.sandbox.tenant.data.nav[RECOVERY_KEYS] = [
        ...keys,
        { ...key('operatingSystemVolume', '2026-02-01T00:00:00Z'), deviceId: 'another' },
      ];
      const { text } = await show(receipt, 'Show recovery key');
      const said = [...text.matchAll(/^(.* drive) · key id ([0-9a-f]{8}) · stored (.+)\n([\d-]{55})$/gm)];
      assert.deepEqual(
        said.map(([, volume, id, , value]) => [volume, id, value]),
        expected.map((one) => {
          const [, volume = '', id = ''] = /^(.*) (\S+)$/.exec(one) ?? [];
          return [volume, id.slice(0, 8), keys.find((each) => each.id === id)?.key];
        }),
        text,
      );
      seen.push(...keys.map((one) => one.key));
      const read = (await stage.audit()).filter(
        ({ kind, what }) => kind === 'read' && what === 'recoveryKey',
      );
      assert.deepEqual(
        [read.at(-1)?.deviceId, read.at(-1)?.outcome],
        [laptop.id, keys.length === 1 ? '1 key' : `${keys.length} keys`],
      );
    });
  }

  it('is the other keys if one can’t be read, and says which', async () => {
    for (const status of [403, 500]) {
      const receipt = await done('rotateBitLockerKeys');
      const [bad, good] = [
        key('operatingSystemVolume', '2026-01-01T00:00:00Z'),
        key('fixedDataVolume', '2024-01-01T00:00:00Z'),
      ];
      stage.sandbox.tenant.data.nav[RECOVERY_KEYS] = [bad, good];
      stage.sandbox.control.fail({ match: bad.id, status });
      const { text } = await show(receipt, 'Show recovery key');
      assert.ok(text.includes(good.key) && !text.includes(bad.key), text);
      assert.match(text, new RegExp(`key id ${bad.id.slice(0, 8)} · .*\n.*could not be read`));
      seen.push(good.key);
    }
  });

  it('isn’t used up by keys that can’t be read at all', async () => {
    const receipt = await done('rotateBitLockerKeys');
    const kept = key('operatingSystemVolume', '2026-01-01T00:00:00Z');
    stage.sandbox.tenant.data.nav[RECOVERY_KEYS] = [kept];
    stage.sandbox.control.fail({ match: kept.id, status: 403 });
    await show(receipt, 'Show recovery key');
    stage.sandbox.control.clearFaults();
    assert.ok((await show(receipt, 'Show recovery key')).text.includes(kept.key));
    seen.push(kept.key);
  });

  it('is a local admin password with its account, in either encoding', async () => {
    const passwords: [string, NodeJS.BufferEncoding][] = [
      ['Sample-Plain7!', 'utf8'],
      ['Sample-Wide7!', 'utf16le'],
      ['Sample-Grün7!', 'utf8'],
      ['Sample-Größe7!', 'utf16le'],
      ['\uFEFFSample-Marked7!', 'utf16le'],
      ['Sample-Ended7!\0', 'utf16le'],
      ['Проба', 'utf16le'],
      ['Проба', 'utf8'],
    ];
    for (const [n, [password, encoding]] of passwords.entries()) {
      const receipt = await done('rotateLocalAdminPassword');
      const credential = (accountName: string, text: string, backupDateTime: string) => ({
        accountName,
        backupDateTime,
        passwordBase64: Buffer.from(text, encoding).toString('base64'),
      });
      stage.sandbox.tenant.data.nav[CREDENTIALS] = [
        {
          id: deviceId,
          credentials: [
            credential('OldAdmin', 'Sample-Older', '2025-01-01T00:00:00Z'),
            credential(`WLapsAdmin${n}`, password, '2026-01-01T00:00:00Z'),
          ],
        },
      ];
      const { text } = await show(receipt, 'Show local admin password');
      const plain = password.replace(/^\uFEFF|\0$/g, '');
      assert.ok(text.split('\n').includes(plain), `${encoding}: ${text}`);
      assert.match(text, new RegExp(`^Account WLapsAdmin${n} · backed up .*1 Jan 2026`, 'm'));
      assert.doesNotMatch(text, /Sample-Older|OldAdmin/);
      seen.push(plain);
    }
  });

  // In a group, so that it comes last.
  describe('all together', () => {
    it('is in no file and no log line', async () => {
      assert.ok(seen.length > 15);
      await written.assertWithout(stage, seen, ['key', 'passwordBase64', 'credentials']);
    });

    it('was shown once a receipt', async () => {
      const receipt = await done('rotateBitLockerKeys');
      await show(receipt, 'Show recovery key');
      const again = await show(receipt, 'Show recovery key');
      assert.match(again.text, /can’t be shown again/);
      assert.ok(!titles(again.card).includes('Show recovery key'));
    });
  });
});
