import assert from 'node:assert/strict';
import type { App } from '../../../bot/app.ts';
import { titles } from '../../support/act.ts';
import type { Json } from '../../support/channel.ts';
import { Production } from '../../support/production.ts';
import { userId } from '../../support/tenant.ts';
import { DEVICES, give, keep, NEVER } from './support/kept-keys.ts';
import type { Right } from './support/microsoft-shows.ts';
import { KINDS, kinds, microsoftShows, RIGHTS } from './support/microsoft-shows.ts';

type Device = (typeof DEVICES)[number];

describe('a person with every kind of key', () => {
  for (const GraphAuth of ['application', 'delegated'] as const) {
    describe(`is looked up by an operator, ${GraphAuth}`, () => {
      let production: Production;
      let app: App;
      before(async () => {
        production = await Production.open({ GraphAuth });
        keep(production.sandbox.tenant.data);
        app = await production.start();
      });
      after(async () => {
        await app.close();
        await production.close();
      });

      const entries = async (what: string): Promise<Json[]> =>
        (await production.audit()).filter((one) => one.what === what);
      const reads = () => {
        const { nav } = production.sandbox.tenant.data;
        return ['auditLogs/directoryAudits', 'deviceManagement/auditEvents'].flatMap(
          (path) => (nav[path] as unknown[] | undefined) ?? [],
        ).length;
      };

      /** The buttons of a device's card. Where Entra itself decides, it is asked at the press. Who owns a device is read then, too. */
      async function checkButtons(operator: string, right: Right, device: Device): Promise<void> {
        const { card, text } = await production.channel.say(operator, `device ${device.id}`);
        const buttons = titles(card).filter((title) => title.startsWith('Show '));
        const readable = titles(card).includes('Refresh');
        const expected = kinds.filter((kind) => {
          const asks =
            GraphAuth === 'delegated' && 'entra' in KINDS[kind] && KINDS[kind].on === device.system;
          const byRole = microsoftShows({ ...right, owns: undefined }, KINDS[kind], device);
          return byRole || (asks && readable);
        });
        assert.deepEqual(
          buttons,
          expected.map((kind) => KINDS[kind].button),
          text,
        );
      }

      async function checkKey(operator: string, right: Right, device: Device, kind: (typeof kinds)[number]) {
        const before = { reads: reads(), entries: (await entries(kind)).length };
        const { text } = await production.channel.invoke(operator, 'key.show', {
          key: kind,
          device: device.id,
        });
        const added = (await entries(kind)).slice(before.entries);
        const sees = microsoftShows(right, KINDS[kind], device);
        const values = device.kept[kind] ?? [];
        const lines = text.split('\n');
        for (const value of values) assert.equal(lines.includes(value), sees, `${kind}: ${text}`);
        for (const value of NEVER) assert.ok(!text.includes(value), `${kind}: ${text}`);
        assert.equal(reads() - before.reads, sees ? values.length : 0, `${kind}: what Microsoft’s audit has`);
        if (!sees) {
          // Graph itself hides what bears other tags from the operator's own token: to them there is no such device
          const hidden = GraphAuth === 'delegated' && right.covers === 'other tags';
          assert.equal(added.at(-1)?.kind, hidden ? undefined : 'refused', text);
          assert.doesNotMatch(text, /^Account |key id/m);
          return;
        }
        assert.deepEqual(
          added.map((one) => one.kind),
          ['started', 'read'],
        );
        assert.equal(added[1]?.of, added[0]?.id);
        const through = added[0]?.through as string[];
        assert.ok(right.owns ?? through.includes(throughOf(right)), JSON.stringify(added[0]));
      }

      for (const [n, right] of RIGHTS.entries()) {
        it(`who has ${right.title} and sees exactly what Microsoft would show them`, async () => {
          const { channel, sandbox } = production;
          const operator = userId(900 + n);
          give(sandbox.tenant.data, operator, right);
          sandbox.tenant.changed();
          await production.exchange(
            operator,
            await channel.invoke(operator, 'key.show', { key: 'none', device: 'none' }),
          );
          // a phone has none of these, whoever asks
          for (const device of DEVICES.filter(({ system }) => system !== 'ios' || n === 0)) {
            await checkButtons(operator, right, device);
            // once is enough for what no platform of the device has
            const asked = kinds.filter((kind) => KINDS[kind].on === device.system || n === 0);
            for (const kind of asked) await checkKey(operator, right, device, kind);
          }
          const acts = sandbox.calls.filter(({ method, path }) => method === 'POST' && /rotate/i.test(path));
          assert.deepEqual(acts, [], 'nothing is rotated');
        });
      }
    });
  }
});

/** What the audit names for a right: the role that is enough in Intune. */
const throughOf = ({ roles = [] }: Right): string =>
  roles.find((role) => role === 'Intune Administrator' || role === 'Global Administrator') ??
  'Readers of keys';
