import type { GraphApi, SecretKind } from '../contracts/graph.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import { Problem } from '../contracts/problem.ts';

/**
 * Template ids are the same in every tenant (MicrosoftDocs/entra-docs, "Microsoft Entra built-in roles",
 * docs/identity/role-based-access-control/permissions-reference.md).
 */
const TEMPLATE_IDS = {
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
} as const;

export type EntraRole = keyof typeof TEMPLATE_IDS;

interface Needed {
  /** Holders of one of these roles may see it. */
  roles: readonly EntraRole[];
  /** True if the person who owns the device in Entra may see it too. */
  owner: boolean;
}

/**
 * Secrets that Entra gives only to holders of its own roles (Graph: `Get bitlockerRecoveryKey`, `Get deviceLocalCredentialInfo`). With an
 * application's token Graph doesn't check the role, so the bot does.
 */
const NEEDED: Partial<Record<SecretKind, Needed>> = {
  recoveryKey: {
    roles: [
      'Cloud Device Administrator',
      'Helpdesk Administrator',
      'Intune Administrator',
      'Security Administrator',
      'Security Reader',
      'Global Reader',
      'Global Administrator',
    ],
    owner: true,
  },
  localAdminPassword: {
    roles: ['Cloud Device Administrator', 'Intune Administrator', 'Global Administrator'],
    owner: false,
  },
};

type SecretRuling =
  | { allowed: true; through: readonly string[] }
  | { allowed: false; roles: readonly EntraRole[]; owner: boolean };

/** Whether a person may see a kind of secret of a device. It is read now, never from memory. A refusal to tell counts as a no. */
export async function maySeeSecret(
  graph: Pick<GraphApi, 'directory'>,
  personId: string,
  kind: SecretKind,
  { azureADDeviceId }: Pick<ManagedDevice, 'azureADDeviceId'>,
): Promise<SecretRuling> {
  const needed = NEEDED[kind];
  if (!needed) return { allowed: true, through: [] };
  const held = new Set(
    (await orRefused(graph.directory.directoryRoles(personId))).map((id) => id.toLowerCase()),
  );
  const through = needed.roles.filter((role) => held.has(TEMPLATE_IDS[role]));
  if (through.length > 0) return { allowed: true, through };
  if (needed.owner && azureADDeviceId !== undefined) {
    const owned = await orRefused(graph.directory.ownedDevices(personId));
    if (owned.some(({ deviceId }) => deviceId?.toLowerCase() === azureADDeviceId.toLowerCase()))
      return { allowed: true, through: [OWNER] };
  }
  return { allowed: false, ...needed };
}

/** How the audit says that the person owns the device. */
const OWNER = 'Registered owner';

/** Any other failure throws: then nothing is shown either. */
async function orRefused<T>(reading: Promise<T[]>): Promise<T[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && ['notFound', 'forbidden', 'badRequest'].includes(error.kind)) return [];
    throw error;
  }
}
