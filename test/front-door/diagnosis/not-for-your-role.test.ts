import assert from 'node:assert/strict';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { until } from '../../support/act.ts';
import { parts, wordsOf } from '../../support/channel.ts';
import { devices, groupId, groups, people, smallTenant } from '../../support/tenant.ts';
import { type InMode, openIn } from './support/both-modes.ts';
import { COMPLIANCE, CONFIGURATIONS, MOBILE_APPS, allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;

/** Aino’s laptop fails a setting, her Mac is compliant, and she has as many devices as she may. */
function tenant({ well = false, refused = true } = {}): TenantData {
  const data = smallTenant();
  if (refused)
    data.nav[`users/${people.aino}/deviceManagementTroubleshootingEvents`] = [
      {
        '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
        id: 'e1',
        eventDateTime: new Date(Date.now() - 3_600_000).toISOString(),
        failureCategory: 'unknown',
        failureReason: 'Sample',
        operatingSystem: 'iOS',
      },
    ];
  const now = new Date(Date.now() - 60_000).toISOString();
  for (const device of data.managedDevices) device.lastSyncDateTime = now;
  const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
  Object.assign(laptop ?? {}, { isEncrypted: true, complianceState: well ? 'compliant' : 'noncompliant' });
  data.nav[`managedDevices/${devices.ainoLaptop}/deviceCompliancePolicyStates`] = [
    {
      id: 'p1',
      displayName: 'Sample baseline',
      state: 'nonCompliant',
      settingStates: [{ setting: 'Sample.PasswordRequired', state: 'nonCompliant' }],
    },
  ];
  data.nav['deviceManagement/deviceEnrollmentConfigurations'] = [
    {
      '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
      id: 'l',
      displayName: 'Field limit',
      priority: 1,
      limit: 3,
      assignments: [
        {
          id: 'a',
          target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: groups.field },
        },
      ],
    },
  ];
  return data;
}

/** The same right, in a role whose scope is somebody else’s group. */
function allowedElsewhere(data: TenantData): TenantData {
  data.roleDefinitions.push({
    id: groupId(801),
    displayName: 'Elsewhere',
    isBuiltIn: false,
    rolePermissions: [
      {
        resourceActions: [
          {
            allowedResourceActions: ['Microsoft.Intune_ManagedDevices_Read', COMPLIANCE, CONFIGURATIONS],
            notAllowedResourceActions: [],
          },
        ],
      },
    ],
    roleAssignments: [
      {
        id: groupId(802),
        displayName: 'Elsewhere',
        description: '',
        members: [groups.operators],
        resourceScopes: [groups.bos],
        scopeType: 'resourceScope',
      },
    ],
  });
  return data;
}

const asked = (bot: InMode) =>
  bot.calls().filter((call) => /CompliancePolicyStates|settingStates/.test(call));

/** What the card says once it has been changed, if it is. */
async function wholeCard(bot: InMode, say: () => ReturnType<InMode['say']>) {
  const { channel } = bot.production;
  const before = channel.updates.length;
  const { card } = await say();
  const first = wordsOf(card);
  if (!/Still reading|Still looking/.test(first)) return { card, first, whole: first };
  await until(() => channel.updates.length > before);
  return { card, first, whole: `${first}\n${wordsOf(channel.updates.at(-1)?.card)}` };
}

/** The words of every card that is about the laptop’s compliance, by how they are asked for. */
async function everywhere(bot: InMode): Promise<Record<string, string>> {
  const { channel } = bot.production;
  const press = async (verb: string, data: object) => {
    const { card, text } = await bot.press(operator, verb, { ...data });
    const inputs = [...parts(card)].map(({ value }) => (typeof value === 'string' ? value : ''));
    return `${text}\n${wordsOf(card)}\n${inputs.join('\n')}`;
  };
  const user = { user: people.aino };
  const device = { device: devices.ainoLaptop };
  const group = {
    conversation: { id: 'a-group', conversationType: 'groupChat', tenantId: channel.tenantId },
  };
  const elsewhere = await channel.say(operator, `select user ${people.aino}`, group);
  return {
    person: (await wholeCard(bot, () => bot.say(operator, 'select user aino@contoso.example'))).whole,
    'person, from a group': JSON.stringify(elsewhere.sent.map(({ activity }) => activity)),
    device: (await wholeCard(bot, () => bot.say(operator, 'device AINO-LAPTOP'))).whole,
    'device, pressed': await press('device.show', device),
    [PHONE]: (await wholeCard(bot, () => bot.say(operator, 'device AINO-PHONE'))).whole,
    'the person’s ticket': await press('user.ticket', user),
    'the device’s ticket': await press('device.ticket', device),
    comparison: await press('devices.differ', {
      ...user,
      first: devices.ainoLaptop,
      second: devices.ainoMac,
    }),
    'shared in a chat': await press('shared.open', device),
    'shared person': await press('shared.open', user),
    devices: await press('user.tab', { ...user, tab: 'devices', page: '0' }),
  };
}

