import { ENTRA_ROLES } from '../../../support/action-tenant.ts';

/** Who sees which key, as Microsoft documents it. It is written from its pages, and not from the bot. */
export interface KindOfKey {
  button: string;
  on: 'windows' | 'macos';
  /** Intune gives it for devices of the organization alone. */
  corporate?: true;
  /** Entra's roles: one of them is enough. */
  entra?: readonly Role[];
  /** Whoever owns the device in Entra sees it, too. */
  owner?: true;
  /** The permission in an Intune role that covers the device. */
  intune?: string;
}

export type Role = keyof typeof ENTRA_ROLES;

/** Entra's roles that may do everything in Intune, whatever its own roles say. */
const MAY_ALL: readonly Role[] = ['Intune Administrator', 'Global Administrator'];

export const KINDS = {
  // Graph, "Get bitlockerRecoveryKey"
  recoveryKey: {
    button: 'Show recovery key',
    on: 'windows',
    entra: [
      ...(['Cloud Device Administrator', 'Helpdesk Administrator', 'Security Administrator'] as const),
      ...(['Security Reader', 'Global Reader'] as const),
      ...MAY_ALL,
    ],
    owner: true,
  },
  // Graph, "Get deviceLocalCredentialInfo"
  localAdminPassword: {
    button: 'Show local admin password',
    on: 'windows',
    entra: ['Cloud Device Administrator', ...MAY_ALL],
  },
  // Intune, "FileVault recovery keys"
  fileVaultKey: {
    button: 'Show FileVault key',
    on: 'macos',
    corporate: true,
    intune: 'Microsoft.Intune_RemoteTasks_GetFileVaultKey',
  },
} satisfies Record<string, KindOfKey>;

export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/** What somebody may do, and over what. */
export interface Right {
  title: string;
  roles?: readonly Role[];
  /** Permissions of their Intune role besides reading devices, and what another part of it takes away. */
  intune?: readonly string[];
  notIntune?: readonly string[];
  /** Whom their Intune role covers. Without it, everybody. */
  covers?: 'others' | 'other tags';
  owns?: true;
}

const task = (name: string) => `Microsoft.Intune_RemoteTasks_${name}`;
const everyTask = [
  'RotateBitLockerKeys',
  'RotateLocalAdminPassword',
  'RotateFileVaultKey',
  'GetFileVaultKey',
].map(task);
/** Nobody sees these through Graph’s documented calls: the passcode is only rotated, and the password of a Mac stands in the admin center. */
const MAC_RIGHTS = [
  task('RotateRecoveryLockPasscode'),
  'Microsoft.Intune_EnrollmentPrograms_ViewMacOSAdminPassword',
];

export const RIGHTS: readonly Right[] = [
  { title: 'reading devices alone' },
  ...(Object.keys(ENTRA_ROLES) as Role[]).map((role) => ({ title: role, roles: [role] })),
  { title: 'the permission for FileVault keys', intune: [task('GetFileVaultKey')] },
  {
    title: 'every permission to rotate keys',
    intune: everyTask.filter((one) => one !== task('GetFileVaultKey')),
  },
  { title: 'permissions for Recovery Lock and the passwords of Macs', intune: MAC_RIGHTS },
  {
    title: 'a permission that the role takes away again',
    intune: everyTask,
    notIntune: [task('GetFileVaultKey')],
  },
  { title: 'owning the laptop', owns: true },
  { title: 'owning the laptop and every permission', owns: true, intune: [...everyTask, ...MAC_RIGHTS] },
  {
    title: 'two roles that see different keys',
    roles: ['Security Reader'],
    intune: [task('GetFileVaultKey')],
  },
  {
    title: 'every right, for other people alone',
    roles: ['Cloud Device Administrator'],
    intune: everyTask,
    covers: 'others',
  },
  {
    title: 'every right, for other scope tags alone',
    roles: ['Helpdesk Administrator'],
    intune: everyTask,
    covers: 'other tags',
  },
];

export interface KeyDevice {
  system: 'windows' | 'macos' | 'ios';
  corporate: boolean;
  /** Whether whoever owns “the laptop” owns this. */
  owned?: true;
}

/** What Microsoft shows to whoever has this right. Nobody sees keys of a device that they may not read. */
export function microsoftShows(right: Right, kind: KindOfKey, device: KeyDevice): boolean {
  const { roles = [], intune = [], notIntune = [], covers, owns } = right;
  const all = roles.some((role) => MAY_ALL.includes(role));
  if (covers !== undefined && !all) return false;
  if (kind.on !== device.system || (kind.corporate && !device.corporate)) return false;
  if (kind.intune !== undefined)
    return all || (intune.includes(kind.intune) && !notIntune.includes(kind.intune));
  return (
    roles.some((role) => kind.entra?.includes(role)) ||
    (kind.owner === true && owns === true && device.owned === true)
  );
}
