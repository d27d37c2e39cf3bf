import type { Translator } from '../translator.ts';
export const person = ({ t, inContext, lang }: Translator) => {
  /** Created when it is first needed: loading the names of all countries takes about 20 ms. */
  let countries: Intl.DisplayNames | undefined;
  /** Looking a name up each time took 1 % of a turn's CPU time. */
  const names = new Map<string, string>();

  function country(code: string): string {
    try {
      countries ??= new Intl.DisplayNames(lang, { type: 'region' });
      const name = names.get(code) ?? countries.of(code) ?? code;
      // what isn't a country's code throws above, so there are only a few hundred
      names.set(code, name);
      return name;
    } catch {
      return code;
    }
  }
  return {
    enabled: t('Account enabled'),
    blocked: t('Account blocked: sign-in is not allowed'),
    stateUnknown: t('Account state not reported'),
    account: t('Account'),
    labels: {
      name: t('Name'),
      upn: t('User principal name'),
      mail: t('Mail'),
      signIn: t('Sign-in'),
      job: t('Job title'),
      department: t('Department'),
      office: t('Office'),
      manager: t('Manager'),
      license: t('Intune license'),
      location: t('Usage location'),
      created: t('Created'),
      password: t('Password changed'),
      synced: t('Source'),
      type: t('User type'),
    },
    signInEnabled: t('Enabled'),
    signInBlocked: t('Blocked'),
    noMail: inContext('mail address', 'None'),
    noManager: inContext('manager', 'None'),
    notReported: t('Not reported'),
    locationMissing: t('Not set (required for a license)'),
    /** The country's name. A code that isn't a country is shown as it is. */
    country,
    license: {
      active: t('Active'),
      pending: t('Being set up'),
      failed: t('Could not be set up'),
      disabled: t('Assigned, but turned off'),
      none: inContext('license', 'None'),
    },
    licenseWithPlan: (state: string, plan: string) => `${state} (${plan})`,
    cloudOnly: t('Cloud only'),
    synced: t('Synced from on-premises'),
    syncedWhen: (when: string) => t('Synced from on-premises, {{when}}', { when }),
    userType: { Member: t('Member'), Guest: t('Guest') },
    outside: t(
      'This person is outside your scope. You see only those of their devices that are in your scope.',
    ),
    outsideUnread: t(
      'Whether this person is in your scope could not be checked just now. You see only those of their devices that certainly are.',
    ),
    group: {
      direct: t('direct'),
      nested: t('through another group'),
      assigned: t('assigned'),
      dynamic: t('dynamic'),
      security: t('security'),
      microsoft365: t('Microsoft 365'),
      distribution: t('distribution'),
      unnamed: t('Unnamed group'),
    },
  };
};
