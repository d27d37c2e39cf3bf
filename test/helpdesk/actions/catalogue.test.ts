import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import {
  actionNamed,
  catalogue,
  onUserCard,
  permissionsOfActions,
} from '../../../bot/helpdesk/actions/catalogue.ts';
import { callOn } from '../../../bot/helpdesk/actions/define.ts';
import type { FormValues } from '../../../bot/helpdesk/contracts/form-values.ts';
import { offers } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import type { ActionWords } from '../../../bot/locales/action-words.ts';
import { translatorFor } from '../../../bot/locales/translator.ts';
import { otherNames, otherPermissions } from '../../../bot/locales/en/actions/other-names.ts';
import { en } from '../../../bot/locales/en.ts';
import { expectations } from '../../support/action-expectations.ts';
import { fullName, sandboxRow } from '../../support/action-rows.ts';
import { sampleValues } from '../../support/action-values.ts';
import { assignment, managedDevice, operator } from '../../support/samples.ts';
import { skipWithout } from '../../support/shared.ts';

const PLATFORMS = [
  'windows',
  'ios',
  'visionos',
  'tvos',
  'macos',
  'android',
  'aosp',
  'chromeos',
  'linux',
  'unknown',
] as const;

const all: readonly RemoteAction[] = catalogue;

/** The body with a value for every field of the form. */
const bodyOf = (action: RemoteAction) => {
  const [where] = action.works;
  const device = managedDevice({ operatingSystem: where?.platform ?? 'ios' });
  return action.body?.(sampleValues(action, device)) ?? {};
};

describe('the catalogue of remote actions', () => {
  it('has the portal’s names in its order', () => {
    const names = [
      'Sync',
      'Restart',
      'Remote lock',
      'Reset passcode',
      'Quick scan',
      'Full scan',
      'Update Windows Defender security intelligence',
      'BitLocker key rotation',
      'Rotate local admin password',
      'Rotate FileVault key',
      'Rotate Recovery Lock passcode',
      'Rename device',
      'Run remediation',
      'Pause Config Refresh',
      'Collect diagnostics',
      'New remote assistance session',
      'Send custom notification',
      'Locate device',
      'Turn on Lost mode',
      'Turn off Lost mode',
      'Play Lost mode sound',
      'Disable Activation Lock',
      'Logout current user',
      'Update cellular data plan',
      'Shut down',
      'Wipe',
      'Retire',
      'Delete',
      'Autopilot reset',
      'Fresh Start',
      'Deprovision',
      'Remove user',
    ];
    // newer actions stand between these
    assert.deepEqual(
      catalogue.map(({ id }) => en.actions.title(id, [])).filter((title) => names.includes(title)),
      names,
    );
  });

  it('finds each action by its unique id', () => {
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, catalogue.length);
    for (const action of all) assert.equal(actionNamed(action.id), action);
    for (const none of ['', 'windowsDefenderScan', 'toString', 'deleteDevice'])
      assert.equal(actionNamed(none), undefined);
  });

  it('names every permission once', () => {
    assert.equal(new Set(permissionsOfActions).size, permissionsOfActions.length);
    assert.deepEqual(new Set(permissionsOfActions), new Set(catalogue.map(({ permission }) => permission)));
    for (const permission of permissionsOfActions) {
      assert.ok(en.role.tasks.get(permission), `add words for ${permission}`);
    }
  });

  it('offers the actions of the user card by default, and all if asked', () => {
    const admin = { ...operator(assignment()), adminRoles: ['Intune Administrator'] };
    const target = { kind: 'person', personGroups: new Set<string>() } as const;
    const ids = (actions?: readonly RemoteAction[]) =>
      offers(admin, managedDevice(), target, actions).map(({ action }) => action.id);
    assert.deepEqual(ids(), ['remoteLock']);
    assert.deepEqual(
      onUserCard.map(({ id }) => id),
      ['remoteLock'],
    );
    assert.deepEqual(
      ids(catalogue),
      catalogue.map(({ id }) => id),
    );
  });

  it('marks what can’t be undone, and nothing else', () => {
    for (const { id, danger, cancels, ends } of all) {
      const expected = expectations[id];
      if (expected) {
        assert.equal(danger === 'destructive', expected.destructive ?? false, id);
        assert.equal(cancels, expected.cancels ?? expected.leaves ?? false, id);
        assert.equal(ends === 'leaves', expected.leaves ?? false, id);
      }
      if (cancels || ends === 'leaves') assert.equal(danger, 'destructive', `${id} takes the device away`);
    }
  });
});

describe('names in Graph that aren’t the id of an action', () => {
  it('have words of their own only if no action has them', () => {
    const english = translatorFor('en', {});
    for (const name of otherNames(english).keys())
      assert.equal(actionNamed(name), undefined, `remove ${name} from bot/locales/en/actions/other-names.ts`);
    for (const name of otherPermissions(english).keys())
      assert.ok(
        all.every(({ permission }) => permission !== name),
        `remove ${name} from bot/locales/en/actions/other-names.ts`,
      );
  });

  it('are shown as in Graph if they have no words', () => {
    assert.equal(en.actions.title('disable', []), 'Turn on Lost mode');
    assert.equal(en.actions.title('somethingNew', []), 'somethingNew');
    assert.equal(en.actions.title('toString', []), 'toString');
  });
});

