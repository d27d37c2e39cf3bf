import assert from 'node:assert/strict';
import type { App } from '../../../bot/app.ts';
import type { Entity, TenantData } from '../../../sandbox/graph/types.ts';
import { titles } from '../../support/act.ts';
import { ENTRA_ROLES } from '../../support/action-tenant.ts';
import type { Json } from '../../support/channel.ts';
import { Production } from '../../support/production.ts';
import { deviceId, entraId, groupId, people, userId } from '../../support/tenant.ts';

/** What is kept of the person's devices. */
const KEPT = {
  recoveryKey: {
    device: deviceId(2),
    button: 'Show recovery key',
    values: [
      '111111-222222-333333-444444-555555-666666-777777-888888',
      '211111-222222-333333-444444-555555-666666-777777-888888',
      '311111-222222-333333-444444-555555-666666-777777-888888',
    ],
  },
  localAdminPassword: {
    device: deviceId(2),
    button: 'Show local admin password',
    values: ['Sample-Password-1'],
  },
  fileVaultKey: {
    device: deviceId(3),
    button: 'Show FileVault key',
    values: ['SAMP-LEKE-YOFA-MACO-FSAM-POLA'],
  },
} as const;
type Kind = keyof typeof KEPT;
const kinds = Object.keys(KEPT) as Kind[];

const FILE_VAULT = 'Microsoft.Intune_RemoteTasks_GetFileVaultKey';
const READ = 'Microsoft.Intune_ManagedDevices_Read';

interface Right {
  title: string;
  role?: keyof typeof ENTRA_ROLES;
  intune?: string[];
  /** Whom the role covers. Without it, everybody. */
  covers?: 'others';
  owns?: true;
  sees: readonly Kind[];
}

/** Each kind of right, and what Microsoft shows its holder. */
const RIGHTS: readonly Right[] = [
  { title: 'reading devices alone', sees: [] },
  { title: 'the permission for FileVault keys', intune: [FILE_VAULT], sees: ['fileVaultKey'] },
  {
    title: 'Cloud Device Administrator',
    role: 'Cloud Device Administrator',
    sees: ['recoveryKey', 'localAdminPassword'],
  },
  { title: 'Helpdesk Administrator', role: 'Helpdesk Administrator', sees: ['recoveryKey'] },
  { title: 'Security Administrator', role: 'Security Administrator', sees: ['recoveryKey'] },
  { title: 'Security Reader', role: 'Security Reader', sees: ['recoveryKey'] },
  { title: 'Global Reader', role: 'Global Reader', sees: ['recoveryKey'] },
  { title: 'User Administrator', role: 'User Administrator', sees: [] },
  { title: 'Intune Administrator', role: 'Intune Administrator', sees: kinds },
  { title: 'Global Administrator', role: 'Global Administrator', sees: kinds },
  { title: 'owning the device', owns: true, sees: ['recoveryKey'] },
  {
    title: 'every right, for other people alone',
    role: 'Cloud Device Administrator',
    intune: [FILE_VAULT],
    covers: 'others',
    sees: [],
  },
];

const GROUP = groupId(300);
const ROLE = groupId(302);

function keep({ nav, managedDevices }: TenantData): void {
  const laptop = managedDevices.find(({ id }) => id === deviceId(2));
  Object.assign(laptop ?? {}, { isEncrypted: true });
  const key = (n: number, volumeType: unknown, deviceId: string, value: string) => ({
    id: `ab00000${n}-1111-4222-8333-00000000000${n}`,
    ...{ createdDateTime: `2026-01-0${n}T00:00:00Z`, volumeType, deviceId, key: value },
  });
  const [system, data, odd] = KEPT.recoveryKey.values;
  nav['informationProtection/bitlocker/recoveryKeys'] = [
    key(1, 'operatingSystemVolume', entraId(2), system),
    key(2, 2, entraId(2), data),
    key(3, undefined, entraId(2).toUpperCase(), odd),
    key(4, 'operatingSystemVolume', entraId(77), '411111-222222-333333-444444-555555-666666-777777-888888'),
  ];
  nav['directory/deviceLocalCredentials'] = [
    {
      id: entraId(2),
      deviceName: 'AINO-LAPTOP',
      credentials: [
        {
          accountName: 'WLapsAdmin1',
          backupDateTime: '2026-01-05T00:00:00Z',
          passwordBase64: Buffer.from(KEPT.localAdminPassword.values[0]).toString('base64'),
        },
      ],
    },
  ];
  nav[`managedDevices/${deviceId(3)}/getFileVaultKey`] = KEPT.fileVaultKey.values[0];
}

