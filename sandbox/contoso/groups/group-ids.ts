import { groupId } from '../ids.ts';

export const G = {
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
  testLab: groupId(12),
  deskNordics: groupId(20),
  deskKiosks: groupId(21),
  deskEveryone: groupId(22),
  deskSites: groupId(23),
  lockDesk: groupId(24),
  deskTrainees: groupId(25),
  readers: groupId(26),
  accessManagers: groupId(27),
  roleHolders: groupId(28),
  deskResearch: groupId(29),
  deskLogistics: groupId(30),
  approvers: groupId(40),
};
export const SITES = Array.from({ length: 24 }, (_, n) => groupId(100 + n));
