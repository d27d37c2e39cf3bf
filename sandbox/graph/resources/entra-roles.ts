import type { Context } from '../context.ts';

/** Template ids of Entra's roles. */
export const ROLES = {
  cloudDevice: '7698a772-787b-4ac8-901f-60d6b08affd2',
  helpdesk: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  intune: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  security: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  authentication: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthentication: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  global: '62e90394-69f5-4237-9190-012177145e10',
} as const;

/** Whether the caller holds one of these roles. They are asked of people alone: an application is held by nobody. */
export function holds({ tenant, caller }: Context, templates: readonly string[]): boolean {
  if (caller.personId === undefined) return true;
  return tenant.memberships
    .transitive(caller.personId)
    .some(({ roleTemplateId }) => typeof roleTemplateId === 'string' && templates.includes(roleTemplateId));
}