/** The operator has this right and no other. */
function give(data: TenantData, operator: string, { role, intune = [], covers, owns }: Right): void {
  data.users.push({
    id: operator,
    displayName: 'Sample Operator',
    userPrincipalName: `${operator}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
  });
  const mine = ({ id }: Entity) => id !== GROUP && id !== ROLE;
  data.groups = [
    ...data.groups.filter(mine),
    { id: GROUP, displayName: 'Operators of keys', securityEnabled: true, members: [operator] },
  ];
  data.roleDefinitions = [
    ...data.roleDefinitions.filter(mine),
    {
      id: GROUP,
      displayName: 'Readers of keys',
      rolePermissions: [{ resourceActions: [{ allowedResourceActions: [READ, ...intune] }] }],
      roleAssignments: [
        {
          id: groupId(301),
          displayName: 'Readers of keys',
          members: [GROUP],
          resourceScopes: covers === 'others' ? [groupId(19)] : [],
          scopeType: covers === 'others' ? 'resourceScope' : 'allDevicesAndLicensedUsers',
        },
      ],
    },
  ];
  data.directoryRoles = [
    ...data.directoryRoles.filter(mine),
    ...(role
      ? [{ id: ROLE, displayName: role, roleTemplateId: ENTRA_ROLES[role], members: [operator] }]
      : []),
  ];
  data.devices = [
    ...data.devices.filter(({ deviceId: of }) => of !== entraId(2)),
    {
      id: 'dd000000-0000-4000-8000-000000000002',
      deviceId: entraId(2),
      displayName: 'AINO-LAPTOP',
      ownerId: owns ? operator : people.aino,
    },
  ];
}

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

      for (const [n, right] of RIGHTS.entries()) {
        it(`who has ${right.title} and sees exactly what Microsoft would show them`, async () => {
          const { channel, sandbox } = production;
          const operator = userId(900 + n);
          give(sandbox.tenant.data, operator, right);
          sandbox.tenant.changed();
          const press = (data: Json) => channel.invoke(operator, 'key.show', data);
          await production.exchange(operator, await press({ key: 'none', device: 'none' }));
          for (const kind of kinds) {
            const { device, button, values } = KEPT[kind];
            const card = await channel.say(operator, `device ${device}`);
            const before = { reads: reads(), entries: (await entries(kind)).length };
            const shown = await press({ key: kind, device });
            const added = (await entries(kind)).slice(before.entries);
            const sees = right.sees.includes(kind);
            for (const value of values)
              assert.equal(shown.text.split('\n').includes(value), sees, `${kind}: ${shown.text}`);
            assert.doesNotMatch(shown.text, /411111-/, 'another device’s key');
            assert.equal(reads() - before.reads, sees ? values.length : 0, 'what Microsoft’s audit has');
            if (sees) {
              // who owns it in Entra is read at the press alone
              assert.ok(right.owns ?? titles(card.card).includes(button), titles(card.card).join());
              assert.deepEqual(
                added.map((one) => one.kind),
                ['started', 'read'],
              );
              assert.equal(added[1]?.of, added[0]?.id);
              assert.ok(
                right.owns ?? (added[0]?.through as string[]).includes(throughOf(right)),
                JSON.stringify(added[0]),
              );
            } else {
              const last = added.at(-1);
              assert.equal(last?.kind, 'refused', shown.text);
              assert.doesNotMatch(shown.text, /^Account |key id/m);
            }
          }
          assert.ok(!sandbox.calls.some(({ method, path }) => method === 'POST' && /rotate/i.test(path)));
        });
      }
    });
  }
});

/** What the audit names for a right: the role that is enough in Intune. */
const throughOf = ({ role }: Right): string =>
  role === 'Intune Administrator' || role === 'Global Administrator' ? role : 'Readers of keys';
