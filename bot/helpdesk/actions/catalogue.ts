import type { DefinedAction } from './define.ts';
import { remoteLock } from './any-platform/remote-lock.ts';
import { everyAction } from './every-action.ts';

/** Every remote action, in the portal's order. */
export const catalogue = everyAction;

/** What is offered beside each device on its person's card. Everything else is on the device's own card. */
export const onUserCard: readonly RemoteAction[] = [remoteLock];

type Row = (typeof catalogue)[number];
export type ActionId = Row['id'];
export type RemoteTaskPermission = Row['permission'];
/** The ids of an action's form fields; never if it has no form. */
export type FieldId<Id extends ActionId> = NonNullable<Extract<Row, { id: Id }>['form']>[number]['id'];

/** Any action of the catalogue. */
export type RemoteAction = DefinedAction<ActionId, RemoteTaskPermission>;

export const permissionsOfActions: readonly RemoteTaskPermission[] = [
  ...new Set(catalogue.map(({ permission }) => permission)),
];

const byId: ReadonlyMap<string, RemoteAction> = new Map(catalogue.map((action) => [action.id, action]));

/** An action by an id that comes from outside: from the store or from a button's data. */
export function actionNamed(id: string): RemoteAction | undefined {
  return byId.get(id);
}