describe('each action', () => {
  for (const action of all) {
    it(`${action.id} has its words`, () => {
      const words: ActionWords = en.actions.known[action.id];
      assert.ok(words.question.endsWith('?'));
      assert.match(words.confirm, /^Confirm ./);
      assert.ok(words.done.length > 0);
      assert.ok(words.title && words.title !== action.id);
      assert.equal(
        en.role.tasks.get(action.permission),
        words.permission,
        'another action calls it otherwise',
      );
      for (const platform of PLATFORMS) {
        const { happens, notice, untouched } = words.effects(platform, {});
        assert.ok(happens && notice && untouched, platform);
      }
      if (action.danger === 'destructive')
        assert.match(words.effects('ios', {}).happens, /can’t be undone/, 'the danger isn’t told');
      const fields = (action.form ?? []).map(({ id }) => id);
      assert.deepEqual(Object.keys(words.fields ?? {}).toSorted(), fields.toSorted());
      for (const { label, hint } of Object.values(words.fields ?? {})) assert.ok(label && hint);
      for (const field of action.form ?? [])
        if (field.kind === 'choice')
          assert.deepEqual(
            Object.keys(words.fields?.[field.id]?.choices ?? {}),
            [...field.choices],
            field.id,
          );
      for (const field of action.form ?? [])
        if (field.kind === 'toggle')
          assert.ok(words.fields?.[field.id]?.chosen, `${field.id}: what follows from it`);
      assert.ok(Object.values(words.refusals).every((said) => said.length > 20));
    });

    it(`${action.id} is in the sandbox, which accepts its body`, () => {
      for (const call of [action, ...Object.values(action.on ?? {})]) {
        assert.equal(sandboxRow(call).version, call.version);
        assert.equal(fullName(sandboxRow(call).permission), action.permission);
      }
      const there = sandboxRow(action);
      for (const [key, value] of Object.entries(bodyOf(action)))
        assert.equal(typeof value, there.parameters?.[key], key);
    });
  }

  it('has a body that the metadata of v1.0 describes', function () {
    const file = skipWithout(this, 'graph/v1.0.json');
    const { actions } = JSON.parse(readFileSync(file, 'utf8')) as Metadata;
    const parametersOf = (name: string) =>
      actions[name]?.find(({ bind }) => bind === 'graph.managedDevice')?.params;
    for (const action of all) {
      const parameters = parametersOf(action.name);
      if (action.version === 'beta') {
        assert.equal(parameters, undefined, `${action.name} is in v1.0`);
        continue;
      }
      if (action.method) continue;
      assert.ok(parameters, `${action.name} is not in v1.0`);
      const { onlyBeta = [] } = sandboxRow(action);
      for (const key of onlyBeta) assert.equal(parameters[key], undefined, `${key} is in v1.0`);
      const body = Object.fromEntries(
        Object.entries(bodyOf(action)).filter(([key]) => !onlyBeta.includes(key)),
      );
      for (const [key, value] of Object.entries(body))
        assert.equal(`edm.${typeof value}`, parameters[key]?.toLowerCase(), `${action.name}: ${key}`);
      // what is fixed, as in an Autopilot reset, may leave the others out
      if (action.form)
        assert.deepEqual(Object.keys(body).toSorted(), Object.keys(parameters).toSorted(), action.name);
    }
  });

  it('goes to beta only with what v1.0 doesn’t have', () => {
    const versionOf = (action: RemoteAction, values: FormValues) =>
      callOn(action, { operatingSystem: 'Windows' }, values).version;
    for (const action of all.filter(({ version }) => version === 'v1.0')) {
      const { onlyBeta = [] } = sandboxRow(action);
      const device = managedDevice({ operatingSystem: action.works[0]?.platform ?? 'ios' });
      const chosen = sampleValues(action, device);
      assert.equal(versionOf(action, {}), 'v1.0', action.id);
      for (const [field, value] of Object.entries(chosen))
        assert.equal(
          versionOf(action, { [field]: value }),
          onlyBeta.includes(field) ? 'beta' : 'v1.0',
          `${action.id}: ${field}`,
        );
    }
  });

  it('sends only what was chosen', () => {
    const body = (id: string, values: FormValues) => actionNamed(id)?.body?.(values);
    assert.deepEqual(body('quickScan', {}), { quickScan: true });
    assert.deepEqual(body('fullScan', {}), { quickScan: false });
    assert.deepEqual(body('wipe', {}), { keepEnrollmentData: false, keepUserData: false });
    assert.deepEqual(body('wipe', { macOsUnlockCode: '123456' }), {
      keepEnrollmentData: false,
      keepUserData: false,
      macOsUnlockCode: '123456',
    });
    assert.deepEqual(body('setDeviceName', { newName: 'DESK-7' }), { deviceName: 'DESK-7' });
    assert.deepEqual(body('playLostModeSound', { durationInMinutes: 7 }), { durationInMinutes: '7' });
    assert.deepEqual(body('enableLostMode', { message: 'Call us' }), {
      message: 'Call us',
      phoneNumber: '',
      footer: '',
    });
    assert.deepEqual(body('createDeviceLogCollectionRequest', {}), {
      templateType: { templateType: 'predefined' },
    });
    assert.equal(body('retire', {}), undefined);
  });
});

interface Metadata {
  actions: Record<string, { bind: string; params: Record<string, string> }[]>;
}
