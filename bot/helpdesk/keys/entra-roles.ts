import { oneSpelling } from '../contracts/guid.ts';

/**
 * Entra's roles that administer Intune, or may see a secret, sign-ins or sign-in methods. Template ids are the same in every tenant (MicrosoftDocs/entra-docs, "Microsoft Entra built-in
 * roles", docs/identity/role-based-access-control/permissions-reference.md).
 */
const TEMPLATE_IDS = {
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
} as const;

export type EntraRole = keyof typeof TEMPLATE_IDS;

/** Those of the roles whose template ids are among `held`. */
export function rolesAmong(roles: readonly EntraRole[], held: readonly string[]): EntraRole[] {
  const ids = new Set(held.map(oneSpelling));
  return roles.filter((role) => ids.has(TEMPLATE_IDS[role]));
}
