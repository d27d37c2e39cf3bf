import type { Verdict } from './case.ts';

/** Managers, operators and colleagues who have no device in Intune. Nothing else is to be said of them. */
const WITHOUT_DEVICE = [
  ...['rolf.roles', 'otso.operator', 'opal.operator', 'odile.operator', 'lars.lockdesk', 'nadia.narrow'],
  ...['reena.readonly', 'rae.research', 'lou.logistics', 'samson.abebe', 'samantha.reyes'],
  ...['jordan.example', 'lukasz.zolc', 'yulia.primerova', 'dana.dugma', 'longname.sample'],
];

/** The same, with a role in Entra. */
const ADMINS = ['ada.admin', 'gus.global', 'rita.rolegroup', 'omar.operator'];

const HEALTHY = [
  ...['norbert.norole', 'person.two', 'alex.kim2', 'sam.sample', 'sampo.laine', 'taro.yamada'],
  ...['fatima.mithal', 'markdown.link', 'markdown.bold', 'gwen.groups', 'priya.raman'],
  'ingrid.solberg',
];

const lab = (cause: string, ...numbers: string[]) => numbers.map((n) => [cause, `LAB-${n}`] as const);

const ILL: Readonly<Record<string, Verdict['causes']>> = {
  'person.one': ['deviceLimitReached', ['notEncrypted', 'PERSON-LAPTOP']],
  'aino.virtanen': [['settingFails', 'AINO-LAPTOP']],
  'aino.virtanen2': [
    ['notEvaluated', 'FIN-TOWER-2'],
    ['coManaged', 'FIN-TOWER-2'],
  ],
  'alex.kim': [['complianceError', 'Alex iPad']],
  'alex.kim3': ['licenseTurnedOff'],
  'sam.whitfield': [['notEncrypted', 'Ward phone 3']],
  'sami.korhonen': [
    ['notCompliant', 'SAMI-LAPTOP'],
    ['storageLow', 'SAMI-LAPTOP'],
  ],
  'samina.qureshi': [['jailbroken', 'Samina iPhone']],
  'samir.patel': [['staleDuplicate', 'SAMIR-OLD']],
  'samira.haddad': [['threatFound', 'Samira phone']],
  'samuel.osei': ['licensePending'],
  "sean.o'brien": [['certificateExpired', "O'BRIEN-PC"]],
  'zoe.akerstrom': [['registrationKeyConflict', 'ÅKERSTRÖM-01']],
  'bea.blocked': ['accountDisabled', 'noLicense', ['leaving', 'BEA-LAPTOP']],
  'noel.nolicense': ['noLicense'],
  'leo.leftover': ['licenseError'],
  'una.nowhere': ['usageLocationMissing'],
  'gala.guest': ['noLicense', 'inNoGroup'],
  'thea.thirty': [
    ...lab('notCheckedIn', '07', '14', '21', '28'),
    ...lab('notCompliant', '05', '10', '15', '20', '25', '30'),
  ],
  'max.mustermann': [['threatFound', 'MUSTER-PC'], 'passwordOld'],
  'marie.exemple': [['notEvaluated', 'LAB-CHROME-1']],
  'juan.ejemplo': [['inGracePeriod', 'LAB-SCANNER']],
  'kwame.mensah': [['notEncrypted', 'kwame-build']],
};

/** What a card has to say of the people that the demo begins with. */
export const firstPeople: Readonly<Record<string, Verdict>> = Object.fromEntries([
  ...WITHOUT_DEVICE.map((key) => [key, { causes: ['noDevices'] }]),
  ...ADMINS.map((key) => [key, { causes: ['noDevices', 'privileged'] }]),
  ...HEALTHY.map((key) => [key, { causes: [] }]),
  ...Object.entries(ILL).map(([key, causes]) => [key, { causes }]),
]) as Record<string, Verdict>;
