/** Every country's name is loaded with the first, and looking one up takes as long as writing several lines of a card. */
let countries: Intl.DisplayNames | undefined;
const known = new Map<string, string>();

function country(code: string): string {
  const name = known.get(code) ?? countryByCode(code);
  if (/^[A-Z]{2}$/.test(code)) known.set(code, name);
  return name;
}

function countryByCode(code: string): string {
  try {
    countries ??= new Intl.DisplayNames('en', { type: 'region' });
    return countries.of(code) ?? code;
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
    licence: 'Intune licence',
    location: 'Usage location',
    created: 'Created',
    password: 'Password changed',
    synced: 'Source',
    type: 'User type',
  },
  signInEnabled: 'Enabled',
  signInBlocked: 'Blocked',
  none: 'None',
  notSet: 'Not set',
  notReported: 'Not reported',
  locationMissing: 'Not set (a licence needs one)',
  /** The country's name; a code that isn't one is shown as it is. */
  country,
  licence: {
    active: 'Active',
    pending: 'Being set up',
    disabled: 'Assigned, but switched off',
    none: 'None',
  },
  licenceWithPlan: (state: string, plan: string) => `${state} (${plan})`,
  cloudOnly: 'Cloud only',
  synced: 'Synced from on-premises',
  syncedWhen: (when: string) => `Synced from on-premises, ${when}`,
  userType: { Member: 'Member', Guest: 'Guest' } as Record<string, string>,
  outside: 'This person is outside your scope. Only their devices that are in your scope are shown.',
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
