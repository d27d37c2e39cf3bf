import { cases } from '../cases/index.ts';
import { userId } from '../ids.ts';

export type PersonRow = [
  key: string,
  displayName: string,
  jobTitle: string,
  department: string,
  usageLocation: string,
];

const longName = 'Ferdinand-Sample '.repeat(12).slice(0, 199) + 'x';

export const PEOPLE: readonly PersonRow[] = [
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
  ['noel.nolicense', 'Noel Nolicense', 'Contractor', 'Operations', 'FI'],
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
  ['rae.research', 'Rae Research', 'Help desk, research devices', 'IT', 'CH'],
  ['lou.logistics', 'Lou Logistics', 'Help desk, logistics devices', 'IT', 'AT'],
  ...cases.map(({ key, name, country }, n): PersonRow => [
    key,
    name,
    'Sample employee',
    'Practice',
    country ?? ['NO', 'SE', 'DK'][n % 3] ?? '',
  ]),
];

const index = new Map(PEOPLE.map(([key], n) => [key, n + 1]));
export const idOf = (key: string): string => {
  const n = index.get(key);
  if (n === undefined) throw new Error(`no person ${key}`);
  return userId(n);
};
export const upnOf = (key: string): string =>
  key === 'gala.guest' ? 'gala.guest_fabrikam.example#EXT#@contoso.example' : `${key}@contoso.example`;
export const nameOf = (key: string): string => PEOPLE.find(([k]) => k === key)?.[1] ?? key;
export const keysWhere = (test: (row: PersonRow) => boolean): string[] =>
  PEOPLE.filter(test).map(([key]) => key);
