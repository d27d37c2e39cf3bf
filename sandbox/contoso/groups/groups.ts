import { cases } from '../cases/index.ts';
import { entra } from '../devices/devices.ts';
import { group } from './group.ts';
import { G, SITES } from './group-ids.ts';
import { groupId, HELP_DESK_TEAM } from '../ids.ts';
import { idOf, keysWhere, PEOPLE } from '../people/people.ts';
import type { Row } from '../row.ts';
import { UNLICENSED } from '../people/users.ts';

const people = (...keys: string[]): string[] => keys.map(idOf);
const inCountry = (...codes: string[]): string[] =>
  keysWhere((row) => codes.includes(row[4]) && !LONELY.has(row[0])).map(idOf);
/** In no group: a guest, and whoever is so new that dynamic groups don't have them yet. */
const LONELY = new Set([
  'gala.guest',
  ...cases.flatMap(({ key, groups: own }) => (own === 'none' ? [key] : [])),
]);

export const groups: readonly Row[] = [
  group(G.nordics, 'Nordic staff', [...inCountry('SE', 'NO', 'DK'), G.finland], {
    description: 'Nested: holds Finland staff',
  }),
  group(G.finland, 'Finland staff', [...people('sampo.laine', 'gwen.groups'), G.oulu], {
    description: 'Holds Oulu office',
  }),
  group(
    G.oulu,
    'Oulu office',
    people('person.two', 'aino.virtanen', 'sami.korhonen', 'markdown.link', 'markdown.bold'),
  ),
  group(
    G.field,
    'Field people',
    people('person.one', 'aino.virtanen', 'zoe.akerstrom', "sean.o'brien", 'bea.blocked', 'noel.nolicense'),
  ),
  group(G.allFinns, 'All Finns', inCountry('FI'), { rule: '(user.usageLocation -eq "FI")' }),
  group(
    G.kiosks,
    'Kiosks and shared devices',
    entra('KIOSK-01', 'KIOSK-02', 'Shared iPad 1', 'Shared iPad 2', 'LOBBY-SCREEN', 'LAB-SCANNER'),
  ),
  group(
    G.labDevices,
    'Lab devices',
    Array.from({ length: 30 }, (_, n) => `LAB-${(n + 1).toString().padStart(2, '0')}`).flatMap((name) =>
      entra(name),
    ),
  ),
  group(
    G.licensed,
    'License: Microsoft 365 with Intune',
    keysWhere((row) => !UNLICENSED.has(row[0]) && !LONELY.has(row[0])).map(idOf),
    { description: 'Gives the license' },
  ),
  group(G.everyone, 'Everyone at Contoso', keysWhere((row) => !LONELY.has(row[0])).map(idOf), {
    rule: '(user.userType -eq "Member")',
  }),
  group(
    G.corporateWindows,
    'Corporate Windows',
    entra('PERSON-LAPTOP', 'TWO-TOWER', 'AINO-LAPTOP', 'SAMI-LAPTOP', 'FIN-TOWER-2'),
    {
      rule: '(device.deviceOSType -eq "Windows") and (device.deviceOwnership -eq "Company")',
    },
  ),
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
  ),
  group(
    G.fieldTeam,
    'Field operations',
    people('person.one', 'person.two', 'aino.virtanen', 'otso.operator', 'ada.admin', 'norbert.norole'),
    { microsoft365: true },
  ),
  group(
    G.testLab,
    'Test lab',
    people(
      'thea.thirty',
      'sampo.laine',
      ...cases.flatMap(({ key, groups: own }) => (own === 'testLab' ? [key] : [])),
    ),
    { description: 'May enroll forty devices' },
  ),
  group(G.deskNordics, 'Help desk Nordics', people('otso.operator')),
  group(G.deskKiosks, 'Help desk kiosks', people('opal.operator')),
  group(G.deskEveryone, 'Help desk everyone', people('omar.operator')),
  group(G.deskSites, 'Help desk sites', people('odile.operator')),
  group(G.deskResearch, 'Help desk research', people('rae.research')),
  group(G.deskLogistics, 'Help desk logistics', people('lou.logistics')),
  group(G.lockDesk, 'Lock desk people', people('lars.lockdesk')),
  group(G.deskTrainees, 'Help desk trainees', people('nadia.narrow')),
  group(G.readers, 'Intune readers', people('reena.readonly')),
  group(G.accessManagers, 'Intune access managers', people('rolf.roles')),
  group(G.approvers, 'Intune approvers', people('ada.admin', 'gus.global', 'rita.rolegroup')),
  group(G.roleHolders, 'Intune administrators', people('rita.rolegroup'), {
    more: { isAssignableToRole: true },
  }),
  ...SITES.map((id, n) => {
    const person = PEOPLE[12 + n];
    return group(id, `Site ${(n + 1).toString().padStart(2, '0')}`, person ? people(person[0]) : []);
  }),
  ...Array.from({ length: 34 }, (_, at) => {
    const n = at + 1;
    const more = n <= 3 ? people('person.one') : [];
    return group(
      groupId(200 + n),
      `Project ${n.toString().padStart(2, '0')}`,
      [...people('gwen.groups'), ...more],
      {
        microsoft365: n % 4 === 0,
      },
    );
  }),
];
