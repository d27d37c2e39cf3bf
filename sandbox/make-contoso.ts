// Writes the demo tenant: `npx tsx sandbox/make-contoso.ts > sandbox/contoso.json`. The same input gives the same file, byte
// for byte; dates stand relative to AS_OF and are moved to the present by whoever loads the file (graph-dates.ts).
import { pathToFileURL } from 'node:url';

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
type Row = Record<string, Json>;

const AS_OF = '2026-11-24T12:00:00Z';
const MINUTE = 1;
const HOUR = 60;
const DAY = 24 * HOUR;
const NEVER = '9999-12-31T23:59:59Z';
const GIB = 1024 ** 3;
const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
const HELP_DESK_TEAM = 'c0ffee00-0000-4000-8000-0000000000aa';
const SKU = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const INTUNE_PLAN = 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5';
const EXCHANGE_PLAN = 'efb87545-963c-4e0d-99df-69c6916d9eb0';

const ago = (minutes: number): string =>
  new Date(Date.parse(AS_OF) - minutes * 60_000).toISOString().replace('.000Z', 'Z');
const ahead = (minutes: number): string => ago(-minutes);
const guid = (kind: string, n: number): string =>
  `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const userId = (n: number): string => guid('a0000000', n);
const groupId = (n: number): string => guid('b0000000', n);

// ---- People -------------------------------------------------------------------------------------------------------

type PersonRow = [
  key: string,
  displayName: string,
  jobTitle: string,
  department: string,
  usageLocation: string,
];

const longName = 'Ferdinand-Sample '.repeat(12).slice(0, 199) + 'x';

const PEOPLE: readonly PersonRow[] = [
  ['ada.admin', 'Ada Admin', 'Endpoint administrator', 'IT', 'FI'],
  ['gus.global', 'Gus Global', 'Head of IT', 'IT', 'FI'],
  ['rita.rolegroup', 'Rita Rolegroup', 'Endpoint administrator', 'IT', 'SE'],
  ['rolf.roles', 'Rolf Roles', 'Access manager', 'IT', 'SE'],
  ['otso.operator', 'Otso Operator', 'Help desk, Nordics', 'IT', 'FI'],
  ['opal.operator', 'Opal Operator', 'Help desk, kiosks', 'IT', 'GB'],
  ['omar.operator', 'Omar Operator', 'Help desk, everyone', 'IT', 'AE'],
  ['odile.operator', 'Odile Operator', 'Help desk, sites', 'IT', 'FR'],
  ['lars.lockdesk', 'Lars Lockdesk', 'Night desk', 'IT', 'DK'],
  ['nadia.narrow', 'Nadia Narrow', 'Help desk, trainee', 'IT', 'NO'],
  ['reena.readonly', 'Reena Readonly', 'Auditor', 'Finance', 'IN'],
  ['norbert.norole', 'Norbert Norole', 'Accountant', 'Finance', 'DE'],
  ['person.one', 'Person One', 'Field engineer', 'Operations', 'FI'],
  ['person.two', 'Person Two', 'Head of operations', 'Operations', 'FI'],
  ['aino.virtanen', 'Aino Virtanen', 'Field engineer', 'Operations', 'FI'],
  ['aino.virtanen2', 'Aino Virtanen', 'Accountant', 'Finance', 'FI'],
  ['alex.kim', 'Alex Kim', 'Designer', 'Marketing', 'KR'],
  ['alex.kim2', 'Alex Kim', 'Driver', 'Logistics', 'US'],
  ['alex.kim3', 'Alex Kim', 'Intern', 'Marketing', 'US'],
  ['sam.sample', 'Sam Sample', 'Driver', 'Logistics', 'US'],
  ['sam.whitfield', 'Sam Whitfield', 'Nurse', 'Health', 'GB'],
  ['sami.korhonen', 'Sami Korhonen', 'Electrician', 'Operations', 'FI'],
  ['samina.qureshi', 'Samina Qureshi', 'Lawyer', 'Legal', 'PK'],
  ['samir.patel', 'Samir Patel', 'Buyer', 'Procurement', 'IN'],
  ['samira.haddad', 'Samira Haddad', 'Engineer', 'Operations', 'AE'],
  ['sampo.laine', 'Sampo Laine', 'Fitter', 'Operations', 'FI'],
  ['samson.abebe', 'Samson Abebe', 'Driver', 'Logistics', 'KE'],
  ['samantha.reyes', 'Samantha Reyes', 'Recruiter', 'People', 'US'],
  ['samuel.osei', 'Samuel Osei', 'Planner', 'Logistics', 'GH'],
  ["sean.o'brien", "Sean O'Brien", 'Shift lead', 'Operations', 'IE'],
  ['jordan.example', 'Jordan "JJ" Example', 'Editor', 'Marketing', 'US'],
  ['zoe.akerstrom', 'Zoë Åkerström-Nuñez', 'Architect', 'Operations', 'SE'],
  ['lukasz.zolc', 'Łukasz Żółć', 'Welder', 'Operations', 'PL'],
  ['taro.yamada', '山田 太郎', 'Analyst', 'Finance', 'JP'],
  ['yulia.primerova', 'Юлия Примерова', 'Translator', 'Legal', 'BG'],
  ['fatima.mithal', 'فاطمة مثال', 'Engineer', 'Operations', 'AE'],
  ['dana.dugma', 'דנה דוגמה', 'Analyst', 'Finance', 'IL'],
  ['markdown.link', '[x](http://evil.example)', 'Test account', 'IT', 'FI'],
  ['markdown.bold', '**b**', 'Test account', 'IT', 'FI'],
  ['longname.sample', longName, 'Test account', 'IT', 'DE'],
  ['bea.blocked', 'Bea Blocked', 'Former driver', 'Logistics', 'FI'],
  ['noel.nolicence', 'Noel Nolicence', 'Contractor', 'Operations', 'FI'],
  ['leo.leftover', 'Leo Leftover', 'Contractor', 'Operations', 'FI'],
  ['una.nowhere', 'Una Nowhere', 'Contractor', 'Operations', ''],
  ['gala.guest', 'Gala Guest', 'Consultant', 'Fabrikam', 'FI'],
  ['thea.thirty', 'Thea Thirty', 'Test lab lead', 'IT', 'FI'],
  ['gwen.groups', 'Gwen Groups', 'Office manager', 'People', 'FI'],
  ['max.mustermann', 'Max Mustermann', 'Clerk', 'Finance', 'DE'],
  ['marie.exemple', 'Marie Exemple', 'Chemist', 'Research', 'FR'],
  ['juan.ejemplo', 'Juan Ejemplo', 'Chemist', 'Research', 'ES'],
  ['priya.raman', 'Priya Raman', 'Developer', 'Research', 'IN'],
  ['kwame.mensah', 'Kwame Mensah', 'Developer', 'Research', 'GH'],
  ['ingrid.solberg', 'Ingrid Solberg', 'Pilot', 'Logistics', 'NO'],
];

const index = new Map(PEOPLE.map(([key], n) => [key, n + 1]));
const idOf = (key: string): string => {
  const n = index.get(key);
  if (n === undefined) throw new Error(`no person ${key}`);
  return userId(n);
};
const upnOf = (key: string): string =>
  key === 'gala.guest' ? 'gala.guest_fabrikam.example#EXT#@contoso.example' : `${key}@contoso.example`;
const nameOf = (key: string): string => PEOPLE.find(([k]) => k === key)?.[1] ?? key;
const keysWhere = (test: (row: PersonRow) => boolean): string[] => PEOPLE.filter(test).map(([key]) => key);

const UNLICENSED = new Set(['noel.nolicence', 'leo.leftover', 'una.nowhere', 'gala.guest', 'bea.blocked']);
const SYNCED = new Set(['person.two', 'aino.virtanen2', 'max.mustermann', "sean.o'brien"]);
const OFFICES: Record<string, string> = {
  FI: 'Oulu 2',
  SE: 'Luleå 1',
  US: 'Sampletown 5',
  DE: 'Musterstadt 3',
};

const ODD_USERS: Record<string, Row> = {
  'bea.blocked': { accountEnabled: false },
  'gala.guest': {
    userType: 'Guest',
    mail: 'gala.guest@fabrikam.example',
    creationType: 'Invitation',
    externalUserState: 'Accepted',
  },
  'leo.leftover': {
    licenseAssignmentStates: [
      {
        skuId: SKU,
        assignedByGroup: groupId(8),
        disabledPlans: [],
        state: 'Error',
        error: 'CountViolation',
        lastUpdatedDateTime: ago(2 * DAY),
      },
    ],
  },
  'person.one': { officeLocation: 'Oulu 2', lastPasswordChangeDateTime: ago(40 * DAY) },
  'max.mustermann': { lastPasswordChangeDateTime: ago(420 * DAY) },
};

function user([key, displayName, jobTitle, department, usageLocation]: PersonRow, n: number): Row {
  const licensed = !UNLICENSED.has(key);
  const synced = SYNCED.has(key);
  const [givenName, ...rest] = displayName.split(' ');
  return {
    id: idOf(key),
    userPrincipalName: upnOf(key),
    displayName,
    givenName,
    surname: rest.join(' ') || null,
    mail: upnOf(key),
    mailNickname: key,
    userType: 'Member',
    accountEnabled: true,
    jobTitle,
    department,
    officeLocation: OFFICES[usageLocation] ?? null,
    usageLocation: usageLocation || null,
    preferredLanguage: null,
    businessPhones: [],
    mobilePhone: null,
    createdDateTime: ago((300 + n * 17) * DAY),
    lastPasswordChangeDateTime: ago((3 + ((n * 7) % 80)) * DAY),
    onPremisesSyncEnabled: synced ? true : null,
    onPremisesLastSyncDateTime: synced ? ago(25 * MINUTE) : null,
    assignedLicenses: licensed ? [{ skuId: SKU, disabledPlans: [] }] : [],
    licenseAssignmentStates: licensed
      ? [
          {
            skuId: SKU,
            assignedByGroup: n % 2 ? groupId(8) : null,
            disabledPlans: [],
            state: 'Active',
            error: 'None',
            lastUpdatedDateTime: ago(200 * DAY),
          },
        ]
      : [],
    signInActivity: {
      lastSignInDateTime: ago((n % 9) * HOUR + 7 * MINUTE),
      lastSuccessfulSignInDateTime: ago((n % 9) * HOUR + 7 * MINUTE),
    },
    ...ODD_USERS[key],
  };
}

// ---- Devices ------------------------------------------------------------------------------------------------------

type Platform = keyof typeof PLATFORMS;

// v1.0 knows no enrolment type for Android Enterprise, AOSP, ChromeOS and Linux: it answers `unknown` or a member it has,
// so these are told apart by operating system, owner type, profile and agent.
const PLATFORMS = {
  windows: {
    operatingSystem: 'Windows',
    osVersion: '10.0.26100.2314',
    manufacturer: 'Sample PC',
    model: 'Book 14',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'windowsAzureADJoin',
    totalStorageSpaceInBytes: 476 * GIB,
    physicalMemoryInBytes: 16 * GIB,
  },
  windowsHybrid: {
    operatingSystem: 'Windows',
    osVersion: '10.0.22631.4460',
    manufacturer: 'Sample PC',
    model: 'Tower 3',
    managedDeviceOwnerType: 'company',
    managementAgent: 'configurationManagerClientMdm',
    deviceEnrollmentType: 'windowsCoManagement',
    totalStorageSpaceInBytes: 953 * GIB,
    physicalMemoryInBytes: 32 * GIB,
  },
  iosSupervised: {
    operatingSystem: 'iOS',
    osVersion: '18.1.1',
    manufacturer: 'Apple',
    model: 'iPhone 15',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'appleBulkWithUser',
    isSupervised: true,
    totalStorageSpaceInBytes: 128 * GIB,
  },
  iosPersonal: {
    operatingSystem: 'iOS',
    osVersion: '17.5.1',
    manufacturer: 'Apple',
    model: 'iPhone 13',
    managedDeviceOwnerType: 'personal',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'userEnrollment',
    totalStorageSpaceInBytes: 128 * GIB,
  },
  ipad: {
    operatingSystem: 'iPadOS',
    osVersion: '18.1',
    manufacturer: 'Apple',
    model: 'iPad Air',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'appleBulkWithUser',
    isSupervised: true,
    totalStorageSpaceInBytes: 64 * GIB,
  },
  ipadShared: {
    operatingSystem: 'iPadOS',
    osVersion: '18.1',
    manufacturer: 'Apple',
    model: 'iPad',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'appleBulkWithoutUser',
    enrollmentProfileName: 'Shared iPad',
    isSupervised: true,
    totalStorageSpaceInBytes: 64 * GIB,
  },
  macos: {
    operatingSystem: 'macOS',
    osVersion: '15.1 (24B83)',
    manufacturer: 'Apple',
    model: 'MacBook Pro',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'appleBulkWithUser',
    isSupervised: true,
    totalStorageSpaceInBytes: 494 * GIB,
    physicalMemoryInBytes: 16 * GIB,
  },
  androidFull: {
    operatingSystem: 'AndroidEnterprise',
    osVersion: '14',
    manufacturer: 'Sample Mobile',
    model: 'S-24',
    managedDeviceOwnerType: 'company',
    managementAgent: 'googleCloudDevicePolicyController',
    deviceEnrollmentType: 'unknown',
    enrollmentProfileName: 'Fully managed phones',
    androidSecurityPatchLevel: '2026-10-05',
    totalStorageSpaceInBytes: 128 * GIB,
  },
  androidDedicated: {
    operatingSystem: 'AndroidEnterprise',
    osVersion: '13',
    manufacturer: 'Sample Mobile',
    model: 'Scan-5',
    managedDeviceOwnerType: 'company',
    managementAgent: 'googleCloudDevicePolicyController',
    deviceEnrollmentType: 'unknown',
    enrollmentProfileName: 'Dedicated kiosks',
    androidSecurityPatchLevel: '2026-06-05',
    totalStorageSpaceInBytes: 32 * GIB,
  },
  androidWorkProfile: {
    operatingSystem: 'AndroidForWork',
    osVersion: '15',
    manufacturer: 'Sample Mobile',
    model: 'P-9',
    managedDeviceOwnerType: 'personal',
    managementAgent: 'googleCloudDevicePolicyController',
    deviceEnrollmentType: 'userEnrollment',
    androidSecurityPatchLevel: '2026-11-01',
    totalStorageSpaceInBytes: 128 * GIB,
  },
  android: {
    operatingSystem: 'Android',
    osVersion: '9.0',
    manufacturer: 'Sample Mobile',
    model: 'Old-1',
    managedDeviceOwnerType: 'personal',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'userEnrollment',
    androidSecurityPatchLevel: '2021-03-05',
    totalStorageSpaceInBytes: 32 * GIB,
  },
  aosp: {
    operatingSystem: 'Android (AOSP)',
    osVersion: '12',
    manufacturer: 'Sample Optics',
    model: 'Glasses 2',
    managedDeviceOwnerType: 'company',
    managementAgent: 'intuneClient',
    deviceEnrollmentType: 'unknown',
    enrollmentProfileName: 'AOSP glasses',
    totalStorageSpaceInBytes: 32 * GIB,
  },
  chromeos: {
    operatingSystem: 'ChromeOS',
    osVersion: '131.0.6778.96',
    manufacturer: 'Sample PC',
    model: 'Chromebook 11',
    managedDeviceOwnerType: 'company',
    managementAgent: 'unknown',
    deviceEnrollmentType: 'unknown',
    totalStorageSpaceInBytes: 32 * GIB,
  },
  linux: {
    operatingSystem: 'Linux',
    osVersion: 'Ubuntu 24.04',
    manufacturer: 'Sample PC',
    model: 'Workstation 7',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'unknown',
    totalStorageSpaceInBytes: 953 * GIB,
    physicalMemoryInBytes: 64 * GIB,
  },
} satisfies Record<string, Row>;

const managedDevices: Row[] = [];
const devices: Row[] = [];
const byName = new Map<string, { managed: string; entra: string }>();
const NO_ENTRA = '00000000-0000-0000-0000-000000000000';

/** One device in Intune and, where there is one, its object in Entra. Without an owner nobody is its primary user. */
function device(platform: Platform, owner: string | undefined, deviceName: string, more: Row = {}): void {
  const n = managedDevices.length + 1;
  const facts: Row = PLATFORMS[platform];
  const { operatingSystem } = PLATFORMS[platform];
  const hasEntra = platform !== 'chromeos';
  const phone = /ios|ipad|android/i.test(platform);
  const deviceId = hasEntra ? guid('d0000000', n) : NO_ENTRA;
  const total = Number(facts.totalStorageSpaceInBytes);
  const row: Row = {
    id: guid('c0000000', n),
    userId: owner ? idOf(owner) : '',
    userDisplayName: owner ? nameOf(owner) : '',
    userPrincipalName: owner ? upnOf(owner) : '',
    emailAddress: owner ? upnOf(owner) : '',
    azureADDeviceId: deviceId,
    azureADRegistered: hasEntra,
    deviceRegistrationState: hasEntra ? 'registered' : 'notRegistered',
    deviceName,
    managedDeviceName: `${owner ?? 'nobody'}_${operatingSystem}_${n}`,
    serialNumber: `SAMPLE${n.toString().padStart(4, '0')}`,
    imei: phone && platform !== 'ipadShared' ? `0044011500${n.toString().padStart(5, '0')}` : '',
    meid: '',
    phoneNumber: '',
    subscriberCarrier: phone ? 'Sample Mobile Network' : '',
    wiFiMacAddress: `00005E0053${n.toString(16).padStart(2, '0').toUpperCase()}`,
    ethernetMacAddress: '',
    managementState: 'managed',
    enrolledDateTime: ago((20 + ((n * 13) % 400)) * DAY),
    lastSyncDateTime: ago(12 * MINUTE + ((n * 37) % 600) * MINUTE),
    complianceState: 'compliant',
    complianceGracePeriodExpirationDateTime: NEVER,
    jailBroken: phone ? 'False' : 'Unknown',
    isEncrypted: true,
    isSupervised: false,
    enrollmentProfileName: '',
    androidSecurityPatchLevel: '',
    deviceCategoryDisplayName: 'Unknown',
    easActivated: false,
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
    partnerReportedThreatState: 'unknown',
    managementCertificateExpirationDate: ahead(200 * DAY),
    freeStorageSpaceInBytes: Math.round(total * 0.4),
    physicalMemoryInBytes: 0,
    notes: '',
    deviceActionResults: [],
    ...facts,
    ...more,
  };
  managedDevices.push(row);
  if (!hasEntra) return;
  const hybrid = platform === 'windowsHybrid';
  const company = row.managedDeviceOwnerType === 'company';
  devices.push({
    id: guid('e0000000', n),
    deviceId,
    displayName: deviceName,
    ...(owner ? { ownerId: idOf(owner) } : {}),
    operatingSystem: platform === 'macos' ? 'MacMDM' : operatingSystem,
    operatingSystemVersion: facts.osVersion,
    manufacturer: facts.manufacturer,
    model: facts.model,
    trustType: hybrid ? 'ServerAd' : company && platform === 'windows' ? 'AzureAd' : 'Workplace',
    profileType: 'RegisteredDevice',
    deviceOwnership: company ? 'Company' : 'Personal',
    managementType: 'MDM',
    accountEnabled: true,
    isManaged: true,
    isCompliant: row.complianceState === 'compliant' || row.complianceState === 'inGracePeriod',
    onPremisesSyncEnabled: hybrid ? true : null,
    registrationDateTime: row.enrolledDateTime,
    approximateLastSignInDateTime: row.lastSyncDateTime,
  });
  byName.set(deviceName, { managed: guid('c0000000', n), entra: guid('e0000000', n) });
}

const acts = (actions: Row): Row => ({ sandbox: { actions } });
const forbidden = {
  status: 403,
  code: 'Forbidden',
  message: 'The device is outside the scope of the caller.',
};

device('windows', 'person.one', 'PERSON-LAPTOP', {
  complianceState: 'noncompliant',
  isEncrypted: false,
  lastSyncDateTime: ago(12 * MINUTE),
  exchangeAccessState: 'blocked',
  exchangeAccessStateReason: 'notCompliant',
  ...acts({ syncDevice: { after: 8, end: 'done' }, windowsDefenderScan: { after: 20, end: 'done' } }),
});
device('iosSupervised', 'person.one', "Person's iPhone", {
  lastSyncDateTime: ago(26 * HOUR),
  ...acts({ remoteLock: { after: 5, end: 'done' } }),
});
device('androidWorkProfile', 'person.one', 'Person phone', { lastSyncDateTime: ago(3 * HOUR) });
device('macos', 'person.two', 'TWO-MACBOOK', acts({ remoteLock: { after: 12, end: 'done' } }));
device('windowsHybrid', 'person.two', 'TWO-TOWER', { lastSyncDateTime: ago(5 * HOUR) });
device('windows', 'aino.virtanen', 'AINO-LAPTOP', {
  complianceState: 'inGracePeriod',
  complianceGracePeriodExpirationDateTime: ahead(2 * DAY),
});
device('iosSupervised', 'aino.virtanen', 'Aino iPhone', acts({ remoteLock: { after: 5, end: 'done' } }));
device('androidFull', 'aino.virtanen', 'Aino scanner', acts({ remoteLock: { after: 10, end: 'failed' } }));
device('iosPersonal', 'aino.virtanen2', "Aino's own iPhone");
device('windowsHybrid', 'aino.virtanen2', 'FIN-TOWER-2', { complianceState: 'unknown' });
device('macos', 'alex.kim', 'ALEX-STUDIO');
device('ipad', 'alex.kim', 'Alex iPad', { complianceState: 'error' });
device('androidFull', 'alex.kim2', 'Truck phone 7', acts({ remoteLock: { end: 'never' } }));
device('androidFull', 'sam.sample', 'Truck phone 8', acts({ remoteLock: { refuse: forbidden } }));
device('android', 'sam.whitfield', 'Ward phone 3', { complianceState: 'noncompliant', isEncrypted: false });
device(
  'iosSupervised',
  'sami.korhonen',
  'Sami iPhone',
  acts({ remoteLock: { after: 5, end: 'notSupported' } }),
);
device('windows', 'sami.korhonen', 'SAMI-LAPTOP', {
  freeStorageSpaceInBytes: 2 * GIB,
  complianceState: 'noncompliant',
});
device('iosPersonal', 'samina.qureshi', 'Samina iPhone', {
  jailBroken: 'True',
  complianceState: 'noncompliant',
  exchangeAccessState: 'blocked',
  exchangeAccessStateReason: 'notCompliant',
});
device('windows', 'samir.patel', 'SAMIR-OLD', {
  serialNumber: 'SAMPLE-TWICE',
  lastSyncDateTime: ago(190 * DAY),
  complianceState: 'noncompliant',
});
device('windows', 'samir.patel', 'SAMIR-NEW', {
  serialNumber: 'SAMPLE-TWICE',
  lastSyncDateTime: ago(40 * MINUTE),
});
device('androidWorkProfile', 'samira.haddad', 'Samira phone', { partnerReportedThreatState: 'highSeverity' });
device('linux', 'priya.raman', 'priya-build');
device('linux', 'kwame.mensah', 'kwame-build', { isEncrypted: false, complianceState: 'noncompliant' });
device('chromeos', 'marie.exemple', 'LAB-CHROME-1', { complianceState: 'unknown' });
device('aosp', 'ingrid.solberg', 'Glasses 1');
device('windows', "sean.o'brien", "O'BRIEN-PC", {
  lastSyncDateTime: ago(95 * DAY),
  complianceState: 'noncompliant',
  managementCertificateExpirationDate: ago(4 * DAY),
});
device('windows', 'zoe.akerstrom', 'ÅKERSTRÖM-01', {
  deviceRegistrationState: 'keyConflict',
  complianceState: 'error',
});
device('iosPersonal', 'taro.yamada', '太郎のiPhone');
device('iosPersonal', 'fatima.mithal', 'هاتف فاطمة');
device('windows', 'markdown.link', '[x](http://evil.example)');
device('iosSupervised', 'markdown.link', '<img src=x onerror=alert(1)>');
device('iosSupervised', 'markdown.bold', '**b** ${name} {{DATE(2026-01-01T00:00:00Z,SHORT)}}');
device('windows', 'bea.blocked', 'BEA-LAPTOP', {
  managementState: 'retirePending',
  lastSyncDateTime: ago(20 * DAY),
  deviceActionResults: [
    {
      actionName: 'retire',
      actionState: 'pending',
      startDateTime: ago(19 * DAY),
      lastUpdatedDateTime: ago(19 * DAY),
    },
  ],
});
device('iosSupervised', 'gwen.groups', 'Gwen iPhone', {
  deviceActionResults: [
    {
      actionName: 'syncDevice',
      actionState: 'done',
      startDateTime: ago(3 * DAY),
      lastUpdatedDateTime: ago(3 * DAY - 4),
    },
  ],
});
device('windows', 'max.mustermann', 'MUSTER-PC', { partnerReportedThreatState: 'mediumSeverity' });
device('windows', 'norbert.norole', 'NORBERT-PC');
device('androidDedicated', undefined, 'KIOSK-01', acts({ remoteLock: { after: 5, end: 'done' } }));
device('androidDedicated', undefined, 'KIOSK-02', {
  lastSyncDateTime: ago(33 * DAY),
  complianceState: 'noncompliant',
});
device('androidDedicated', 'juan.ejemplo', 'LAB-SCANNER');
device('ipadShared', undefined, 'Shared iPad 1');
device('ipadShared', undefined, 'Shared iPad 2');
device('windows', undefined, 'LOBBY-SCREEN', { deviceEnrollmentType: 'windowsBulkUserless' });
const labPlatforms: readonly Platform[] = [
  'windows',
  'iosSupervised',
  'macos',
  'androidFull',
  'ipad',
  'linux',
];
for (let n = 1; n <= 30; n += 1) {
  const platform = labPlatforms[n % labPlatforms.length] ?? 'windows';
  device(platform, 'thea.thirty', `LAB-${n.toString().padStart(2, '0')}`, {
    ...(n % 5 === 0 ? { complianceState: 'noncompliant' } : {}),
    ...(n % 7 === 0 ? { lastSyncDateTime: ago((30 + n) * DAY) } : {}),
  });
}

/** Registered in Entra, never enrolled in Intune. */
function registeredOnly(
  n: number,
  owner: string,
  displayName: string,
  operatingSystem: string,
  version: string,
): void {
  devices.push({
    id: guid('e1000000', n),
    deviceId: guid('d1000000', n),
    displayName,
    ownerId: idOf(owner),
    operatingSystem,
    operatingSystemVersion: version,
    trustType: 'Workplace',
    profileType: 'RegisteredDevice',
    deviceOwnership: 'Personal',
    managementType: null,
    accountEnabled: n !== 3,
    isManaged: false,
    isCompliant: null,
    registrationDateTime: ago(90 * DAY),
    approximateLastSignInDateTime: ago(6 * DAY),
  });
}
registeredOnly(1, 'person.one', 'PERSON-HOME-PC', 'Windows', '10.0.22631.4460');
registeredOnly(2, 'noel.nolicence', 'Noel phone', 'Android', '14');
registeredOnly(3, 'gwen.groups', 'GWEN-OLD-PC', 'Windows', '10.0.19045.5131');

// ---- Groups -------------------------------------------------------------------------------------------------------

const groups: Row[] = [];

interface GroupKind {
  description?: string;
  rule?: string;
  microsoft365?: boolean;
  more?: Row;
}

function group(id: string, displayName: string, members: readonly string[], kind: GroupKind = {}): void {
  const groupTypes = [
    ...(kind.microsoft365 ? ['Unified'] : []),
    ...(kind.rule === undefined ? [] : ['DynamicMembership']),
  ];
  const nickname = displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  groups.push({
    id,
    displayName,
    description: kind.description ?? null,
    groupTypes,
    securityEnabled: !kind.microsoft365,
    mailEnabled: kind.microsoft365 === true,
    mail: kind.microsoft365 ? `${nickname}@contoso.example` : null,
    mailNickname: nickname,
    membershipRule: kind.rule ?? null,
    membershipRuleProcessingState: kind.rule === undefined ? null : 'On',
    createdDateTime: ago(500 * DAY),
    ...kind.more,
    members: [...members],
  });
}

const people = (...keys: string[]): string[] => keys.map(idOf);
const entra = (...names: string[]): string[] =>
  names.map((name) => {
    const found = byName.get(name);
    if (!found) throw new Error(`no device ${name}`);
    return found.entra;
  });
const managed = (name: string): string => {
  const found = byName.get(name);
  if (!found) throw new Error(`no device ${name}`);
  return found.managed;
};
const inCountry = (...codes: string[]): string[] =>
  keysWhere((row) => codes.includes(row[4]) && row[0] !== 'gala.guest').map(idOf);

const G = {
  nordics: groupId(1),
  finland: groupId(2),
  oulu: groupId(3),
  field: groupId(4),
  allFinns: groupId(5),
  kiosks: groupId(6),
  labDevices: groupId(7),
  licensed: groupId(8),
  everyone: groupId(9),
  corporateWindows: groupId(10),
  fieldTeam: groupId(11),
  deskNordics: groupId(20),
  deskKiosks: groupId(21),
  deskEveryone: groupId(22),
  deskSites: groupId(23),
  lockDesk: groupId(24),
  deskTrainees: groupId(25),
  readers: groupId(26),
  accessManagers: groupId(27),
  roleHolders: groupId(28),
};
const SITES = Array.from({ length: 24 }, (_, n) => groupId(100 + n));

group(G.nordics, 'Nordic staff', [...inCountry('SE', 'NO', 'DK'), G.finland], {
  description: 'Nested: holds Finland staff',
});
group(G.finland, 'Finland staff', [...people('sampo.laine', 'gwen.groups'), G.oulu], {
  description: 'Holds Oulu office',
});
group(
  G.oulu,
  'Oulu office',
  people('person.two', 'aino.virtanen', 'sami.korhonen', 'markdown.link', 'markdown.bold'),
);
group(
  G.field,
  'Field people',
  people('person.one', 'aino.virtanen', 'zoe.akerstrom', "sean.o'brien", 'bea.blocked', 'noel.nolicence'),
);
group(G.allFinns, 'All Finns', inCountry('FI'), { rule: '(user.usageLocation -eq "FI")' });
group(
  G.kiosks,
  'Kiosks and shared devices',
  entra('KIOSK-01', 'KIOSK-02', 'Shared iPad 1', 'Shared iPad 2', 'LOBBY-SCREEN', 'LAB-SCANNER'),
);
group(
  G.labDevices,
  'Lab devices',
  Array.from({ length: 30 }, (_, n) => `LAB-${(n + 1).toString().padStart(2, '0')}`).flatMap((name) =>
    entra(name),
  ),
);
group(
  G.licensed,
  'Licence: Microsoft 365 with Intune',
  keysWhere((row) => !UNLICENSED.has(row[0])).map(idOf),
  { description: 'Gives the licence' },
);
group(G.everyone, 'Everyone at Contoso', keysWhere((row) => row[0] !== 'gala.guest').map(idOf), {
  rule: '(user.userType -eq "Member")',
});
group(
  G.corporateWindows,
  'Corporate Windows',
  entra('PERSON-LAPTOP', 'TWO-TOWER', 'AINO-LAPTOP', 'SAMI-LAPTOP', 'FIN-TOWER-2'),
  {
    rule: '(device.deviceOSType -eq "Windows") and (device.deviceOwnership -eq "Company")',
  },
);
group(
  HELP_DESK_TEAM,
  'Help desk',
  people(
    'ada.admin',
    'gus.global',
    'rita.rolegroup',
    'rolf.roles',
    'otso.operator',
    'opal.operator',
    'omar.operator',
    'odile.operator',
    'lars.lockdesk',
    'nadia.narrow',
  ),
  { microsoft365: true },
);
group(
  G.fieldTeam,
  'Field operations',
  people('person.one', 'person.two', 'aino.virtanen', 'otso.operator', 'ada.admin', 'norbert.norole'),
  { microsoft365: true },
);
group(G.deskNordics, 'Help desk Nordics', people('otso.operator'));
group(G.deskKiosks, 'Help desk kiosks', people('opal.operator'));
group(G.deskEveryone, 'Help desk everyone', people('omar.operator'));
group(G.deskSites, 'Help desk sites', people('odile.operator'));
group(G.lockDesk, 'Lock desk people', people('lars.lockdesk'));
group(G.deskTrainees, 'Help desk trainees', people('nadia.narrow'));
group(G.readers, 'Intune readers', people('reena.readonly'));
group(G.accessManagers, 'Intune access managers', people('rolf.roles'));
group(G.roleHolders, 'Intune administrators', people('rita.rolegroup'), {
  more: { isAssignableToRole: true },
});
SITES.forEach((id, n) => {
  const person = PEOPLE[12 + n];
  group(id, `Site ${(n + 1).toString().padStart(2, '0')}`, person ? people(person[0]) : []);
});
for (let n = 1; n <= 34; n += 1) {
  const more = n <= 3 ? people('person.one') : [];
  group(groupId(200 + n), `Project ${n.toString().padStart(2, '0')}`, [...people('gwen.groups'), ...more], {
    microsoft365: n % 4 === 0,
  });
}

// ---- Roles --------------------------------------------------------------------------------------------------------

const intune = (...names: string[]): string[] => names.map((name) => `Microsoft.Intune_${name}`);
const READS = intune(
  'ManagedDevices_Read',
  'MobileApps_Read',
  'ManagedApps_Read',
  'DeviceCompliancePolices_Read',
  'DeviceConfigurations_Read',
  'EnrollmentProgramToken_Read',
  'CorporateDeviceIdentifiers_Read',
  'Organization_Read',
  'Roles_Read',
  'Audit_Read',
);
const REMOTE_TASKS = [
  'Wipe',
  'Retire',
  'RemoteLock',
  'ResetPasscode',
  'EnableLostMode',
  'DisableLostMode',
  'LocateDevice',
  'PlayLostModeSound',
  'SetDeviceName',
  'RebootNow',
  'ShutDown',
  'RequestRemoteAssistance',
  'CleanPC',
  'ManageSharedDeviceUsers',
  'SyncDevice',
  'WindowsDefender',
  'RotateBitLockerKeys',
  'UpdateDeviceAccount',
  'CustomNotification',
  'GetFileVaultKey',
  'RotateFileVaultKey',
  'DeviceLogs',
  'ActivateDeviceEsim',
].map((name) => `Microsoft.Intune_RemoteTasks_${name}`);
const HELP_DESK = [
  ...READS,
  ...intune('ManagedDevices_Update', 'MobileApps_Assign', 'ManagedApps_Assign', 'ManagedApps_Wipe'),
  ...REMOTE_TASKS,
];

interface Assignment {
  displayName: string;
  description?: string;
  members: string[];
  resourceScopes: string[];
  scopeType?: string;
}

function role(
  id: string,
  displayName: string,
  isBuiltIn: boolean,
  actions: { allowed: string[]; notAllowed?: string[] },
  assignments: Assignment[],
): Row {
  return {
    id,
    displayName,
    description: isBuiltIn ? `Built-in role: ${displayName}` : `Custom role: ${displayName}`,
    isBuiltIn,
    rolePermissions: [
      {
        resourceActions: [
          { allowedResourceActions: actions.allowed, notAllowedResourceActions: actions.notAllowed ?? [] },
        ],
      },
    ],
    roleAssignments: assignments.map((assignment) => ({
      id: guid('f1000000', (assignmentCount += 1)),
      displayName: assignment.displayName,
      description: assignment.description ?? '',
      members: assignment.members,
      resourceScopes: assignment.resourceScopes,
      scopeType: assignment.scopeType ?? 'resourceScope',
    })),
  };
}
let assignmentCount = 0;

const roleDefinitions = [
  role('9e0cc482-82df-4ab2-a24c-0c23a3f52e1e', 'Help Desk Operator', true, { allowed: HELP_DESK }, [
    {
      displayName: 'Nordic desk',
      description: 'Field people and Nordic staff',
      members: [G.deskNordics],
      resourceScopes: [G.field, G.nordics],
    },
    {
      displayName: 'Kiosk desk',
      description: 'Kiosks and shared devices',
      members: [G.deskKiosks],
      resourceScopes: [G.kiosks],
    },
    {
      displayName: 'Desk for everyone',
      members: [G.deskEveryone],
      resourceScopes: [],
      scopeType: 'allDevicesAndLicensedUsers',
    },
    { displayName: 'Desk of the sites', members: [G.deskSites], resourceScopes: SITES },
  ]),
  role(guid('f0000000', 1), 'Read Only Operator', true, { allowed: READS }, [
    {
      displayName: 'Auditors',
      members: [G.readers],
      resourceScopes: [],
      scopeType: 'allDevicesAndLicensedUsers',
    },
  ]),
  role(
    guid('f0000000', 2),
    'Intune Role Administrator',
    true,
    {
      allowed: intune(
        'Roles_Read',
        'Roles_Create',
        'Roles_Update',
        'Roles_Delete',
        'Roles_Assign',
        'Organization_Read',
      ),
    },
    [
      {
        displayName: 'Access managers',
        members: [G.accessManagers],
        resourceScopes: [],
        scopeType: 'allDevicesAndLicensedUsers',
      },
    ],
  ),
  role(
    guid('f0000000', 3),
    'Lock desk',
    false,
    { allowed: intune('ManagedDevices_Read', 'RemoteTasks_RemoteLock') },
    [
      {
        displayName: 'Night desk',
        description: 'Locks lost phones at night',
        members: [G.lockDesk],
        resourceScopes: [G.everyone],
      },
    ],
  ),
  role(
    guid('f0000000', 4),
    'Desk without wipe',
    false,
    {
      allowed: HELP_DESK,
      notAllowed: intune('RemoteTasks_Wipe', 'RemoteTasks_Retire', 'RemoteTasks_CleanPC'),
    },
    [
      {
        displayName: 'Trainees',
        members: [G.deskTrainees],
        resourceScopes: [],
        scopeType: 'allLicensedUsers',
      },
    ],
  ),
];

const directoryRoles: Row[] = [
  {
    id: guid('f2000000', 1),
    roleTemplateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
    displayName: 'Intune Administrator',
    description: 'Can manage all aspects of Intune.',
    members: [idOf('ada.admin'), G.roleHolders],
  },
  {
    id: guid('f2000000', 2),
    roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
    displayName: 'Global Administrator',
    description: 'Can manage all aspects of the directory.',
    members: people('gus.global'),
  },
];

// ---- Teams --------------------------------------------------------------------------------------------------------

const membersOf = (id: string): Json => groups.find((row) => row.id === id)?.members ?? [];
const teams: Row[] = [
  {
    id: HELP_DESK_TEAM,
    threadId: '19:helpdesk-team@thread.tacv2',
    displayName: 'Help desk',
    channels: [
      {
        id: '19:helpdesk-team@thread.tacv2',
        displayName: 'General',
        membershipType: 'standard',
        members: membersOf(HELP_DESK_TEAM),
      },
      {
        id: '19:helpdesk-admins@thread.tacv2',
        displayName: 'Help desk admins',
        membershipType: 'private',
        members: people('ada.admin', 'gus.global', 'rita.rolegroup', 'rolf.roles', 'otso.operator'),
      },
    ],
  },
  {
    id: G.fieldTeam,
    threadId: '19:field-team@thread.tacv2',
    displayName: 'Field operations',
    channels: [
      {
        id: '19:field-team@thread.tacv2',
        displayName: 'General',
        membershipType: 'standard',
        members: membersOf(G.fieldTeam),
      },
      {
        id: '19:field-helpdesk-admins@thread.tacv2',
        displayName: 'Help desk admins',
        membershipType: 'standard',
        members: membersOf(G.fieldTeam),
      },
    ],
  },
];

// ---- Everything that hangs below a user or a device ------------------------------------------------------------------

const MANAGERS: [string[], string][] = [
  [
    ['person.one', 'aino.virtanen', 'sami.korhonen', 'sampo.laine', 'zoe.akerstrom', "sean.o'brien"],
    'person.two',
  ],
  [
    ['otso.operator', 'opal.operator', 'omar.operator', 'odile.operator', 'lars.lockdesk', 'nadia.narrow'],
    'ada.admin',
  ],
  [['ada.admin', 'person.two', 'rita.rolegroup', 'thea.thirty'], 'gus.global'],
  [['aino.virtanen2', 'max.mustermann', 'taro.yamada', 'norbert.norole'], 'reena.readonly'],
  [['alex.kim', 'alex.kim3', 'jordan.example'], 'marie.exemple'],
];

const managerEntity = (key: string): Row => {
  const row = PEOPLE.find(([k]) => k === key);
  if (!row) throw new Error(`no person ${key}`);
  const { id, displayName, userPrincipalName, mail, jobTitle, department, officeLocation } = user(row, 0);
  return {
    '@odata.type': '#microsoft.graph.user',
    id,
    displayName,
    userPrincipalName,
    mail,
    jobTitle,
    department,
    officeLocation,
  };
};

const licence = (n: number, intuneStatus: string): Json => [
  {
    id: `sample-licence-${n}`,
    skuId: SKU,
    skuPartNumber: 'SPE_E3',
    servicePlans: [
      {
        servicePlanId: INTUNE_PLAN,
        servicePlanName: 'INTUNE_A',
        provisioningStatus: intuneStatus,
        appliesTo: 'User',
      },
      {
        servicePlanId: EXCHANGE_PLAN,
        servicePlanName: 'EXCHANGE_S_ENTERPRISE',
        provisioningStatus: 'Success',
        appliesTo: 'User',
      },
    ],
  },
];

function failure(
  n: number,
  key: string,
  operatingSystem: string,
  osVersion: string,
  failureCategory: string,
  failureReason: string,
): Row {
  return {
    '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
    id: guid('f3000000', n),
    eventDateTime: ago(n * 5 * HOUR),
    correlationId: guid('f4000000', n),
    userId: idOf(key),
    deviceId: null,
    managedDeviceIdentifier: null,
    operatingSystem,
    osVersion,
    enrollmentType: 'userEnrollment',
    failureCategory,
    failureReason,
  };
}

const setting = (name: string, state: string, currentValue: string | null): Row => ({
  setting: name,
  settingName: null,
  state,
  currentValue,
  errorCode: 0,
  errorDescription: 'No error code',
  sources: [],
});

function policy(
  n: number,
  displayName: string,
  platformType: string,
  state: string,
  settingStates: Row[] = [],
): Row {
  return {
    id: guid('f5000000', n),
    displayName,
    platformType,
    state,
    version: 3,
    settingCount: settingStates.length,
    settingStates,
  };
}

function makeNav(): Row {
  const nav: Row = {};
  for (const [reports, manager] of MANAGERS) {
    for (const key of reports) nav[`users/${idOf(key)}/manager`] = managerEntity(manager);
  }
  PEOPLE.forEach(([key], n) => {
    const status =
      key === 'samuel.osei' ? 'PendingProvisioning' : key === 'alex.kim3' ? 'Disabled' : 'Success';
    nav[`users/${idOf(key)}/licenseDetails`] = UNLICENSED.has(key) ? [] : licence(n + 1, status);
  });
  const bitLocker = setting('Windows10CompliancePolicy.BitLockerEnabled', 'nonCompliant', 'false');
  Object.assign(nav, {
    [`users/${idOf('noel.nolicence')}/deviceManagementTroubleshootingEvents`]: [
      failure(1, 'noel.nolicence', 'Android', '14', 'authorization', 'UserLicenseTypeInvalid'),
      failure(2, 'noel.nolicence', 'Android', '14', 'userValidation', 'UserNotLicensed'),
    ],
    [`users/${idOf('person.one')}/deviceManagementTroubleshootingEvents`]: [
      failure(3, 'person.one', 'iOS', '17.5.1', 'enrollmentRestrictionsEnforced', 'DeviceCapReached'),
    ],
    [`managedDevices/${managed('PERSON-LAPTOP')}/deviceCompliancePolicyStates`]: [
      policy(1, 'Require BitLocker', 'windows10AndLater', 'nonCompliant', [bitLocker]),
      policy(2, 'Windows baseline', 'windows10AndLater', 'compliant'),
    ],
    [`managedDevices/${managed('PERSON-LAPTOP')}/deviceConfigurationStates`]: [
      policy(3, 'Corporate Wi-Fi', 'windows10AndLater', 'compliant'),
      policy(4, 'Disk encryption', 'windows10AndLater', 'error', [
        setting('BitLocker.RequireDeviceEncryption', 'error', null),
      ]),
    ],
    [`managedDevices/${managed("Person's iPhone")}/deviceCompliancePolicyStates`]: [
      policy(5, 'iOS baseline', 'iOS', 'compliant'),
    ],
    [`managedDevices/${managed('Samina iPhone')}/deviceCompliancePolicyStates`]: [
      policy(6, 'iOS baseline', 'iOS', 'nonCompliant', [
        setting('IosCompliancePolicy.SecurityBlockJailbrokenDevices', 'nonCompliant', 'True'),
      ]),
    ],
    [`managedDevices/${managed('FIN-TOWER-2')}/deviceCompliancePolicyStates`]: [],
    'deviceManagement/deviceEnrollmentConfigurations': [
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: `${guid('f6000000', 1)}_DefaultLimit`,
        displayName: 'All users and all devices',
        description: 'Device limit',
        priority: 0,
        version: 1,
        createdDateTime: ago(900 * DAY),
        lastModifiedDateTime: ago(300 * DAY),
        limit: 5,
      },
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: `${guid('f6000000', 2)}_Limit`,
        displayName: 'Test lab',
        description: 'Forty devices a person',
        priority: 1,
        version: 2,
        createdDateTime: ago(400 * DAY),
        lastModifiedDateTime: ago(100 * DAY),
        limit: 40,
      },
    ],
  });
  return nav;
}

const cast: Row[] = [
  ['otso.operator', 'Help Desk Operator for field people and Nordic staff'],
  ['opal.operator', 'Help Desk Operator for kiosks and shared devices'],
  ['omar.operator', 'Help Desk Operator for everyone'],
  ['odile.operator', 'Help Desk Operator for 24 sites'],
  ['lars.lockdesk', 'May look and lock, nothing else'],
  ['nadia.narrow', 'Help desk trainee: no wipe, no retire'],
  ['reena.readonly', 'Read Only Operator'],
  ['ada.admin', 'Intune Administrator'],
  ['gus.global', 'Global Administrator'],
  ['rita.rolegroup', 'Intune Administrator through a group'],
  ['rolf.roles', 'May assign Intune roles, nothing else'],
  ['norbert.norole', 'An employee without any role'],
  ['gala.guest', 'A guest from another company'],
].map(([key = '', says = '']) => ({ id: idOf(key), says }));

/** The whole tenant, in the sandbox's format. */
export function makeContoso(): Row {
  return {
    tenantId: TENANT,
    asOf: AS_OF,
    cast,
    users: PEOPLE.map(user),
    groups,
    directoryRoles,
    teams,
    devices,
    managedDevices,
    roleDefinitions,
    nav: makeNav(),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(makeContoso(), null, 1)}\n`);
}