const PHONE = 'another device of the same person';
/** What is truly said of another device there. */
const OTHERS: Readonly<Record<string, string>> = {
  [PHONE]: 'Nothing wrong found on this device',
  comparison: 'Nothing wrong found',
};
const SETTINGS = /Require a password|Sample baseline|a setting isn’t met/;

describe('what takes a finer right of Intune, as the application', () => {
  for (const [what, data] of [
    ['without it', () => tenant()],
    ['with it over somebody else', () => allowedElsewhere(tenant())],
  ] as const)
    it(`is named on no card ${what}, and said to be not for that role`, async () => {
      const bot = await openIn('application', data(), [operator]);
      try {
        const said = await everywhere(bot);
        for (const [where, words] of Object.entries(said)) {
          assert.doesNotMatch(words, SETTINGS, where);
          assert.doesNotMatch(words, /heir device limit is reached|of at most 3/, where);
          // the phone is well by itself, and so is the Mac of the comparison
          const own = OTHERS[where] ? words.replaceAll(OTHERS[where], '') : words;
          assert.doesNotMatch(
            own,
            /Nothing wrong found|nothing else wrong found|Nothing else is wrong/,
            where,
          );
        }
        for (const where of [
          'person',
          'device',
          'device, pressed',
          'the person’s ticket',
          'the device’s ticket',
        ])
          assert.match(
            said[where] ?? '',
            /Not for your role: compliance policies\. Your role doesn’t include “Device compliance policies \/ Read”/,
            where,
          );
        assert.match(
          said.person ?? '',
          /Not for your role: device limits\. Your role doesn’t include “Device configurations \/ Read”/,
        );
        assert.match(said.comparison ?? '', /“Device compliance policies \/ Read”/);
        assert.match(said.person ?? '', /Not compliant/, 'what the record says is shown');
      } finally {
        await bot.close();
      }
    });

  it('isn’t asked of Graph without it', async () => {
    const bot = await openIn('application', tenant(), [operator]);
    try {
      bot.calls();
      await everywhere(bot);
      assert.deepEqual(asked(bot), []);
    } finally {
      await bot.close();
    }
  });

  it('is no gap where a device is compliant, and where no enrollment failed', async () => {
    for (const refused of [false, true]) {
      const bot = await openIn('application', tenant({ well: true, refused }), [operator]);
      try {
        const { whole } = await wholeCard(bot, () => bot.say(operator, 'select user aino@contoso.example'));
        assert.equal(whole.includes('Nothing wrong found'), !refused, whole);
        assert.equal(whole.includes('Not for your role: device limits'), refused, whole);
        assert.doesNotMatch(whole, /Not for your role: compliance/);
      } finally {
        await bot.close();
      }
    }
  });

  for (const mode of ['application', 'delegated'] as const)
    it(`is shown to who has it, ${mode}`, async () => {
      const data =
        mode === 'application' ? allowing(tenant(), [COMPLIANCE, CONFIGURATIONS, MOBILE_APPS]) : tenant();
      const bot = await openIn(mode, data, [operator]);
      try {
        const said = await everywhere(bot);
        for (const where of ['person', 'device', 'the person’s ticket', 'the device’s ticket', 'comparison'])
          assert.match(said[where] ?? '', SETTINGS, where);
        for (const words of Object.values(said)) assert.doesNotMatch(words, /Not for your role/);
      } finally {
        await bot.close();
      }
    });
});
