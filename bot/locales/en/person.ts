/** Created when it is first needed: loading the names of all countries takes about 20 ms. */
let countries: Intl.DisplayNames | undefined;
/** Looking a name up each time took 1 % of a turn's CPU time. */
const names = new Map<string, string>();

function country(code: string): string {
  try {
    countries ??= new Intl.DisplayNames('en', { type: 'region' });
    const name = names.get(code) ?? countries.of(code) ?? code;
    // what isn't a country's code throws above, so there are only a few hundred
    names.set(code, name);
    return name;
  } catch {
    return code;
  }
}

export const person = {
  enabled: 'Account enabled',
  blocked: 'Account blocked: sign-in is not allowed',
  stateUnknown: 'Account state not reported',
  account: 'Account',
  labels: {
    name: 'Name',
    upn: 'User principal name',
    mail: 'Mail',
    signIn: 'Sign-in',
    job: 'Job title',
    department: 'Department',
    office: 'Office',
    manager: 'Manager',
    license: 'Intune license',
    location: 'Usage location',
    created: 'Created',
    password: 'Password changed',
    synced: 'Source',
    type: 'User type',
  },
  signInEnabled: 'Enabled',
  signInBlocked: 'Blocked',
  none: 'None',
  notReported: 'Not reported',
  locationMissing: 'Not set (required for a license)',
  /** The country's name. A code that isn't a country is shown as it is. */
  country,
  license: {
    active: 'Active',
    pending: 'Being set up',
    disabled: 'Assigned, but turned off',
    none: 'None',
  },
  licenseWithPlan: (state: string, plan: string) => `${state} (${plan})`,
  cloudOnly: 'Cloud only',
  synced: 'Synced from on-premises',
  syncedWhen: (when: string) => `Synced from on-premises, ${when}`,
  userType: { Member: 'Member', Guest: 'Guest' },
  outside: 'This person is outside your scope. You see only those of their devices that are in your scope.',
  outsideUnread:
    'Whether this person is in your scope could not be checked just now. You see only those of their devices that surely are.',
  group: {
    direct: 'direct',
    nested: 'through another group',
    assigned: 'assigned',
    dynamic: 'dynamic',
    security: 'security',
    microsoft365: 'Microsoft 365',
    distribution: 'distribution',
    unnamed: 'Unnamed group',
  },
};
