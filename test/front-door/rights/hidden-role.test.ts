import assert from 'node:assert/strict';
import { posts } from '../../support/act.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { devices, people } from '../../support/tenant.ts';
import { NORTH, SOUTH, taggedTenant } from './support/tagged.ts';

const operator = people.fieldOperator;

/** The field operator's role bears another tag than their assignment, so that Graph hides it from them. */
function hidingTenant() {
  const data = taggedTenant();
  Object.assign(data.roleDefinitions[0] ?? {}, { roleScopeTagIds: [SOUTH] });
  return data;
}

for (const mode of ['application', 'delegated'] as const)
  describe(`a role that Intune hides from its own holder, in ${mode} mode`, () => {
    let bot: Production;
    beforeEach(async () => {
      bot = await Production.open({ GraphAuth: mode }, hidingTenant());
      await bot.start();
    });
    const asked = async (ask: () => ReturnType<typeof bot.channel.say>) => {
      const answer = await ask();
      return asksToSignIn(answer) ? bot.exchange(operator, answer) : answer;
    };
    const say = (words: string) => asked(() => bot.channel.say(operator, words));
    const lock = () =>
      asked(() =>
        bot.channel.invoke(operator, 'action.ask', { action: 'remoteLock', device: devices.ainoPhone }),
      );
    const effective = () => bot.calls().filter((call) => call.includes('getEffectivePermissions')).length;

    if (mode === 'application') {
      it('is seen by the bot, which applies its tags itself and asks nothing more', async () => {
        assert.match((await say('whoami')).text, /Field help desk/);
        assert.match((await lock()).text, /Lock this device/);
        assert.equal(effective(), 0);
      });
      return;
    }

    it('is told as what it is, and nothing is done by it', async () => {
      for (const words of ['whoami', 'select user aino@contoso.example', 'device AINO-PHONE']) {
        const { text } = await say(words);
        assert.match(
          text,
          /Intune says that you have a role, but shows none of your role assignments/,
          words,
        );
        assert.doesNotMatch(text, /AINO-PHONE ·|Confirm/);
      }
      assert.match((await lock()).text, /shows none of your role assignments/);
      const forged = await bot.channel.invoke(operator, 'action.confirm', { confirmation: 'none' });
      assert.doesNotMatch(forged.text, /Accepted/);
      assert.deepEqual(posts({ sandbox: bot.sandbox }, { id: devices.ainoPhone }), []);
      assert.ok(effective() > 0);
    });

    it('is no role if Graph says so, or can’t say', async () => {
      bot.sandbox.control.fail({ match: 'getEffectivePermissions', status: 503 });
      assert.match((await say('whoami')).text, /You have no Intune role/);
      bot.sandbox.control.clearFaults();
      const { data } = bot.sandbox.tenant;
      for (const { roleAssignments = [] } of data.roleDefinitions)
        for (const one of roleAssignments) if (one.displayName === 'Field help desk') one.members = [];
      bot.sandbox.tenant.changed();
      assert.match((await say('whoami')).text, /You have no Intune role/);
    });

    it('is told, too, if all it allows is to delete devices, or what the bot has no words for', async () => {
      const { data } = bot.sandbox.tenant;
      const readers = data.roleDefinitions.find(
        ({ displayName }) => displayName === 'Readers who may not lock',
      );
      const [assignment] = readers?.roleAssignments ?? [];
      const [field] = data.roleDefinitions;
      Object.assign(assignment ?? {}, {
        members: field?.roleAssignments?.[0]?.members,
        roleScopeTagIds: [NORTH],
      });
      Object.assign(field ?? {}, {
        rolePermissions: [
          {
            resourceActions: [
              {
                allowedResourceActions: [
                  'Microsoft.Intune_ManagedDevices_Delete',
                  'Microsoft.Intune_RemoteTasks_PolishScreen',
                ],
                notAllowedResourceActions: [],
              },
            ],
          },
        ],
      });
      bot.sandbox.tenant.changed();
      assert.match(
        (await say('whoami')).text,
        /Intune also lets you Delete managed devices, PolishScreen, through roles/,
      );
    });

    it('is told beside the roles that are shown', async () => {
      const { data } = bot.sandbox.tenant;
      const readers = data.roleDefinitions.find(
        ({ displayName }) => displayName === 'Readers who may not lock',
      );
      const [assignment] = readers?.roleAssignments ?? [];
      assert.ok(readers && assignment);
      const [field] = data.roleDefinitions[0]?.roleAssignments ?? [];
      Object.assign(assignment, { members: field?.members, roleScopeTagIds: [NORTH] });
      bot.sandbox.tenant.changed();
      const { text } = await say('whoami');
      assert.match(text, /Field readers/);
      assert.match(text, /Intune also lets you Remote lock, through roles that it doesn’t show you/);
      assert.doesNotMatch((await lock()).text, /Lock this device/);
    });
  });
