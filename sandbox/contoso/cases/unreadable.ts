import type { Case } from './case.ts';
import { iphone, windows } from './case.ts';

/** People of whom Graph refuses a part. */
export const unreadableCases: readonly Case[] = [
  {
    key: 'ruth.refused',
    name: 'Ruth Refused',
    says: 'nobody may read her enrollment failures',
    devices: [windows('RUTH-LAPTOP')],
    refused: ['deviceManagementTroubleshootingEvents'],
    causes: [],
    unread: ['failures'],
  },
  {
    key: 'liam.license',
    name: 'Liam License',
    says: 'his licenses can’t be read, and his iPhone is jailbroken',
    devices: [iphone('Liam iPhone', { record: { jailBroken: 'True', complianceState: 'noncompliant' } })],
    refused: ['licenseDetails'],
    causes: [['jailbroken', 'Liam iPhone']],
    unread: ['license'],
  },
  {
    key: 'padma.policies',
    name: 'Padma Policies',
    says: 'a laptop that isn’t compliant, and whose policies can’t be read',
    devices: [windows('PADMA-LAPTOP', { record: { complianceState: 'noncompliant' } })],
    refusedOfDevices: ['deviceCompliancePolicyStates'],
    causes: [['notCompliant', 'PADMA-LAPTOP']],
    unread: ['policies'],
  },
  {
    key: 'greta.groups',
    name: 'Greta Groups',
    says: 'her groups and roles can’t be read',
    devices: [windows('GRETA-LAPTOP')],
    refused: ['transitiveMemberOf', 'memberOf'],
    causes: [],
    unread: ['groups', 'directoryRoles'],
  },
  {
    key: 'edda.entra',
    name: 'Edda Entra',
    says: 'her devices in Entra can’t be read',
    devices: [windows('EDDA-LAPTOP')],
    refused: ['registeredDevices', 'ownedDevices'],
    causes: [],
    unread: ['entra'],
  },
  {
    key: 'dirk.deviceless',
    name: 'Dirk Deviceless',
    says: 'his managed devices can’t be read',
    devices: [windows('DIRK-LAPTOP')],
    refused: ['managedDevices'],
    causes: [],
    unread: ['devices'],
  },
];
